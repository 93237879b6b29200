import { msg } from "../../kernel/i18n.ts";
import type { NewOffice } from "../../kernel/setup-api.ts";

/** How an empty data folder becomes an office. */
export type Way = "new" | "sample" | "restore";
export type Step = "welcome" | "agency" | "administrator" | "sample" | "restore" | "done";

export interface SetupValues {
  readonly way: Way;
  readonly code: string;
  readonly agencyName: string;
  readonly agencyCode: string;
  readonly domain: string;
  readonly name: string;
  readonly username: string;
  readonly password: string;
  readonly again: string;
}

export const EMPTY: SetupValues = {
  way: "new",
  code: "",
  agencyName: "",
  agencyCode: "",
  domain: "",
  name: "",
  username: "",
  password: "",
  again: "",
};

const STEPS: Record<Way, readonly Step[]> = {
  new: ["welcome", "agency", "administrator", "done"],
  sample: ["welcome", "sample", "done"],
  restore: ["welcome", "restore", "done"],
};

/** The steps of a way, in order. */
export function stepsOf(way: Way): readonly Step[] {
  return STEPS[way];
}

type Wrong = Partial<Record<keyof SetupValues, string>>;

/** What is wrong with what a step asks; empty when one may go on. */
export function checkStep(step: Step, values: SetupValues, codeRequired: boolean): Wrong {
  const wrong: Wrong = {};
  if (step === "welcome" && codeRequired && values.code.trim() === "") {
    wrong.code = msg("Hãy nhập mã mà chương trình đã in ra trên máy chủ.", { id: "setup.need-code" });
  }
  if (step === "agency") {
    if (values.agencyName.trim() === "") wrong.agencyName = msg("Hãy nhập tên cơ quan.", { id: "setup.need-agency" });
    if (!/^[\p{L}\p{N}](?:[\p{L}\p{N}.-]{0,38}[\p{L}\p{N}])?$/u.test(values.agencyCode.trim())) {
      wrong.agencyCode = msg("Mã chỉ gồm chữ, số, dấu chấm và gạch nối, như H37.12.", { id: "setup.bad-code" });
    }
    if (
      !/^(?=.{3,253}$)([a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/.test(values.domain.trim().toLowerCase())
    ) {
      wrong.domain = msg("Tên miền chưa đúng. Hãy nhập như: tenhuyen.langson.gov.vn", { id: "setup.bad-domain" });
    }
  }
  if (step === "administrator") {
    if (values.name.trim() === "") wrong.name = msg("Hãy nhập họ và tên.", { id: "setup.need-name" });
    if (!/^[a-z0-9](?:[a-z0-9._-]{0,38}[a-z0-9])?$/.test(values.username)) {
      wrong.username = msg("Chỉ dùng chữ thường không dấu, số, dấu chấm, gạch.", { id: "setup.bad-username" });
    }
  }
  if (step === "administrator" || step === "sample") Object.assign(wrong, checkPassword(values));
  return wrong;
}

function checkPassword({ password, again }: SetupValues): Wrong {
  const wrong: Wrong = {};
  if ([...password].length < 8) wrong.password = msg("Hãy dùng ít nhất 8 ký tự.", { id: "setup.short-password" });
  if (again !== password) wrong.again = msg("Hai lần nhập không giống nhau. Hãy nhập lại.", { id: "setup.not-same" });
  return wrong;
}

/** What is sent to make a new office. */
export function newOffice(values: SetupValues, language: "vi" | "en"): NewOffice {
  const code = values.code.trim();
  return {
    ...(code !== "" && { code }),
    language,
    agency: {
      name: values.agencyName.trim(),
      code: values.agencyCode.trim(),
      domain: values.domain.trim().toLowerCase(),
    },
    administrator: { name: values.name.trim(), username: values.username, password: values.password },
  };
}

const FIELDS: Readonly<Record<string, keyof SetupValues>> = {
  code: "code",
  "agency.name": "agencyName",
  "agency.code": "agencyCode",
  "agency.domain": "domain",
  "administrator.name": "name",
  "administrator.username": "username",
  "administrator.password": "password",
  password: "password",
};

/** The wizard's field and step for what the server found wrong; undefined when it is about the whole. */
export function placeOf(field: string | undefined): { field: keyof SetupValues; step?: Step } | undefined {
  const known = field === undefined ? undefined : FIELDS[field];
  if (!known) return undefined;
  if (known === "code") return { field: known, step: "welcome" };
  if (field?.startsWith("agency.")) return { field: known, step: "agency" };
  return { field: known };
}
