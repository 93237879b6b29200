/**
 * Direction marks that reorder what stands around them (UAX #9 embeddings and overrides, U+202A to U+202E); isolates end with the message. With
 * them a name or a file could be made to look like another.
 */
// eslint-disable-next-line no-control-regex -- control characters are what is taken out
const TAKEN_OUT = /[\u0000-\u0008\u000b-\u001f\u007f\u202a-\u202e\u2066-\u2069]/g;

/** A message as it is kept: NFC, lines ended by one line feed, nothing that reorders or cannot be seen. */
export function cleanText(typed: string): string {
  return typed.normalize("NFC").replace(/\r\n?/g, "\n").replace(TAKEN_OUT, "").trim();
}
