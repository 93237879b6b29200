/**
 * `npm run bench`: the office's figures, each beside a floor measured in the same run on the same machine. Prints a table; `--json` prints JSON.
 * `--binary PATH` measures a built executable instead of the source. Names choose: `npm run bench -- mail`. Two are measured only when
 * they are named, since making them takes a while and some gigabytes: `mail-search`, lists and searches of mail in an office of `--messages`
 * (2,000,000), and `chat-history`, the same of conversations (5,000,000).
 */
import { parseArgs } from "node:util";
import { measureSms } from "./bench/sms.ts";
import { programOf } from "./office/running.ts";
import { measureWrites } from "./bench/writes.ts";
import { measureSmtp } from "./bench/mail-smtp.ts";
import { measureChat } from "./bench/chat.ts";
import { measureChatHistory } from "./bench/chat-history.ts";
import { measureImap } from "./bench/imap.ts";
import { measureMailSearch } from "./bench/mail-search.ts";
import { measureList } from "./bench/list.ts";
import { measureStart } from "./bench/start.ts";
import type { Figure } from "./bench/figure.ts";

// A part of its own, with its own options.
if (process.argv[2] === "sms") process.exit(await measureSms(process.argv.slice(3)));

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    messages: { type: "string" },
    /** A folder in which the office that was made stays. */
    keep: { type: "string" },
    binary: { type: "string" },
    json: { type: "boolean", default: false },
    seconds: { type: "string", default: "5" },
  },
});
const program = programOf(values.binary);
const seconds = Number(values.seconds);

const MEASURES: Readonly<Record<string, () => Promise<Figure[]>>> = {
  start: () => measureStart(program, values.binary),
  list: () => measureList(program, seconds),
  writes: () => measureWrites(program, seconds),
  smtp: () => measureSmtp(program, seconds),
  imap: () => measureImap(program, seconds),
  chat: () => measureChat(program, seconds),
};

async function measureMail(): Promise<Figure[]> {
  const messages = Number(values.messages ?? 2_000_000);
  return measureMailSearch(program, { messages, own: Math.ceil(messages / 40), keep: values.keep });
}

/** `mail` is both doors of it. */
const chosen = positionals.flatMap((name) => (name === "mail" ? ["smtp", "imap"] : [name]));
const figures: Figure[] = [];
for (const [name, measure] of Object.entries(MEASURES)) {
  if (chosen.length === 0 || chosen.includes(name)) figures.push(...(await measure()));
}
if (positionals.includes("mail-search")) figures.push(...(await measureMail()));
if (positionals.includes("chat-history"))
  figures.push(
    ...(await measureChatHistory(program, { messages: Number(values.messages ?? 5_000_000), keep: values.keep })),
  );

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
