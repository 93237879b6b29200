import type { CommandInput, CommandSpec } from "../cli/command.ts";
import { UsageError } from "../cli/usage.ts";
import { passwordFrom } from "../cli/values.ts";
import { userTexts as texts } from "../locale/data.ts";
import { initTexts } from "../locale/init.ts";
import { usageTexts } from "../locale/usage.ts";
import { askControl, UNHEARD } from "../office/control.ts";
import { demandOffice, withOffice } from "../office/open.ts";
import { actOnPeople, PEOPLE_ACTIONS, type PeopleAnswer, type PeopleRequest } from "../office/people.ts";

export const user: CommandSpec = {
  name: "user",
  summary: texts.summary,
  about: texts.about,
  words: [
    {
      name: "ACTION",
      help: texts.action,
      choices: PEOPLE_ACTIONS,
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
    const request = requestOf(input);
    // Read before the folder is taken: a person may take his time to type.
    const needsPassword = request.action === "add" || request.action === "reset-password";
    const answer = await perform(input, needsPassword ? { ...request, password: await passwordFrom(input) } : request);
    if (answer.people) list(input, answer.people);
    if (answer.oneTime !== undefined) input.io.tell(texts.oneTime, { password: answer.oneTime });
    if (request.action !== "list") input.io.tell(texts.done, { username: request.username });
  },
};

function requestOf(input: CommandInput): PeopleRequest {
  // The choices of the word are these.
  const action = input.words[0] as PeopleRequest["action"];
  const name = input.option("name");
  if (action === "add" && name === undefined) throw new UsageError(usageTexts.missingOption, { name: "name" });
  const roles = action === "roles" ? wordAt(input, 2, "ROLES") : (input.option("roles") ?? "staff");
  return {
    action,
    username: action === "list" ? "" : wordAt(input, 1, "USERNAME"),
    name: name ?? "",
    roles: roles.split(",").map((role) => role.trim()),
    password: "",
    mustChange: !input.has("keep-password"),
  };
}

/** By the office that runs; where none does, by one that is opened for this. */
async function perform({ dataDir }: CommandInput, request: PeopleRequest): Promise<PeopleAnswer> {
  const answer = await askControl(dataDir, { ask: "people", request });
  if (answer !== UNHEARD) return answer as PeopleAnswer;
  return withOffice({ dataDir }, ({ services }) => actOnPeople(services.directory, request));
}

function list(input: CommandInput, people: NonNullable<PeopleAnswer["people"]>): void {
  if (input.json) input.io.print(JSON.stringify(people));
  else {
    for (const { username, name, positionTitle, departmentName } of people) {
      const place = [positionTitle, departmentName].filter((part) => part !== null).join(", ");
      input.io.print(`${username.padEnd(16)} ${name}${place === "" ? "" : ` (${place})`}`);
    }
  }
}

function wordAt(input: CommandInput, index: number, name: string): string {
  const word = input.words[index];
  if (word === undefined) throw new UsageError(usageTexts.missingWord, { name });
  return word;
}
