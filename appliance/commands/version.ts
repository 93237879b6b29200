import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { CommandSpec } from "../cli/command.ts";
import { versionTexts as texts } from "../locale/data.ts";
import { VERSION } from "../version.ts";

export const version: CommandSpec = {
  name: "version",
  summary: texts.summary,
  options: { licences: { help: texts.licences } },
  json: true,
  run(input) {
    const { node, sqlite = "?" } = process.versions;
    const platform = `${process.platform}-${process.arch}`;
    const licences = input.has("licences") ? readLicences() : undefined;
    if (input.json) {
      input.io.print(
        JSON.stringify({ version: VERSION, node, sqlite, platform, ...(licences !== undefined && { licences }) }),
      );
    } else if (input.has("licences")) {
      if (licences === undefined) input.io.tell(texts.noLicences);
      else input.io.print(licences);
    } else {
      input.io.print(`Công Sở ${VERSION}`);
      input.io.tell(texts.node, { node, sqlite, platform });
    }
    return Promise.resolve();
  },
};

/** The build puts the licences of every bundled part beside the program. */
function readLicences(): string | undefined {
  const candidates = [join(import.meta.dirname, "LICENCES.txt"), join(import.meta.dirname, "../../dist/LICENCES.txt")];
  const file = candidates.find(existsSync);
  return file === undefined ? undefined : readFileSync(file, "utf8");
}
