/**
 * Mailbox names on the wire: modified UTF-7 (RFC 3501 §5.1.3), or UTF-8 once the client has enabled it (RFC 6855). Inside they are Unicode in
 * NFC, levels separated by "/". Wire strings have one character a byte (latin1).
 */

/** A name as the office writes it, for the wire in modified UTF-7. */
export function toUtf7(name: string): string {
  return name.replace(/&|[^\x20-\x7e]+/g, (run) => {
    if (run === "&") return "&-";
    const utf16 = Buffer.from(run, "utf16le").swap16();
    return `&${utf16.toString("base64").replace(/=+$/, "").replaceAll("/", ",")}-`;
  });
}

/** Back from modified UTF-7; undefined where it is none: not base64, odd bytes, lone surrogates, or letters that need no shift. */
export function fromUtf7(wire: string): string | undefined {
  if (/[^\x20-\x7e]/.test(wire)) return undefined;
  let name = "";
  for (let at = 0; at < wire.length;) {
    const amp = wire.indexOf("&", at);
    if (amp < 0) return name + wire.slice(at);
    const minus = wire.indexOf("-", amp);
    if (minus < 0) return undefined;
    name += wire.slice(at, amp);
    const encoded = wire.slice(amp + 1, minus);
    if (encoded === "") name += "&";
    else {
      const run = decodeRun(encoded);
      if (run === undefined) return undefined;
      name += run;
    }
    at = minus + 1;
  }
  return name;
}

function decodeRun(encoded: string): string | undefined {
  if (!/^[A-Za-z0-9+,]+$/.test(encoded)) return undefined;
  const bytes = Buffer.from(encoded.replaceAll(",", "/"), "base64");
  if (bytes.length === 0 || bytes.length % 2 !== 0) return undefined;
  const run = bytes.swap16().toString("utf16le");
  return run.isWellFormed() && !/[\x20-\x7e]/.test(run) ? run : undefined;
}

/** UTF-8 in latin1 bytes back to text; undefined where it is not UTF-8. */
export function fromUtf8(wire: string): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(Buffer.from(wire, "latin1"));
  } catch {
    return undefined;
  }
}

export const toUtf8 = (name: string): string => Buffer.from(name, "utf8").toString("latin1");

/** A name that came over the wire; undefined where it can be none. INBOX, and its first level, is INBOX in whatever case. */
export function readName(wire: string, utf8: boolean): string | undefined {
  const decoded = utf8 || /[\x80-\xff]/.test(wire) ? fromUtf8(wire) : fromUtf7(wire);
  return decoded?.normalize("NFC").replace(/^inbox(?=\/|$)/i, "INBOX");
}

/**
 * A LIST pattern as a test for names: "*" is anything, "%" anything but the separator. All places where the pattern can stand are followed at
 * once, so a hostile one takes no longer than its length times the name's.
 */
export function matcher(pattern: string): (name: string) => boolean {
  const wanted = [...pattern.replace(/[*%]+/g, (run) => (run.includes("*") ? "*" : "%"))];
  const isWild = (index: number) => wanted[index] === "*" || wanted[index] === "%";
  return (name) => {
    let places = follow(new Set([0]));
    for (const letter of name) {
      const next = new Set<number>();
      for (const place of places) {
        const sign = wanted[place];
        if (sign === "*" || (sign === "%" && letter !== "/")) next.add(place);
        else if (sign === letter) next.add(place + 1);
      }
      if (next.size === 0) return false;
      places = follow(next);
    }
    return places.has(wanted.length);
  };

  /** A wildcard may stand for nothing. */
  function follow(places: Set<number>): Set<number> {
    for (const place of places) if (isWild(place)) places.add(place + 1);
    return places;
  }
}
