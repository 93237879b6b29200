import { isEmptyFolder } from "../../server/kernel/backup/restore.ts";
import type { CommandSpec } from "../cli/command.ts";
import { applianceErrors } from "../cli/faults.ts";
import { dayOption, numberOption, passwordFrom } from "../cli/values.ts";
import { AGENCY } from "../demo/agency.ts";
import { makeDemo } from "../demo/make.ts";
import { demoTexts as texts } from "../locale/data.ts";
import { initTexts } from "../locale/init.ts";

export const demo: CommandSpec = {
  name: "demo",
  summary: texts.summary,
  about: texts.about,
  options: {
    people: { value: "N", help: texts.people },
    seed: { value: "S", help: texts.seed },
    today: { value: "YYYY-MM-DD", help: texts.today },
    "password-stdin": { help: initTexts.password, required: true },
  },
  json: true,
  examples: ['printf %s "$PASSWORD" | congso demo --people 60 --seed 1 --password-stdin'],
  async run(input) {
    const people = numberOption(input, "people", { min: 5, max: 3000, default: 60 });
    const today = dayOption(input, "today");
    if (!isEmptyFolder(input.dataDir)) throw applianceErrors.notEmpty({ folder: input.dataDir });
    const password = await passwordFrom(input);
    const began = Date.now();
    const made = await makeDemo({
      dataDir: input.dataDir,
      people,
      seed: input.option("seed") ?? "1",
      password,
      ...(today !== undefined && { today }),
    });
    if (input.json) {
      input.io.print(JSON.stringify({ folder: input.dataDir, agency: AGENCY.name, people: made.people }));
      return;
    }
    input.io.tell(texts.done, {
      agency: AGENCY.name,
      folder: input.dataDir,
      people: made.people.length,
      mails: made.plan.mails.length,
      polls: made.plan.polls.length,
      seconds: ((Date.now() - began) / 1000).toFixed(1),
    });
    input.io.tell(texts.signIn);
    for (const person of made.people) {
      input.io.print(`  ${person.username.padEnd(16)} ${person.name}, ${person.position}, ${person.department}`);
    }
    input.io.tell(texts.next, { folder: input.dataDir });
  },
};
