/**
 * `npm run bench`: the office's figures, each beside a floor measured in the same run on the same machine. Prints a table; `--json` prints JSON.
 * `--binary PATH` measures a built executable instead of the source. `-- mail-search` measures lists and searches of mail in an office of
 * `--messages` (2,000,000): making it takes a while and some gigabytes.
 */
import { parseArgs } from "node:util";
import { programOf } from "./office/running.ts";
import { measureWrites } from "./bench/writes.ts";
import { measureMailSearch } from "./bench/mail-search.ts";
import { measureList } from "./bench/list.ts";
import { measureStart } from "./bench/start.ts";
import type { Figure } from "./bench/figure.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    messages: { type: "string", default: "2000000" },
    /** A folder in which the office that was made stays. */
    keep: { type: "string" },
    binary: { type: "string" },
    json: { type: "boolean", default: false },
    seconds: { type: "string", default: "5" },
  },
});
const program = programOf(values.binary);
const seconds = Number(values.seconds);

async function measureAll(): Promise<Figure[]> {
  if (positionals[0] === "mail-search") {
    const messages = Number(values.messages);
    return measureMailSearch(program, { messages, own: Math.ceil(messages / 40), keep: values.keep });
  }
  return [
    ...(await measureStart(program, values.binary)),
    ...(await measureList(program, seconds)),
    ...(await measureWrites(program, seconds)),
  ];
}
const figures = await measureAll();

if (values.json) {
  process.stdout.write(`${JSON.stringify({ binary: values.binary ?? null, figures }, undefined, 2)}\n`);
} else {
  const cell = (figure: number | undefined, unit: string) =>
    figure === undefined ? "" : `${figure >= 100 ? figure.toFixed(0) : figure.toFixed(2)} ${unit}`;
  for (const { name, value, unit, floor, floorName, ratio } of figures) {
    const beside = floor === undefined ? "" : `${cell(floor, unit).padStart(16)}  ${floorName ?? ""}`;
    const share = ratio === undefined ? "" : `  ${(ratio * 100).toFixed(0)} %`;
    process.stdout.write(`${name.padEnd(44)}${cell(value, unit).padStart(16)}${beside}${share}\n`);
  }
}
