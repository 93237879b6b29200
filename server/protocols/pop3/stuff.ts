/** A message as POP3 sends it (RFC 1939 §3): lines that begin with a dot get another, and a dot alone ends it. */

const LF = 10;
const CR = 13;
const DOT = 46;

/** `bodyLines`: how many lines behind the header, for TOP; undefined for all. */
export async function* stuffed(
  source: AsyncIterable<Buffer>,
  bodyLines: number | undefined,
): AsyncGenerator<Buffer, void, undefined> {
  // What the line that is being read looks like so far.
  let atStart = true;
  let isBlank = true;
  let inHeader = true;
  let left = bodyLines ?? Infinity;
  let last = 0;
  for await (const chunk of source) {
    let from = 0;
    for (let at = 0; at < chunk.length; at += 1) {
      const byte = chunk[at] ?? 0;
      if (atStart && !inHeader && left <= 0) {
        yield chunk.subarray(from, at);
        yield TAIL;
        return;
      }
      if (atStart && byte === DOT) {
        yield chunk.subarray(from, at);
        yield DOTS;
        from = at;
      }
      atStart = byte === LF;
      if (byte === LF) {
        if (!inHeader) left -= 1;
        else if (isBlank) inHeader = false;
        isBlank = true;
        if (last !== CR) {
          yield chunk.subarray(from, at);
          yield CRLF;
          from = at + 1;
        }
      } else if (byte !== CR) isBlank = false;
      last = byte;
    }
    if (from < chunk.length) yield chunk.subarray(from);
  }
  if (!atStart) yield CRLF;
  yield TAIL;
}

const DOTS = Buffer.from(".");
const CRLF = Buffer.from("\r\n");
const TAIL = Buffer.from(".\r\n");
