/** Header fields as they stand in a message. Strings have one character a byte (latin1). */
export interface Field {
  /** In small letters; empty for a line that is no field (an mbox `From `, garbage). */
  readonly name: string;
  /** The field with its folded lines and its end, byte for byte. */
  readonly raw: string;
}

/** Cuts a header block into its fields; stops at the blank line that ends it. */
export function splitFields(block: string): Field[] {
  const fields: Field[] = [];
  let start = 0;
  while (start < block.length) {
    let end = endOfLine(block, start);
    if (isBlank(block, start, end)) break;
    // Some write a folded line of nothing but blanks; it belongs to the field as well.
    while (isFolded(block.charCodeAt(end))) end = endOfLine(block, end);
    fields.push({ name: nameOf(block, start, end), raw: block.slice(start, end) });
    start = end;
  }
  return fields;
}

/** A space or a tab; NaN, behind the end, is neither. */
const isFolded = (code: number): boolean => code === 32 || code === 9;

function endOfLine(block: string, from: number): number {
  const at = block.indexOf("\n", from);
  return at < 0 ? block.length : at + 1;
}

function isBlank(block: string, start: number, end: number): boolean {
  const first = block.charCodeAt(start);
  return first === 10 || (first === 13 && end - start === 2);
}

function nameOf(block: string, start: number, end: number): string {
  const colon = block.indexOf(":", start);
  if (colon < 0 || colon >= end) return "";
  const written = block.slice(start, colon);
  let name = names.get(written);
  if (name === undefined) {
    const trimmed = written.trimEnd();
    name = /^[\x21-\x7e]+$/.test(trimmed) ? trimmed.toLowerCase() : "";
    if (names.size < MOST_NAMES && written.length < 100) names.set(written, name);
  }
  return name;
}

/** Names as they were written before: a list of ten thousand messages has a hundred thousand fields of a few names. */
const names = new Map<string, string>();
const MOST_NAMES = 1_000;

/** A field's value on one line, without the blanks around it. */
export function valueOf({ raw }: Field): string {
  return raw
    .slice(raw.indexOf(":") + 1)
    .replace(/\r?\n(?=[ \t])/g, "")
    .replace(/[\r\n\0]/g, " ")
    .replace(/^[ \t]+|[ \t]+$/g, "");
}

/** The value of the first field of that name. */
export function firstValue(fields: readonly Field[], name: string): string | undefined {
  const field = fields.find((each) => each.name === name);
  return field && valueOf(field);
}
