/** `type/subtype; name=value` and its relatives (RFC 2045 §5.1, RFC 2183), read tolerantly. */
export interface Parameters {
  /** What stands before the first ";". */
  readonly value: string;
  /** In the order of the field; continued ones (RFC 2231) joined under `name*`. */
  readonly params: readonly (readonly [string, string])[];
}

const MOST_PARAMETERS = 100;

export function readParameters(text: string): Parameters {
  const parts = splitAt(text, ";");
  const params: [string, string][] = [];
  for (const part of parts.slice(1, MOST_PARAMETERS + 1)) {
    const equals = part.indexOf("=");
    if (equals < 0) continue;
    const name = part.slice(0, equals).trim();
    if (name === "") continue;
    params.push([name, unquote(part.slice(equals + 1).trim())]);
  }
  return { value: withoutComments(parts[0] ?? "").trim(), params: joinContinued(params) };
}

/** Cuts at a separator that stands outside quotes and comments. */
function splitAt(text: string, separator: string): string[] {
  const parts: string[] = [];
  let from = 0;
  let depth = 0;
  let isQuoted = false;
  for (let i = 0; i < text.length; i += 1) {
    const letter = text[i];
    if (letter === "\\" && (isQuoted || depth > 0)) i += 1;
    else if (letter === '"' && depth === 0) isQuoted = !isQuoted;
    else if (isQuoted) continue;
    else if (letter === "(") depth += 1;
    else if (letter === ")") depth = Math.max(0, depth - 1);
    else if (letter === separator && depth === 0) {
      parts.push(text.slice(from, i));
      from = i + 1;
    }
  }
  parts.push(text.slice(from));
  return parts;
}

function unquote(text: string): string {
  if (!text.startsWith('"')) return withoutComments(text).trim();
  let value = "";
  for (let i = 1; i < text.length; i += 1) {
    const letter = text.charAt(i);
    if (letter === '"') return value;
    if (letter === "\\" && i + 1 < text.length) i += 1;
    value += text.charAt(i);
  }
  return value;
}

export function withoutComments(text: string): string {
  if (!text.includes("(")) return text;
  let kept = "";
  let depth = 0;
  let isQuoted = false;
  for (let i = 0; i < text.length; i += 1) {
    const letter = text.charAt(i);
    if (letter === "\\") {
      if (depth === 0) kept += letter + text.charAt(i + 1);
      i += 1;
      continue;
    }
    if (letter === '"' && depth === 0) isQuoted = !isQuoted;
    if (letter === "(" && !isQuoted) depth += 1;
    if (depth === 0) kept += letter;
    if (letter === ")" && !isQuoted) depth = Math.max(0, depth - 1);
  }
  return kept;
}

function joinContinued(params: readonly [string, string][]): [string, string][] {
  const joined: [string, string][] = [];
  const pieces = new Map<string, { at: number; parts: Map<number, string>; isExtended: boolean }>();
  for (const [name, value] of params) {
    const found = /^([^*]+)\*(\d{1,3})(\*?)$/.exec(name);
    if (!found) {
      joined.push([name, value]);
      continue;
    }
    const base = (found[1] ?? "").toLowerCase();
    let known = pieces.get(base);
    if (!known) {
      known = { at: joined.length, parts: new Map(), isExtended: false };
      pieces.set(base, known);
      joined.push([found[1] ?? "", ""]);
    }
    known.parts.set(Number(found[2]), value);
    if (found[3] === "*") known.isExtended = true;
  }
  for (const { at, parts, isExtended } of pieces.values()) {
    const whole = [...parts].sort(([a], [b]) => a - b).map(([, part]) => part);
    const name = joined[at]?.[0] ?? "";
    joined[at] = [isExtended ? `${name}*` : name, whole.join("")];
  }
  return joined;
}

/** The value of a parameter, whatever the case of its name. */
export function parameter({ params }: Parameters, name: string): string | undefined {
  return params.find(([key]) => key.toLowerCase() === name)?.[1];
}
