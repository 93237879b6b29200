/**
 * The end of a line on the wire is CR LF and nothing else (RFC 5321 §2.3.8). A server that takes a bare LF or CR for one lets a sender hide a
 * second message inside the first (SMTP smuggling), so every byte is looked at before it is interpreted, in commands and in DATA alike.
 */
export interface WireWatch {
  /** Looks at the next bytes, however the network cut them. */
  see(chunk: Uint8Array): void;
  /** What was found first, undefined while everything is in order. */
  readonly fault: "bare-lf" | "bare-cr" | undefined;
}

const CR = 0x0d;
const LF = 0x0a;
const CRLF = Buffer.from("\r\n");

export function watchWire(): WireWatch {
  let fault: WireWatch["fault"];
  let afterCr = false;
  return {
    see(chunk) {
      if (fault !== undefined || chunk.length === 0) return;
      if (afterCr && chunk[0] !== LF) {
        fault = "bare-cr";
        return;
      }
      // indexOf runs at memory speed; a loop over the bytes in JavaScript would cost more than the rest of the server.
      for (let at = chunk.indexOf(LF); at >= 0; at = chunk.indexOf(LF, at + 1)) {
        if (at === 0 ? !afterCr : chunk[at - 1] !== CR) {
          fault = "bare-lf";
          break;
        }
      }
      const end = fault === "bare-lf" ? chunk.indexOf(LF) : chunk.length;
      for (let at = chunk.indexOf(CR); at >= 0 && at < chunk.length - 1; at = chunk.indexOf(CR, at + 1)) {
        if (chunk[at + 1] === LF) continue;
        if (fault === undefined || at < end) fault = "bare-cr";
        break;
      }
      afterCr = chunk[chunk.length - 1] === CR;
    },
    get fault() {
      return fault;
    },
  };
}

/**
 * Puts a CR before every LF that has none, however the network cut the bytes: for a device whose maker cannot be moved to send line ends
 * right. Nothing can be hidden from anybody by it, since what such a peer sends is passed on to no other server.
 */
export function mendLines(): (chunk: Uint8Array) => Buffer {
  let last = 0;
  return (chunk) => {
    const pieces: Uint8Array[] = [];
    let from = 0;
    for (let at = chunk.indexOf(LF); at >= 0; at = chunk.indexOf(LF, at + 1)) {
      if ((at === 0 ? last : chunk[at - 1]) === CR) continue;
      pieces.push(chunk.subarray(from, at), CRLF);
      from = at + 1;
    }
    last = chunk.at(-1) ?? last;
    return Buffer.concat([...pieces, chunk.subarray(from)]);
  };
}
