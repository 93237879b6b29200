/**
 * `npm run bench`: the office's figures, each beside a floor measured in the same run on the same machine. Prints a table; `--json` prints JSON.
 * `--binary PATH` measures a built executable instead of the source.
 */
import { parseArgs } from "node:util";
import { measureSms } from "./bench/sms.ts";
import { programOf } from "./office/running.ts";
import { measureWrites } from "./bench/writes.ts";
import { measureList } from "./bench/list.ts";
import { measureStart } from "./bench/start.ts";
import type { Figure } from "./bench/figure.ts";

// A part of its own, with its own options.
if (process.argv[2] === "sms") process.exit(await measureSms(process.argv.slice(3)));

const { values } = parseArgs({
  options: {
    binary: { type: "string" },
    json: { type: "boolean", default: false },
    seconds: { type: "string", default: "5" },
  },
});
const program = programOf(values.binary);
const seconds = Number(values.seconds);

const figures: Figure[] = [
  ...(await measureStart(program, values.binary)),
  ...(await measureList(program, seconds)),
  ...(await measureWrites(program, seconds)),
];

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
