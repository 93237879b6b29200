import { Refusal, type Language } from "../../server/kernel/errors.ts";
import { say, type Text, type TextParams } from "../locale/text.ts";
import { usageTexts } from "../locale/usage.ts";
import type { CommandSpec, Io } from "./command.ts";
import { plainFault } from "./faults.ts";
import { helpOf, helpOfAll } from "./help.ts";
import { languageFrom, parse, UsageError, type Environment } from "./usage.ts";

/** The streams that the program was started with, or a test's own. */
export interface Streams {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly readInput: () => Promise<string>;
}

/** Exit codes: 0 done, 1 refused or failed with one line on stderr, 2 wrong usage. */
export async function runCommandLine(
  commands: readonly CommandSpec[],
  args: readonly string[],
  environment: Environment,
  streams: Streams,
): Promise<number> {
  const language = languageFrom(args, environment);
  const [first, ...rest] = withoutLanguage(args);
  if (first === undefined || first === "help" || first === "--help" || first === "-h") {
    const asked = commands.find(({ name }) => name === rest[0]);
    streams.out(`${asked ? helpOf(asked, language) : helpOfAll(commands, language)}\n`);
    return first === undefined ? 2 : 0;
  }
  const name = first === "--version" ? "version" : first;
  const command = commands.find((each) => each.name === name);
  try {
    if (!command) throw new UsageError(usageTexts.unknownCommand, { name });
    const input = parse(command, rest, environment);
    if (input.wantsHelp) {
      streams.out(`${helpOf(command, language)}\n`);
      return 0;
    }
    return (await command.run({ ...input, language, io: ioOn(streams, language) })) ?? 0;
  } catch (error) {
    return report(error, command, language, environment, streams);
  }
}

/** `--lang` may stand before the command's name too. */
function withoutLanguage(args: readonly string[]): string[] {
  const kept = [...args];
  if (kept[0] === "--lang") kept.splice(0, 2);
  else if (kept[0]?.startsWith("--lang=")) kept.splice(0, 1);
  return kept;
}

function ioOn({ out, err, readInput }: Streams, language: Language): Io {
  return {
    print: (line) => {
      out(`${line}\n`);
    },
    tell: (text: Text, params?: TextParams) => {
      out(`${say(text, language, params)}\n`);
    },
    note: (text: Text, params?: TextParams) => {
      err(`${say(text, language, params)}\n`);
    },
    readInput,
  };
}

function report(
  thrown: unknown,
  command: CommandSpec | undefined,
  language: Language,
  environment: Environment,
  { err }: Streams,
): number {
  if (thrown instanceof UsageError) {
    const place = command ? `congso ${command.name}` : "congso";
    err(`${say(thrown.text, language, thrown.params)} ${say(usageTexts.seeHelp, language, { command: place })}\n`);
    return 2;
  }
  const error = plainFault(thrown);
  if (error instanceof Refusal) {
    err(`${oneLine(error.say(language))}\n`);
  } else {
    const detail = oneLine(error instanceof Error ? error.message : String(error));
    err(`${say(usageTexts.internal, language, { detail })}\n`);
  }
  if (environment["CONGSO_DEBUG"] !== undefined && thrown instanceof Error) err(`${thrown.stack ?? ""}\n`);
  return 1;
}

function oneLine(text: string): string {
  return text.replace(/\s*\n\s*/g, " ");
}
