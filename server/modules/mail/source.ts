/** A header field as it stands in a message, unfolded. */
export interface HeaderField {
  readonly name: string;
  readonly value: string;
}

/** Bytes of a message that are shown as its source. */
export const SHOWN_SOURCE = 256 * 1024;
const MOST_FIELDS = 300;

/** The fields of a header (RFC 5322 §2.2), in their order; what is no field ends them. `text` is the message from its beginning. */
export function fieldsOf(text: string): HeaderField[] {
  const fields: { name: string; value: string }[] = [];
  for (const line of text.split(/\r?\n/)) {
    const last = fields.at(-1);
    if (/^[ \t]/.test(line) && last) {
      last.value += ` ${line.trim()}`;
      continue;
    }
    const match = /^([\x21-\x39\x3b-\x7e]{1,100}):(.*)$/.exec(line);
    if (!match || fields.length >= MOST_FIELDS) break;
    fields.push({ name: match[1] ?? "", value: (match[2] ?? "").trim() });
  }
  return fields;
}
