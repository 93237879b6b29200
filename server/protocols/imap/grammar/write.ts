/** Values as responses write them; strings have one character a byte (latin1). */

const QUOTABLE = /^[\x20\x21\x23-\x5b\x5d-\x7e]*$/;
const LONGEST_QUOTED = 1_000;

/** A quoted string, or a literal where quoting cannot say it. */
export function writeString(value: string): string {
  if (QUOTABLE.test(value) && value.length <= LONGEST_QUOTED) return `"${value}"`;
  if (/^[\t\x20-\x7e]*$/.test(value) && value.length <= LONGEST_QUOTED) {
    return `"${value.replace(/["\\]/g, "\\$&")}"`;
  }
  return writeLiteral(value);
}

export function writeLiteral(value: string): string {
  return `{${value.length}}\r\n${value}`;
}

export const writeNString = (value: string | null): string => (value === null ? "NIL" : writeString(value));

/** A mailbox name in what it may be written as an atom or quoted. */
export function writeAString(value: string): string {
  return /^[!#$&'+,\-./0-9:;<=>?@A-Z[\]^_`a-z|}~]+$/.test(value) && value.toUpperCase() !== "NIL"
    ? value
    : writeString(value);
}

/** A mailbox name in UTF-8 may stand between quotes once UTF8=ACCEPT is enabled (RFC 6855 §3). */
export function writeUtf8String(value: string): string {
  return /[\0\r\n]/.test(value) || value.length > LONGEST_QUOTED
    ? writeLiteral(value)
    : `"${value.replace(/["\\]/g, "\\$&")}"`;
}
