import { accessSync, constants } from "node:fs";
import { resolve } from "node:path";
import { restoreBackup } from "../../server/kernel/backup/restore.ts";
import { compareMigrations } from "../../server/kernel/database/migrations.ts";
import { readBlueprint } from "../../server/blueprint.ts";
import { formatInstant } from "../../server/kernel/text/index.ts";
import type { CommandSpec } from "../cli/command.ts";
import { applianceErrors, codeOf } from "../cli/faults.ts";
import { backupTexts, restoreTexts as texts } from "../locale/data.ts";
import { progressOn } from "../office/progress.ts";

export const restore: CommandSpec = {
  name: "restore",
  summary: texts.summary,
  about: texts.about,
  words: [{ name: "FILE", help: texts.file }],
  json: true,
  examples: ["congso restore congso-2026-11-23.tar --data /var/lib/congso"],
  async run(input) {
    const file = resolve(input.words[0] ?? "");
    demandReadable(file);
    const { migrations } = readBlueprint();
    const restored = await restoreBackup({
      file,
      dataDir: input.dataDir,
      now: Date.now(),
      accept: (applied) => void compareMigrations(migrations, applied),
      onProgress: progressOn(input.io, backupTexts.progress),
    });
    if (input.json) {
      input.io.print(JSON.stringify({ folder: input.dataDir, ...restored }));
      return;
    }
    const { people = 0, messages = 0 } = restored.counts;
    const at = formatInstant(restored.madeAt, input.language);
    input.io.tell(texts.done, { folder: input.dataDir, at, people, messages, blobs: restored.blobs });
  },
};

function demandReadable(file: string): void {
  try {
    accessSync(file, constants.R_OK);
  } catch (error) {
    throw applianceErrors.cannotRead({ file, reason: codeOf(error) });
  }
}
