/** Text of header fields for search, sorting and threads: encoded words (RFC 2047) decoded, 8-bit letters read as UTF-8 where they are. */

const ENCODED = /=\?([^?\s]{1,60})\?([bBqQ])\?([^?\s]*)\?=/g;
/** Blanks between two encoded words are no text. */
const BETWEEN = /(=\?[^?\s]+\?[bBqQ]\?[^?\s]*\?=)[ \t\r\n]+(?==\?[^?\s]+\?[bBqQ]\?[^?\s]*\?=)/g;

/** Decodes a value that has one character a byte (latin1). Never throws. */
export function decodeWords(value: string): string {
  if (!value.includes("=?")) return readBytes(value);
  const joined = joinSplit(value.replace(BETWEEN, "$1"));
  let text = "";
  let from = 0;
  for (const found of joined.matchAll(ENCODED)) {
    text += readBytes(joined.slice(from, found.index));
    const [, charset = "", encoding = "", content = ""] = found;
    text += decodeText(contentBytes(encoding, content), charset.replace(/\*.*$/, "")) ?? found[0];
    from = found.index + found[0].length;
  }
  return text + readBytes(joined.slice(from));
}

/** Some cut a letter of several bytes between two words of the same charset: they are decoded together. */
function joinSplit(value: string): string {
  return value.replace(
    /=\?([^?\s]+)\?([bB])\?([A-Za-z0-9+/]*)\?==\?\1\?[bB]\?(?=[A-Za-z0-9+/=]*\?=)/gi,
    (whole, charset: string, encoding: string, content: string) =>
      content.length % 4 === 0 ? `=?${charset}?${encoding}?${content}` : whole,
  );
}

function contentBytes(encoding: string, content: string): Buffer {
  if (encoding.toLowerCase() === "b") return Buffer.from(content, "base64");
  const text = content
    .replaceAll("_", " ")
    .replace(/=([0-9A-Fa-f]{2})/g, (_whole, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(text, "latin1");
}

const STRICT_UTF8 = new TextDecoder("utf-8", { fatal: true });

function readBytes(value: string): string {
  if (!/[\x80-\xff]/.test(value)) return value;
  const bytes = Buffer.from(value, "latin1");
  try {
    return STRICT_UTF8.decode(bytes);
  } catch {
    return new TextDecoder("windows-1258").decode(bytes);
  }
}

const decoders = new Map<string, TextDecoder | null>();
const MOST_DECODERS = 100;

/** Bytes in a charset as text; undefined for a charset that is not known. */
export function decodeText(bytes: Uint8Array, charset: string): string | undefined {
  const name = charset.trim().toLowerCase();
  let decoder = decoders.get(name);
  if (decoder === undefined) {
    try {
      decoder = new TextDecoder(name === "us-ascii" || name === "" ? "utf-8" : name);
    } catch {
      decoder = null;
    }
    if (decoders.size < MOST_DECODERS) decoders.set(name, decoder);
  }
  return decoder?.decode(bytes);
}
