import { resolve } from "node:path";
import { parseArgs } from "node:util";
import type { Language } from "../../server/kernel/errors.ts";
import { usageTexts } from "../locale/usage.ts";
import { say, type Text, type TextParams } from "../locale/text.ts";
import type { CommandInput, CommandSpec, OptionSpecs } from "./command.ts";

/** The call itself is wrong: exit code 2, with the way to the help. */
export class UsageError extends Error {
  readonly text: Text;
  readonly params: TextParams;

  constructor(text: Text, params: TextParams = {}) {
    super(say(text, "en", params));
    this.name = "UsageError";
    this.text = text;
    this.params = params;
  }
}

/** What every command takes beside its own options. */
export const COMMON: OptionSpecs = {
  data: { value: usageTexts.folder, help: usageTexts.data },
  lang: { value: "vi|en", help: usageTexts.lang },
  help: { help: usageTexts.help },
};
export const JSON_OPTION: OptionSpecs = { json: { help: usageTexts.json } };

export function optionsOf(command: CommandSpec): OptionSpecs {
  return { ...command.options, ...(command.json ? JSON_OPTION : {}), ...COMMON };
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** Vietnamese, unless `--lang` or CONGSO_LANG asks for English. Read before the rest, so that wrong usage is explained in it too. */
export function languageFrom(args: readonly string[], environment: Environment): Language {
  const at = args.lastIndexOf("--lang");
  const asked =
    args.findLast((arg) => arg.startsWith("--lang="))?.slice(7) ??
    (at < 0 ? undefined : args[at + 1]) ??
    environment["CONGSO_LANG"];
  return asked === "en" ? "en" : "vi";
}

/** `--data`, else CONGSO_DATA, else the folder `data` where the command is run. */
export function dataDirFrom(given: string | undefined, environment: Environment): string {
  return resolve(given ?? environment["CONGSO_DATA"] ?? "data");
}

type Parsed = Omit<CommandInput, "io" | "language"> & { readonly wantsHelp: boolean };

/** Reads the words after the command's name. Throws `UsageError`. */
export function parse(command: CommandSpec, args: readonly string[], environment: Environment): Parsed {
  const specs = optionsOf(command);
  const { values, positionals } = parseStrictly(specs, args);
  const wantsHelp = values["help"] === true;
  const text = (name: string): string | undefined => {
    const value = values[name];
    return typeof value === "string" ? value : undefined;
  };
  const language = text("lang");
  if (language !== undefined && language !== "vi" && language !== "en") throw new UsageError(usageTexts.badLanguage);
  if (!wantsHelp) {
    for (const [name, spec] of Object.entries(specs)) {
      if (spec.required && values[name] === undefined) throw new UsageError(usageTexts.missingOption, { name });
    }
    checkWords(command, positionals);
  }
  return {
    wantsHelp,
    dataDir: dataDirFrom(text("data"), environment),
    json: values["json"] === true,
    words: positionals,
    option: text,
    has: (name) => values[name] === true,
  };
}

function parseStrictly(specs: OptionSpecs, args: readonly string[]) {
  const options = Object.fromEntries(
    Object.entries(specs).map(([name, { value }]) => [
      name,
      { type: value === undefined ? ("boolean" as const) : ("string" as const) },
    ]),
  );
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    const named = error instanceof Error ? /'(?:-\w, )?(-[^' ]*)/.exec(error.message)?.[1] : undefined;
    if (code === "ERR_PARSE_ARGS_UNKNOWN_OPTION") throw new UsageError(usageTexts.unknownOption, { name: named ?? "" });
    if (code === "ERR_PARSE_ARGS_INVALID_OPTION_VALUE")
      throw new UsageError(usageTexts.badValue, { name: named ?? "" });
    throw error;
  }
}

function checkWords(command: CommandSpec, given: readonly string[]): void {
  const words = command.words ?? [];
  words.forEach((word, index) => {
    const value = given[index];
    if (value === undefined) {
      if (!word.optional) throw new UsageError(usageTexts.missingWord, { name: word.name });
    } else if (word.choices && !word.choices.includes(value)) {
      throw new UsageError(usageTexts.badWord, { name: value, choices: word.choices.join(", ") });
    }
  });
  const extra = given[words.length];
  if (extra !== undefined && words.at(-1)?.many !== true) throw new UsageError(usageTexts.extraWord, { name: extra });
}
