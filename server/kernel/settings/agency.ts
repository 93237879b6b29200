import { Type, type Static } from "typebox";
import { Exactly, Line, OneOf, OptionalLine } from "../contract/index.ts";
import { defineSettings } from "./settings.ts";

/** A DNS name with at least one dot, in lower case (RFC 1035 §2.3.1): what stands after the @. */
const Domain = Type.String({
  maxLength: 190,
  pattern: "^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?$",
});

/** Who the agency is. An office that has not been set up has an empty name. */
export const AgencySchema = Exactly({
  /** Full official name (UBND xã Đồng Đăng). */
  name: OptionalLine(200),
  /** The name of the agency above, as it stands over the own one on documents. */
  parentName: OptionalLine(200),
  /** Abbreviation in document symbols (`BNV` in 15/QĐ-BNV). */
  code: OptionalLine(40),
  /** What stands after the @ of the agency's mail addresses. */
  domain: Type.Union([Domain, Type.Literal("")]),
  /** Place in the date line of documents (Lạng Sơn). */
  place: OptionalLine(100),
  address: OptionalLine(300),
  phone: OptionalLine(40),
  /** IANA time zone in which days begin and jobs run. */
  zone: Line(60),
  /** The language of the screens for whoever has not chosen one. */
  language: OneOf(["vi", "en"]),
  /** How the program speaks to people. */
  addressTerm: OneOf(["bạn", "đồng chí", "anh/chị", "quý vị"]),
  /** How people are named on lists: by name alone, or with their position before it. */
  showPosition: Type.Boolean(),
});
export type AgencySettings = Static<typeof AgencySchema>;

export const agencySettings = defineSettings("agency", AgencySchema, {
  name: "",
  parentName: "",
  code: "",
  domain: "",
  place: "",
  address: "",
  phone: "",
  zone: "Asia/Ho_Chi_Minh",
  language: "vi",
  addressTerm: "bạn",
  showPosition: true,
});
