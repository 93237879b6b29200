/** Moves to the extension table for one character (3GPP TS 23.038 §6.2.1). */
export const ESCAPE = 0x1b;
/** Stands where a table has no character. */
export const NOTHING = "\uffff";

/** The GSM 7 bit default alphabet, 3GPP TS 23.038 §6.2.1: position is code. */
export const DEFAULT_ALPHABET =
  `@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ${NOTHING}ÆæßÉ !"#¤%&'()*+,-./0123456789:;<=>?` +
  "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

/** The extension table, §6.2.1.1: code after the escape, character. */
export const DEFAULT_EXTENSION: ReadonlyMap<number, string> = new Map([
  [0x0a, "\f"],
  [0x14, "^"],
  [0x28, "{"],
  [0x29, "}"],
  [0x2f, "\\"],
  [0x3c, "["],
  [0x3d, "~"],
  [0x3e, "]"],
  [0x40, "|"],
  [0x65, "€"],
]);
