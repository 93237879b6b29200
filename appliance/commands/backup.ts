import { resolve } from "node:path";
import { makeBackup } from "../../server/kernel/backup/make.ts";
import { BACKUP_COUNTS } from "../../server/backup-counts.ts";
import { readBlueprint } from "../../server/blueprint.ts";
import type { CommandSpec } from "../cli/command.ts";
import { backupTexts as texts } from "../locale/data.ts";
import { demandOffice } from "../office/open.ts";
import { progressOn } from "../office/progress.ts";
import { VERSION } from "../version.ts";

export const backup: CommandSpec = {
  name: "backup",
  summary: texts.summary,
  about: texts.about,
  words: [{ name: "FILE", help: texts.file }],
  json: true,
  examples: ["congso backup /mnt/usb/congso-2026-11-23.tar --data /var/lib/congso"],
  async run(input) {
    demandOffice(input.dataDir);
    const made = await makeBackup({
      dataDir: input.dataDir,
      file: resolve(input.words[0] ?? ""),
      now: Date.now(),
      program: VERSION,
      blobReferences: readBlueprint().blobReferences,
      counts: BACKUP_COUNTS,
      onProgress: progressOn(input.io, texts.progress),
    });
    const { people = 0, messages = 0 } = made.counts;
    if (input.json) input.io.print(JSON.stringify(made));
    else {
      const size = (made.bytes / 1_048_576).toFixed(1);
      input.io.tell(texts.done, { file: made.file, people, messages, blobs: made.blobs, size });
    }
    const [first] = made.problems;
    if (!first) return 0;
    const missing = made.problems.filter(({ problem }) => problem === "missing").length;
    input.io.note(texts.problems, { missing, damaged: made.problems.length - missing, hash: first.hash });
    return 1;
  },
};
