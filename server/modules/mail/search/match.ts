/** From what was asked for to the right side of MATCH over `mail_search`, and to conditions on rows. Pure: the words that a prefix may become are given. */
import { parseQuery, type Term } from "../../../kernel/text/index.ts";
import type { MessageState, Part, TextField } from "./language.ts";

/** Where each field of the language is looked for; words without a field everywhere. */
const COLUMNS: Readonly<Record<TextField, readonly string[]>> = {
  from: ["sender"],
  to: ["recipients"],
  cc: ["copies"],
  subject: ["subject"],
  filename: ["files"],
};
const EVERYWHERE = ["sender", "recipients", "copies", "subject", "body", "files", "inside"];

/** A part that is looked up in the index: which columns, which words. */
export interface TextPart {
  readonly not: boolean;
  readonly columns: readonly string[];
  readonly terms: readonly Term[];
}

/** The parts that are words. Only the last thing typed may still be growing, and only where no quote closed it. */
export function textParts(parts: readonly Part[], typedLength: number): TextPart[] {
  return parts.flatMap((part, at): TextPart[] => {
    if (!("text" in part) || part.kind === "in" || part.kind === "label") return [];
    const isLast = at === parts.length - 1 && part.end === typedLength;
    const isClosed = part.kind === "phrase" || ("whole" in part && part.whole) || !isLast || part.not;
    const { terms } = parseQuery(isClosed ? `"${part.text}"` : part.text);
    const columns = part.kind === "words" || part.kind === "phrase" ? EVERYWHERE : COLUMNS[part.kind];
    return terms.length === 0 ? [] : [{ not: part.not, columns, terms }];
  });
}

/** The beginnings of words that have to be looked up before `matchOf`. */
export function prefixesOf(parts: readonly TextPart[]): string[] {
  return [...new Set(parts.flatMap(({ terms }) => terms.flatMap((term) => term.prefixes.folded)))];
}

/** MATCH for everything that is to be there and not there, among what the accounts have. */
export function matchOf(
  holders: readonly string[],
  parts: readonly TextPart[],
  grown: ReadonlyMap<string, readonly string[]>,
): string {
  const within = ({ columns, terms }: TextPart) =>
    `({${columns.join(" ")}} : (${terms.map((term) => foldedTerm(term, grown)).join(" AND ")}))`;
  const wanted = [`(holders : (${holders.map(quote).join(" OR ")}))`, ...parts.filter(({ not }) => !not).map(within)];
  const unwanted = parts.filter(({ not }) => not).map(within);
  const all = wanted.join(" AND ");
  return unwanted.length === 0 ? all : `(${all}) NOT (${unwanted.join(" OR ")})`;
}

/** MATCH for the marks as they were typed, on people and subjects; undefined where none were typed. */
export function markedMatchOf(parts: readonly TextPart[]): string | undefined {
  const words = parts
    .filter(({ not }) => !not)
    .flatMap(({ terms }) =>
      terms.flatMap((term) =>
        term.words.flatMap((word, i) => {
          if (!word.hasMarks) return [];
          const isGrowing = i === term.words.length - 1 && term.prefixes.marked.length > 0;
          // A word that grows on is ranked when it is whole; as a prefix it would be read from the whole index.
          return [
            isGrowing
              ? `(${[...new Set([word.marked, ...term.prefixes.marked])].map(quote).join(" OR ")})`
              : quote(word.marked),
          ];
        }),
      ),
    );
  return words.length === 0 ? undefined : `marked : (${words.join(" AND ")})`;
}

function foldedTerm(term: Term, grown: ReadonlyMap<string, readonly string[]>): string {
  const words = term.words.map(({ folded }) => folded);
  if (term.prefixes.folded.length === 0) return quote(words.join(" "));
  const head = words.slice(0, -1);
  const last = [...new Set([words.at(-1) ?? "", ...term.prefixes.folded.flatMap((prefix) => grown.get(prefix) ?? [])])];
  return `(${last.map((word) => quote([...head, word].join(" "))).join(" OR ")})`;
}

function quote(words: string): string {
  return `"${words.replaceAll('"', "")}"`;
}

/** Conditions on `mail_message m` and its mailbox `b`, with the values that they name. */
export interface RowConditions {
  readonly where: readonly string[];
  readonly params: Readonly<Record<string, string | number>>;
}

const STATES: Readonly<Record<MessageState, string>> = {
  unread: "m.flags & 1 = 0",
  read: "m.flags & 1 <> 0",
  starred: "m.flags & 4 <> 0",
  answered: "m.flags & 2 <> 0",
  attachment: "m.has_attachments = 1",
};

export interface RowNames {
  /** The mailboxes that a name of a folder means, and the keywords that a name of a label means. */
  readonly mailboxes: (name: string) => readonly number[];
  readonly keywords: (name: string) => readonly string[];
  readonly startOf: (day: string) => number;
}

export function conditionsOf(parts: readonly Part[], names: RowNames): RowConditions {
  const where: string[] = [];
  const params: Record<string, string | number> = {};
  parts.forEach((part, n) => {
    const name = `p${String(n)}`;
    const add = (condition: string, value?: string | number) => {
      where.push(part.not ? `NOT (${condition})` : condition);
      if (value !== undefined) params[name] = value;
    };
    switch (part.kind) {
      case "state":
        add(STATES[part.state]);
        break;
      case "in":
        add(`m.mailbox_id IN (SELECT value FROM json_each(:${name}))`, JSON.stringify(names.mailboxes(part.text)));
        break;
      case "label":
        add(
          `EXISTS (SELECT 1 FROM json_each(m.keywords) k JOIN json_each(:${name}) w ON w.value = lower(k.value))`,
          JSON.stringify(names.keywords(part.text)),
        );
        break;
      case "larger":
        add(`m.size > :${name}`, part.bytes);
        break;
      case "smaller":
        add(`m.size < :${name}`, part.bytes);
        break;
      case "received": {
        const ends = [part.fromOn, part.untilOn].map((day) => (day === null ? null : names.startOf(day)));
        const [from, until] = [ends[0] ?? 0, ends[1] ?? Number.MAX_SAFE_INTEGER];
        where.push(`${part.not ? "NOT " : ""}(m.received_at >= :${name}f AND m.received_at < :${name}u)`);
        params[`${name}f`] = from;
        params[`${name}u`] = until;
        break;
      }
      default:
    }
  });
  return { where, params };
}
