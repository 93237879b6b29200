import { syntaxError } from "../replies.ts";
import type { Section } from "../structure/section.ts";
import type { Cursor } from "./cursor.ts";
import { writeAString } from "./write.ts";

/** `<start.count>`: bytes of a section. */
export interface Partial {
  readonly start: number;
  readonly count: number;
}

/** One thing that FETCH asks for. `label` is how the response calls it. */
export type FetchItem =
  | { readonly kind: "envelope" | "flags" | "date" | "size" | "uid" | "modseq" | "body" | "bodystructure" }
  | {
      readonly kind: "section" | "binary";
      readonly label: string;
      readonly section: Section;
      readonly peek: boolean;
      readonly partial?: Partial;
    }
  | { readonly kind: "binary-size"; readonly label: string; readonly section: Section };

const WHOLE: Section = { path: [], of: "all", names: [] };
const MOST_ITEMS = 100;

const SIMPLE: Readonly<Record<string, FetchItem>> = {
  ENVELOPE: { kind: "envelope" },
  FLAGS: { kind: "flags" },
  INTERNALDATE: { kind: "date" },
  "RFC822.SIZE": { kind: "size" },
  UID: { kind: "uid" },
  MODSEQ: { kind: "modseq" },
  BODYSTRUCTURE: { kind: "bodystructure" },
  RFC822: { kind: "section", label: "RFC822", section: WHOLE, peek: false },
  "RFC822.HEADER": { kind: "section", label: "RFC822.HEADER", section: { ...WHOLE, of: "header" }, peek: true },
  "RFC822.TEXT": { kind: "section", label: "RFC822.TEXT", section: { ...WHOLE, of: "text" }, peek: false },
};

const FAST = ["FLAGS", "INTERNALDATE", "RFC822.SIZE"];
const MACROS: Readonly<Record<string, readonly string[]>> = {
  ALL: [...FAST, "ENVELOPE"],
  FAST,
  FULL: [...FAST, "ENVELOPE", "BODY"],
};

const ITEM = /[A-Za-z0-9.]+/y;
const PATH = /[1-9]\d{0,5}(?:\.[1-9]\d{0,5})*/y;
const PARTIAL = /<(\d{1,10})\.(\d{1,10})>/y;
const ORIGIN = /<(\d{1,10})>/y;

/** An item, a list of items or a macro. */
export function readFetchItems(cursor: Cursor): FetchItem[] {
  if (cursor.peek() === "(") {
    const items = cursor.list(() => readItem(cursor));
    if (items.length > MOST_ITEMS) throw syntaxError("Too many items");
    return items;
  }
  const macro = MACROS[cursor.peekWord()];
  if (!macro) return [readItem(cursor)];
  cursor.word();
  return macro.map((name) => SIMPLE[name] ?? { kind: "body" });
}

function readItem(cursor: Cursor): FetchItem {
  const word = cursor.match(ITEM)?.[0].toUpperCase() ?? "";
  if (cursor.peek() === "[") return readBracketed(cursor, word);
  if (word === "BODY") return { kind: "body" };
  const simple = SIMPLE[word];
  if (!simple) throw syntaxError("This item is not known");
  return simple;
}

function readBracketed(cursor: Cursor, word: string): FetchItem {
  const isBinary = word.startsWith("BINARY");
  cursor.expect("[");
  const { section, written } = isBinary ? readPath(cursor) : readSection(cursor);
  cursor.expect("]");
  if (word === "BINARY.SIZE") return { kind: "binary-size", label: `BINARY.SIZE[${written}]`, section };
  const base = word.replace(/\.PEEK$/, "");
  if (base !== "BODY" && base !== "BINARY") throw syntaxError("This item is not known");
  const partial = readPartial(cursor);
  return {
    kind: isBinary ? "binary" : "section",
    label: `${base}[${written}]${partial ? `<${partial.start}>` : ""}`,
    section,
    peek: word !== base,
    ...(partial && { partial }),
  };
}

function readPartial(cursor: Cursor): Partial | undefined {
  const found = cursor.match(PARTIAL);
  if (!found) {
    if (cursor.match(ORIGIN)) throw syntaxError("A partial fetch needs a length");
    return undefined;
  }
  const [start, count] = [Number(found[1]), Number(found[2])];
  if (count === 0 || start > 4_294_967_295 || count > 4_294_967_295) throw syntaxError("The part to fetch is wrong");
  return { start, count };
}

function readPath(cursor: Cursor): { section: Section; written: string } {
  const written = cursor.match(PATH)?.[0] ?? "";
  return { section: { ...WHOLE, path: numbersOf(written) }, written };
}

function readSection(cursor: Cursor): { section: Section; written: string } {
  const path = cursor.match(PATH)?.[0] ?? "";
  if (path !== "" && !cursor.skip(".")) return { section: { ...WHOLE, path: numbersOf(path) }, written: path };
  if (path === "" && cursor.peek() === "]") return { section: WHOLE, written: "" };
  const word = cursor.match(ITEM)?.[0].toUpperCase() ?? "";
  const before = path === "" ? "" : `${path}.`;
  const at = numbersOf(path);
  if (word === "HEADER") return { section: { path: at, of: "header", names: [] }, written: `${before}HEADER` };
  if (word === "TEXT") return { section: { path: at, of: "text", names: [] }, written: `${before}TEXT` };
  if (word === "MIME" && path !== "") return { section: { path: at, of: "mime", names: [] }, written: `${before}MIME` };
  if (word !== "HEADER.FIELDS" && word !== "HEADER.FIELDS.NOT") throw syntaxError("This section is not known");
  cursor.space();
  const names = cursor.list(() => cursor.astring());
  return {
    section: {
      path: at,
      of: word === "HEADER.FIELDS" ? "fields" : "fields-not",
      names: names.map((name) => name.toLowerCase()),
    },
    written: `${before}${word} (${names.map(writeAString).join(" ")})`,
  };
}

const numbersOf = (path: string): number[] => (path === "" ? [] : path.split(".").map(Number));
