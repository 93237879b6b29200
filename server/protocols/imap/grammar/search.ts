import { bitOf } from "../flags.ts";
import { bad, no, Refused, syntaxError } from "../replies.ts";
import type { SearchKey } from "../search-key.ts";
import { fromUtf8 } from "./mailbox-names.ts";
import type { Cursor } from "./cursor.ts";
import { readDate } from "./dates.ts";
import { readSequenceSet, type SequenceSet } from "./sequence-set.ts";

/** What the grammar asks of the session: which UIDs a set of numbers is, and what is recent. */
export interface SearchContext {
  uidsOf(set: SequenceSet, uid: boolean): SearchKey;
  recent(): SearchKey;
  /** UTC epoch milliseconds. */
  readonly now: number;
}

const MOST_KEYS = 1_000;
const LONGEST_TEXT = 10_000;
const FLAGS: Readonly<Record<string, string>> = {
  ANSWERED: "\\Answered",
  DELETED: "\\Deleted",
  DRAFT: "\\Draft",
  FLAGGED: "\\Flagged",
  SEEN: "\\Seen",
};
const DEEPEST = 100;
const DAY = 86_400_000;

/** Reads one key or several side by side; all have to be true. */
export function readSearchKeys(cursor: Cursor, context: SearchContext): SearchKey {
  let count = 0;
  let depth = 0;
  return readAll();

  function readAll(): SearchKey {
    const keys: SearchKey[] = [];
    do keys.push(readKey());
    while (cursor.skip(" "));
    return keys.length === 1 && keys[0] ? keys[0] : { kind: "and", keys };
  }

  function readKey(): SearchKey {
    count += 1;
    if (count > MOST_KEYS) throw syntaxError("Too many search keys");
    const next = cursor.peek();
    if (next === "(") return cursor.nested(readAll);
    if (/[\d*$]/.test(next)) return context.uidsOf(readSequenceSet(cursor), false);
    return readNamed(cursor.word("A search key"));
  }

  function readNamed(word: string): SearchKey {
    const flag = FLAGS[word];
    if (flag !== undefined) return bit(flag);
    const unflag = word.startsWith("UN") ? FLAGS[word.slice(2)] : undefined;
    if (unflag !== undefined) return not(bit(unflag));
    switch (word) {
      case "ALL":
        return { kind: "all" };
      case "NEW":
        return { kind: "and", keys: [context.recent(), not(bit("\\Seen"))] };
      case "OLD":
        return not(context.recent());
      case "RECENT":
        return context.recent();
      case "KEYWORD":
        return keyword();
      case "UNKEYWORD":
        return not(keyword());
      case "NOT":
        cursor.space();
        return not(nestedKey());
      case "OR": {
        cursor.space();
        const first = nestedKey();
        cursor.space();
        return { kind: "or", keys: [first, nestedKey()] };
      }
      case "UID":
        cursor.space();
        return context.uidsOf(readSequenceSet(cursor), true);
      case "BCC":
      case "CC":
      case "FROM":
      case "SUBJECT":
      case "TO":
        return { kind: "header", name: word.toLowerCase(), text: text() };
      case "HEADER": {
        cursor.space();
        const name = cursor.astring().toLowerCase();
        return { kind: "header", name, text: text() };
      }
      case "BODY":
        return { kind: "body", text: text() };
      case "TEXT":
        return { kind: "text", text: text() };
      case "LARGER":
      case "SMALLER":
        cursor.space();
        return { kind: word === "LARGER" ? "larger" : "smaller", size: cursor.number64() };
      case "OLDER":
      case "YOUNGER": {
        cursor.space();
        const seconds = cursor.number();
        if (seconds === 0) throw syntaxError("An interval is longer than nothing");
        return { kind: word === "OLDER" ? "older" : "younger", at: context.now - seconds * 1000 };
      }
      case "MODSEQ":
        return modseq();
      default:
        return dated(word);
    }
  }

  function dated(word: string): SearchKey {
    const [, sent, how] = /^(SENT)?(BEFORE|ON|SINCE)$/.exec(word) ?? [];
    if (how === undefined) throw new Refused(bad("This search key is not known"));
    cursor.space();
    const day = readDate(cursor);
    return {
      kind: sent === undefined ? "received" : "sent",
      ...(how !== "BEFORE" && { from: day }),
      ...(how === "BEFORE" && { until: day }),
      ...(how === "ON" && { until: new Date(Date.parse(`${day}T00:00:00Z`) + DAY).toISOString().slice(0, 10) }),
    };
  }

  /** NOT and OR nest without parentheses: they are bounded like them. */
  function nestedKey(): SearchKey {
    depth += 1;
    if (depth > DEEPEST) throw syntaxError("Too many keys inside each other");
    const key = readKey();
    depth -= 1;
    return key;
  }

  function keyword(): SearchKey {
    cursor.space();
    const name = cursor.atom("A keyword");
    return bitOf(name) === undefined ? { kind: "keyword", name } : bit(name);
  }

  function text(): string {
    cursor.space();
    const wire = cursor.astring();
    const found = fromUtf8(wire);
    if (found === undefined) throw new Refused(no("This is not UTF-8", "BADCHARSET (US-ASCII UTF-8)"));
    if (found.length > LONGEST_TEXT) throw syntaxError("The text to search for is too long");
    return found;
  }

  function modseq(): SearchKey {
    cursor.space();
    // The entry name and type of RFC 7162 §3.1.5: flags have one MODSEQ together here.
    if (cursor.peek() === '"') {
      cursor.string();
      cursor.space();
      if (!["ALL", "PRIV", "SHARED"].includes(cursor.word())) throw syntaxError("An entry type is missing");
      cursor.space();
    }
    return { kind: "modseq", least: cursor.number64() };
  }
}

function bit(name: string): SearchKey {
  return { kind: "flag", bit: bitOf(name) ?? 0 };
}

const not = (key: SearchKey): SearchKey => ({ kind: "not", key });

/** Whether a key asks for MODSEQ: then the answer tells the highest one. */
export function asksModseq(key: SearchKey): boolean {
  if (key.kind === "modseq") return true;
  if (key.kind === "not") return asksModseq(key.key);
  return "keys" in key && key.keys.some(asksModseq);
}
