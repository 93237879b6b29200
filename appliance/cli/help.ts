import type { Language } from "../../server/kernel/errors.ts";
import { usageTexts } from "../locale/usage.ts";
import { say } from "../locale/text.ts";
import type { CommandSpec } from "./command.ts";
import { optionsOf } from "./usage.ts";

const WIDTH = 100;

/** `congso --help`: one line a command. */
export function helpOfAll(commands: readonly CommandSpec[], language: Language): string {
  const rows = commands.map((command) => [command.name, say(command.summary, language)] as const);
  return [
    say(usageTexts.title, language),
    "",
    `${say(usageTexts.usage, language)}: congso <command> [options]`,
    "",
    `${say(usageTexts.commands, language)}:`,
    ...table(rows),
    "",
    ...wrap(say(usageTexts.exitCodes, language), 0),
    say(usageTexts.more, language),
  ].join("\n");
}

/** `congso NAME --help`, made from the command's description. */
export function helpOf(command: CommandSpec, language: Language): string {
  const words = command.words ?? [];
  const synopsis = words.map((word) => {
    const name = (word.choices ? word.choices.join("|") : word.name) + (word.many ? "…" : "");
    return word.optional ? `[${name}]` : name;
  });
  const lines = [
    ...wrap(say(command.summary, language), 0),
    "",
    `${say(usageTexts.usage, language)}: ${["congso", command.name, ...synopsis].join(" ")} [options]`,
  ];
  if (command.about) {
    for (const paragraph of say(command.about, language).split("\n")) lines.push("", ...wrap(paragraph, 0));
  }
  if (words.length > 0) {
    lines.push("", `${say(usageTexts.words, language)}:`);
    lines.push(...table(words.map((word) => [word.name, say(word.help, language)] as const)));
  }
  lines.push("", `${say(usageTexts.options, language)}:`);
  lines.push(
    ...table(
      Object.entries(optionsOf(command)).map(([name, spec]) => {
        const required = spec.required ? ` ${say(usageTexts.required, language)}` : "";
        const value = spec.value === undefined ? "" : ` ${spec.value}`;
        return [`--${name}${value}`, `${say(spec.help, language)}${required}`] as const;
      }),
    ),
  );
  if (command.examples) {
    lines.push("", `${say(usageTexts.examples, language)}:`, ...command.examples.map((example) => `  ${example}`));
  }
  return lines.join("\n");
}

function table(rows: readonly (readonly [string, string])[]): string[] {
  const left = Math.min(Math.max(...rows.map(([name]) => name.length)) + 4, 30);
  return rows.flatMap(([name, text]) => {
    const lines = wrap(text, left);
    const head = `  ${name}`;
    if (head.length >= left) return [head, ...lines];
    return [head.padEnd(left) + (lines[0] ?? "").trimStart(), ...lines.slice(1)];
  });
}

/** Breaks a text into lines of the terminal's usual width, each `indent` spaces in. */
function wrap(text: string, indent: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line !== "" && indent + line.length + 1 + word.length > WIDTH) {
      lines.push(" ".repeat(indent) + line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  lines.push(" ".repeat(indent) + line);
  return lines;
}
