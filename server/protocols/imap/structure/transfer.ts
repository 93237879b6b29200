/** Undoes a Content-Transfer-Encoding for BINARY (RFC 3516); undefined where the encoding is not known. Broken input gives what can be read. */
export function decodeTransfer(bytes: Buffer, encoding: string | null): Buffer | undefined {
  switch ((encoding ?? "7bit").toLowerCase()) {
    case "7bit":
    case "8bit":
    case "binary":
      return bytes;
    case "base64":
      // Node passes over what is no base64, and stops at the padding.
      return Buffer.from(bytes.toString("latin1").replace(/[^A-Za-z0-9+/]/g, ""), "base64");
    case "quoted-printable":
      return decodeQuotedPrintable(bytes);
    default:
      return undefined;
  }
}

const EQUALS = 61;

function decodeQuotedPrintable(bytes: Buffer): Buffer {
  // Blanks at the end of a line were added on the way (RFC 2045 §6.7).
  const text = bytes.toString("latin1").replace(/[ \t]+(?=\r?\n|$)/g, "");
  const decoded = Buffer.allocUnsafe(text.length);
  let size = 0;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code !== EQUALS) {
      decoded[size++] = code;
      continue;
    }
    const hex = text.slice(i + 1, i + 3);
    if (/^[0-9A-Fa-f]{2}$/.test(hex)) {
      decoded[size++] = Number.parseInt(hex, 16);
      i += 2;
    } else if (hex.startsWith("\n")) i += 1;
    else if (hex === "\r\n") i += 2;
    else decoded[size++] = code;
  }
  return decoded.subarray(0, size);
}
