/**
 * Address lists as ENVELOPE needs them (RFC 9051 §7.5.2): from the raw bytes, encoded words left alone, every malformation read as well as can be,
 * in time that grows with the length.
 */

/** The four parts of an address structure. A group begins with `host` null and ends with all null. */
export interface WireAddress {
  readonly name: string | null;
  readonly route: string | null;
  readonly mailbox: string | null;
  readonly host: string | null;
}

const MOST_ADDRESSES = 2_000;
const GROUP_END: WireAddress = { name: null, route: null, mailbox: null, host: null };

type Token =
  | { readonly kind: "word" | "quoted" | "comment" | "literal"; readonly text: string }
  | { readonly kind: "special"; readonly text: string };

const PLAIN = /[^\s()<>[\]:;@\\,"\0]+/y;
const SPECIAL = /[<>:;@,.\\)\]]/;

function* tokens(text: string): Generator<Token, void, undefined> {
  let at = 0;
  while (at < text.length) {
    const first = text.charAt(at);
    if (/\s|\0/.test(first)) {
      at += 1;
    } else if (first === '"') {
      const [inside, next] = delimited(text, at, '"');
      yield { kind: "quoted", text: inside };
      at = next;
    } else if (first === "(") {
      const [inside, next] = comment(text, at);
      yield { kind: "comment", text: inside };
      at = next;
    } else if (first === "[") {
      const [inside, next] = delimited(text, at, "]");
      yield { kind: "literal", text: `[${inside}]` };
      at = next;
    } else {
      PLAIN.lastIndex = at;
      const word = PLAIN.exec(text)?.[0];
      if (word !== undefined) {
        yield { kind: "word", text: word };
        at += word.length;
      } else {
        if (SPECIAL.test(first)) yield { kind: "special", text: first };
        at += 1;
      }
    }
  }
}

/** What stands between the character at `at` and `close`, with backslashes taken away, and where it goes on. */
function delimited(text: string, at: number, close: string): [string, number] {
  let inside = "";
  for (let i = at + 1; i < text.length; i += 1) {
    const letter = text.charAt(i);
    if (letter === close) return [inside, i + 1];
    if (letter === "\\" && i + 1 < text.length) i += 1;
    inside += text.charAt(i);
  }
  return [inside, text.length];
}

function comment(text: string, at: number): [string, number] {
  let inside = "";
  let depth = 0;
  for (let i = at; i < text.length; i += 1) {
    const letter = text.charAt(i);
    if (letter === "\\" && i + 1 < text.length) {
      i += 1;
      inside += text.charAt(i);
      continue;
    }
    if (letter === "(") depth += 1;
    if (letter === ")") depth -= 1;
    if (depth === 0) return [inside, i + 1];
    if (!(letter === "(" && depth === 1)) inside += letter;
  }
  return [inside, text.length];
}

/** Reads a list; never throws. */
export function readAddresses(text: string): WireAddress[] {
  const found: WireAddress[] = [];
  let words: string[] = [];
  let comments: string[] = [];
  /** Words before and after "@"; an address in angle brackets replaces both. */
  let local: string[] | undefined;
  let angle: { route: string | null; mailbox: string; host: string } | undefined;
  let inAngle: string[] | undefined;
  let inGroup = false;

  const reset = () => {
    words = [];
    comments = [];
    local = undefined;
    angle = undefined;
    inAngle = undefined;
  };
  const finish = () => {
    if (inAngle) angle = readAngle(inAngle);
    if (angle) {
      const name = words.join(" ");
      found.push({ name: name === "" ? null : name, route: angle.route, mailbox: angle.mailbox, host: angle.host });
    } else if (local || words.length > 0) {
      const mailbox = local ? local.join("") : words.join(" ");
      const host = local ? words.join("") : "";
      const name = comments.join(" ");
      found.push({
        name: name === "" ? null : name,
        route: null,
        mailbox,
        host: host === "" ? "MISSING_DOMAIN" : host,
      });
    }
    reset();
  };

  for (const { kind, text: part } of tokens(text)) {
    if (found.length >= MOST_ADDRESSES) break;
    if (inAngle) {
      if (kind === "special" && part === ">") {
        angle = readAngle(inAngle);
        inAngle = undefined;
      } else if (kind !== "comment") inAngle.push(kind === "quoted" ? quoteLocal(part) : part);
    } else if (kind === "comment") comments.push(part);
    else if (kind !== "special") words.push(part);
    else if (part === "<") inAngle = [];
    else if (part === ",") finish();
    else if (part === "@") {
      local = local ? [...local, "@", ...words] : words;
      words = [];
    } else if (part === ":") {
      found.push({ name: null, route: null, mailbox: words.join(" "), host: null });
      reset();
      inGroup = true;
    } else if (part === ";") {
      finish();
      if (inGroup) found.push(GROUP_END);
      inGroup = false;
    } else if (part === ".") words.push(".");
  }
  finish();
  if (inGroup) found.push(GROUP_END);
  return found;
}

/** The local part keeps no quotes in a structure: they are of the header's syntax. */
const quoteLocal = (text: string): string => text;

/** `@a,@b:local@host`, its words in order. */
function readAngle(parts: readonly string[]): { route: string | null; mailbox: string; host: string } {
  let rest = parts;
  let route: string | null = null;
  if (parts[0] === "@") {
    const colon = parts.indexOf(":");
    if (colon > 0) {
      route = parts.slice(0, colon).join("");
      rest = parts.slice(colon + 1);
    }
  }
  const at = rest.lastIndexOf("@");
  const mailbox = (at < 0 ? rest : rest.slice(0, at)).join("");
  const host = at < 0 ? "" : rest.slice(at + 1).join("");
  return {
    route,
    mailbox: mailbox === "" ? "MISSING_MAILBOX" : mailbox,
    host: host === "" ? "MISSING_DOMAIN" : host,
  };
}
