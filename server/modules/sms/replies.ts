import { fold } from "../../kernel/text/index.ts";

/** What somebody wrote back, as far as questions can tell. */
export type Reply =
  | { readonly kind: "stop" }
  /** A choice, from 0, of the question with this code; `code` undefined where only one is open. */
  | { readonly kind: "choice"; readonly code: number | undefined; readonly choice: number }
  | { readonly kind: "other" };

const STOP = /^(stop|huy|tu choi nhan tin|dung)[.!]?$/;
const YES = ["co", "yes", "ok", "dong y", "y", "xac nhan", "da nhan", "da ro"];
const NO = ["khong", "no", "ko", "k", "n", "tu choi"];

export interface OpenQuestion {
  readonly code: number | null;
  readonly choices: readonly string[];
}

/**
 * Reads a reply without marks and case: a number, a choice's own words, or yes and no where the question has two choices (yes where it has one). Where several
 * questions are open its code comes first: `12 2`.
 */
export function readReply(text: string, open: readonly OpenQuestion[]): Reply {
  const words = fold(text)
    .replace(/["'“”]/g, "")
    .trim();
  if (STOP.test(words)) return { kind: "stop" };
  const coded = /^(\d{2,3})[\s.:,-]+(.+)$/.exec(words) ?? codeLast(words);
  if (coded) {
    const code = Number(coded[1]);
    const question = open.find((each) => each.code === code);
    const choice = question && choiceIn(coded[2] ?? "", question.choices);
    if (choice !== undefined) return { kind: "choice", code, choice };
  }
  const question = withoutCode(open);
  const choice = question && choiceIn(words, question.choices);
  return choice === undefined ? { kind: "other" } : { kind: "choice", code: undefined, choice };
}

/** `ok 12`: as a confirmation is asked for. */
function codeLast(words: string): readonly string[] | undefined {
  const [, said = "", code = ""] = /^([a-z ]+?)[\s.:,-]+(\d{2,3})[.!]?$/.exec(words) ?? [];
  return code === "" ? undefined : [words, code, said];
}

/** The question that a reply without a code means: the only one, or the only one that was asked without a code. */
export function withoutCode<Q extends OpenQuestion>(open: readonly Q[]): Q | undefined {
  const bare = open.length === 1 ? open : open.filter(({ code }) => code === null);
  return bare.length === 1 ? bare[0] : undefined;
}

function choiceIn(words: string, choices: readonly string[]): number | undefined {
  const said = words.replace(/[.!,\s]+$/, "");
  const number = /^(?:so |chon )?(\d{1,2})$/.exec(said)?.[1];
  if (number !== undefined)
    return Number(number) >= 1 && Number(number) <= choices.length ? Number(number) - 1 : undefined;
  const named = choices.findIndex((choice) => fold(choice) === said);
  if (named >= 0) return named;
  if (choices.length > 2) return undefined;
  if (YES.includes(said)) return 0;
  return choices.length === 2 && NO.includes(said) ? 1 : undefined;
}
