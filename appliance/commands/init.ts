import { Type } from "typebox";
import { Check } from "typebox/value";
import { isEmptyFolder } from "../../server/kernel/backup/restore.ts";
import { Line, OptionalLine } from "../../server/kernel/contract/index.ts";
import { DOMAIN_PATTERN } from "../../server/kernel/settings/agency.ts";
import { Username } from "../../server/modules/directory/contract.ts";
import type { CommandInput, CommandSpec } from "../cli/command.ts";
import { applianceErrors } from "../cli/faults.ts";
import { UsageError } from "../cli/usage.ts";
import { passwordFrom } from "../cli/values.ts";
import { initTexts as texts } from "../locale/init.ts";
import { createOffice, type NewOffice } from "../office/create.ts";

export const init: CommandSpec = {
  name: "init",
  summary: texts.summary,
  options: {
    agency: { value: "NAME", help: texts.agency, required: true },
    domain: { value: "DOMAIN", help: texts.domain, required: true },
    admin: { value: "USERNAME", help: texts.admin, required: true },
    "admin-name": { value: "NAME", help: texts.adminName },
    code: { value: "CODE", help: texts.code },
    "password-stdin": { help: texts.password, required: true },
  },
  examples: [
    'printf %s "$PASSWORD" | congso init --agency "Sở Nội vụ" --domain noivu.example --admin quantri --password-stdin',
  ],
  async run(input) {
    const wish = wishFrom(input);
    if (!isEmptyFolder(input.dataDir)) throw applianceErrors.notEmpty({ folder: input.dataDir });
    const password = await passwordFrom(input);
    await createOffice(input.dataDir, { ...wish, administrator: { ...wish.administrator, password } });
    input.io.tell(texts.done, { agency: wish.agency.name, folder: input.dataDir });
  },
};

function wishFrom(input: CommandInput): NewOffice {
  const text = (name: string, otherwise = "") => (input.option(name) ?? otherwise).normalize("NFC").trim();
  const domain = text("domain").toLowerCase();
  if (!Check(Type.String({ pattern: DOMAIN_PATTERN }), domain))
    throw new UsageError(texts.badDomain, { value: domain });
  const username = text("admin");
  if (!Check(Username, username)) throw new UsageError(texts.badUsername, { value: username });
  const agency = { name: text("agency"), code: text("code"), domain };
  if (!Check(Line(200), agency.name)) throw new UsageError(texts.badText, { name: "agency", max: 200 });
  if (!Check(OptionalLine(35), agency.code)) throw new UsageError(texts.badText, { name: "code", max: 35 });
  const name = text("admin-name", "Quản trị viên");
  if (!Check(Line(100), name)) throw new UsageError(texts.badText, { name: "admin-name", max: 100 });
  return { language: input.language, agency, administrator: { name, username, password: "" } };
}
