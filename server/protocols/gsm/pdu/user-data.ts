import { textOfSeptets } from "./alphabet/gsm7.ts";
import { readCoding, type Coding } from "./coding.ts";
import { readHeader, type UserDataHeader } from "./header.ts";
import { OctetReader } from "./octets.ts";
import { septetsOfHeader, unpackSeptets } from "./septets.ts";

/** TP-UD has at most 140 octets (3GPP TS 23.040 §9.2.3.24). */
export const MOST_USER_DATA = 140;

/** What a message carries. */
export interface UserData {
  readonly coding: Coding;
  readonly header?: UserDataHeader;
  /** Undefined where the octets are not a text: 8-bit data, or compressed. */
  readonly text?: string;
  /** The octets behind the header where there is no text. */
  readonly data?: Uint8Array;
}

/** EF_SMS keeps a message in records of 176 octets, the first being its state (3GPP TS 31.102 §4.2.25). */
const RECORD = 175;

/**
 * TP-UDL and TP-UD, §9.2.3.16 and §9.2.3.24: the length counts septets in the default alphabet and octets in the others, and what follows
 * must be exactly as long. Only a whole record of a SIM may end in its filling of FF.
 */
export function readUserData(reader: OctetReader, dcs: number, hasHeader: boolean): UserData {
  const length = reader.octet("the length of the text");
  const coding = readCoding(dcs, length, reader.left);
  const size = coding.alphabet === "gsm7" && !coding.isCompressed ? Math.ceil((length * 7) / 8) : length;
  if (size > MOST_USER_DATA) reader.fail("userData", `a message carries at most ${MOST_USER_DATA} octets, not ${size}`);
  const octets = reader.take(size, "the text");
  endHere(reader);
  if (reader.fault) return { coding };
  // An empty text has no room for a header, whatever the flag says.
  if (!hasHeader || length === 0) return { coding, ...contentOf(reader, coding, octets, length) };
  const inner = new OctetReader(octets);
  const header = readHeader(inner);
  if (inner.fault) {
    reader.fail(inner.fault.code, inner.fault.detail);
    return { coding };
  }
  if (coding.alphabet === "gsm7" && !coding.isCompressed) {
    const offset = septetsOfHeader(inner.at);
    if (offset > length) reader.fail("header", "the header is longer than the text that holds it");
    return { coding, header, text: textOfSeptets(unpackSeptets(octets, length, offset), header.shifts) };
  }
  const rest = octets.subarray(inner.at);
  return { coding, header, ...contentOf(reader, coding, rest, rest.length) };
}

function contentOf(
  reader: OctetReader,
  coding: Coding,
  octets: Uint8Array,
  length: number,
): { text: string } | { data: Uint8Array } {
  if (coding.isCompressed || coding.alphabet === "octets") return { data: octets };
  if (coding.alphabet === "gsm7") return { text: textOfSeptets(unpackSeptets(octets, length)) };
  if (octets.length % 2 !== 0) reader.fail("userData", "a text in UCS-2 has an odd number of octets");
  let text = "";
  // UTF-16 units, not characters: the other half of a pair may stand in the next part.
  for (let at = 0; at + 1 < octets.length; at += 2) {
    text += String.fromCharCode(((octets[at] ?? 0) << 8) | (octets[at + 1] ?? 0));
  }
  return { text };
}

/** Nothing may follow, but a SIM's filling. */
export function endHere(reader: OctetReader): void {
  if (reader.fault || reader.left === 0) return;
  const rest = reader.octets.subarray(reader.at);
  if (reader.octets.length === RECORD && rest.every((octet) => octet === 0xff)) return;
  reader.fail("trailing", `${reader.left} octets follow the message`);
}
