import { Type } from "typebox";
import { Exactly, OneOf, OptionalLine, type Static } from "../contract/index.ts";
import { defineSettings } from "./define.ts";

/** A host name of at least one label, in lower case: `sotuphap.langson.gov.vn`, `office.lan`. RFC 1123 §2.1. */
export const DOMAIN_PATTERN =
  "^(?=.{1,253}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*$";

/** How the program speaks to people: "bạn", "đồng chí", or by their position. */
export const ADDRESS_FORMS = ["you", "comrade", "position"] as const;

/** Who the office is. Empty until the first run has been gone through. */
export const agencySettings = defineSettings(
  "agency",
  Exactly({
    name: OptionalLine(200),
    /** The agency above, as it stands on paper over the name; may be empty. */
    parentName: OptionalLine(200),
    /** Identifier of the agency, `H37.12`; may be empty. */
    code: OptionalLine(35),
    /** The place in the date line of documents. */
    place: OptionalLine(60),
    /** What follows @ in mail addresses. */
    domain: Type.String({ pattern: DOMAIN_PATTERN }),
    zone: Type.String({ pattern: "^[A-Za-z_]+(/[A-Za-z0-9_+-]+)*$" }),
    language: OneOf(["vi", "en"]),
    addressForm: OneOf(ADDRESS_FORMS),
  }),
  {
    name: "",
    parentName: "",
    code: "",
    place: "",
    domain: "congso.lan",
    zone: "Asia/Ho_Chi_Minh",
    language: "vi",
    addressForm: "you",
  },
);

export type Agency = Static<typeof agencySettings.schema>;
