import { existsSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { Type } from "typebox";
import { Check } from "typebox/value";
import { systemActor } from "../../server/kernel/access/actor.ts";
import { isEmptyFolder } from "../../server/kernel/backup/restore.ts";
import { Exactly, Line, OneOf, OptionalLine, type Static } from "../../server/kernel/contract/index.ts";
import { kernelErrors } from "../../server/kernel/errors.ts";
import { DOMAIN_PATTERN } from "../../server/kernel/settings/agency.ts";
import { Password, Username } from "../../server/modules/directory/contract.ts";
import { applianceErrors } from "../cli/faults.ts";
import { withOffice } from "./open.ts";

/** What a new office begins with: the agency and its first administrator. */
export const NewOffice = Exactly({
  language: OneOf(["vi", "en"]),
  agency: Exactly({
    name: Line(200),
    code: OptionalLine(35),
    domain: Type.String({ pattern: DOMAIN_PATTERN }),
  }),
  administrator: Exactly({ name: Line(100), username: Username, password: Password }),
});
export type NewOffice = Static<typeof NewOffice>;

/** Makes an office in an empty folder. Whatever goes wrong, the folder is empty again. */
export async function createOffice(dataDir: string, wish: NewOffice): Promise<void> {
  if (!Check(NewOffice, wish)) throw kernelErrors.invalidInput({ detail: "/" });
  const { agency, administrator, language } = wish;
  await inEmptyFolder(dataDir, () =>
    withOffice({ dataDir }, async ({ kernel, services: { directory } }) => {
      kernel.settings.agency.update({ ...agency, language });
      const actor = systemActor("congso init", "setup");
      const role = directory.roleIdOf("administrator");
      await directory.createPerson(
        actor,
        {
          name: administrator.name.normalize("NFC"),
          username: administrator.username,
          language,
          ...(role !== undefined && { roleIds: [role] }),
        },
        { text: administrator.password, mustChange: false },
      );
    }),
  );
}

/** Fills an empty folder; what a failure left half done is taken away. */
export async function inEmptyFolder<T>(dataDir: string, fill: () => Promise<T>): Promise<T> {
  if (!isEmptyFolder(dataDir)) throw applianceErrors.notEmpty({ folder: dataDir });
  const wasThere = existsSync(dataDir);
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    return await fill();
  } catch (error) {
    if (wasThere)
      for (const name of readdirSync(dataDir)) rmSync(join(dataDir, name), { recursive: true, force: true });
    else rmSync(dataDir, { recursive: true, force: true });
    throw error;
  }
}
