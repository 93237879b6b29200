import { systemActor } from "../../server/kernel/access/actor.ts";
import { EVERYONE } from "../../server/kernel/contract/index.ts";
import { defineErrors } from "../../server/kernel/errors.ts";
import type { Office } from "../../server/main.ts";
import type { CommandInput, CommandSpec } from "../cli/command.ts";
import { UsageError } from "../cli/usage.ts";
import { passwordFrom } from "../cli/values.ts";
import { userTexts as texts } from "../locale/data.ts";
import { initTexts } from "../locale/init.ts";
import { usageTexts } from "../locale/usage.ts";
import { demandOffice, withOffice } from "../office/open.ts";

const errors = defineErrors("user", {
  unknown: { status: 404, ...texts.unknown },
  unknownRole: { status: 404, ...texts.unknownRole },
});

const actor = systemActor("congso user", "cli");

export const user: CommandSpec = {
  name: "user",
  summary: texts.summary,
  about: texts.about,
  words: [
    {
      name: "ACTION",
      help: texts.action,
      choices: ["list", "add", "reset-password", "deactivate", "activate", "roles"],
    },
    { name: "USERNAME", help: texts.username, optional: true },
    { name: "ROLES", help: texts.roles, optional: true },
  ],
  options: {
    name: { value: "NAME", help: texts.name },
    roles: { value: "ROLES", help: texts.role },
    "keep-password": { help: texts.keep },
    "password-stdin": { help: initTexts.password },
  },
  json: true,
  examples: [
    'printf %s "$PASSWORD" | congso user reset-password hungnv --password-stdin',
    "congso user roles hungnv administrator,staff",
  ],
  async run(input) {
    demandOffice(input.dataDir);
    const [action = ""] = input.words;
    // Read before the folder is taken: a person may take his time to type.
    const needsPassword = action === "add" || action === "reset-password";
    const password = needsPassword ? await passwordFrom(input) : "";
    if (action !== "list") wordAt(input, 1, "USERNAME");
    await withOffice({ dataDir: input.dataDir }, async (office) => {
      if (action === "list") list(input, office);
      else await change(input, office, action, password);
    });
  },
};

function list(input: CommandInput, { services: { directory } }: Office): void {
  const people = directory.people(directory.expandAudience([EVERYONE]));
  if (input.json) input.io.print(JSON.stringify(people));
  else {
    for (const { username, name, positionTitle, departmentName } of people) {
      const place = [positionTitle, departmentName].filter((part) => part !== null).join(", ");
      input.io.print(`${username.padEnd(16)} ${name}${place === "" ? "" : ` (${place})`}`);
    }
  }
}

async function change(input: CommandInput, office: Office, action: string, password: string): Promise<void> {
  const { directory } = office.services;
  const username = wordAt(input, 1, "USERNAME");
  const chosen = { text: password, mustChange: !input.has("keep-password") };
  const id = (): number => {
    const found = directory.personByUsername(username);
    if (!found) throw errors.unknown({ username });
    return found.id;
  };
  switch (action) {
    case "add": {
      const name = input.option("name");
      if (name === undefined) throw new UsageError(usageTexts.missingOption, { name: "name" });
      const roleIds = rolesFrom(office, input.option("roles") ?? "staff");
      await directory.createPerson(actor, { name: name.normalize("NFC"), username, roleIds }, chosen);
      break;
    }
    case "reset-password":
      await directory.setPassword(actor, id(), chosen);
      break;
    case "deactivate":
      directory.deactivatePerson(actor, id());
      break;
    case "activate":
      input.io.tell(texts.oneTime, { password: directory.reactivatePerson(actor, id()) });
      break;
    default:
      directory.setRoles(actor, id(), rolesFrom(office, wordAt(input, 2, "ROLES")));
  }
  input.io.tell(texts.done, { username });
}

function rolesFrom({ services: { directory } }: Office, text: string): number[] {
  return text.split(",").map((role) => {
    const id = directory.roleIdOf(role.trim());
    if (id === undefined) throw errors.unknownRole({ role });
    return id;
  });
}

function wordAt(input: CommandInput, index: number, name: string): string {
  const word = input.words[index];
  if (word === undefined) throw new UsageError(usageTexts.missingWord, { name });
  return word;
}
