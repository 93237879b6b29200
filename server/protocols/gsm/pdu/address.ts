import { isGsm7, septetsOf, textOfSeptets } from "./alphabet/gsm7.ts";
import { refused, type Result } from "./fault.ts";
import type { OctetReader } from "./octets.ts";
import { packSeptets, unpackSeptets } from "./septets.ts";

/** Semi-octets 0-9, then these, then the filler (3GPP TS 23.040 §9.1.2.3). */
const DIGITS = "0123456789*#abc";
/** An address field has at most 12 octets, its length and type included: 20 digits (§9.1.2.5). */
const MOST_DIGITS = 20;
const MOST_LETTERS = 11;

const INTERNATIONAL = 1;
const ALPHANUMERIC = 5;
/** Type of number and numbering plan: the high bit always stands; plan 1 is the telephone's, E.164. */
const TYPE_INTERNATIONAL = 0x91;
const TYPE_UNKNOWN = 0x81;
const TYPE_ALPHANUMERIC = 0xd0;

/**
 * TP-OA, TP-DA or TP-RA, §9.1.2.5: the number of digits, type, digits in swapped semi-octets. An international number begins with `+`; any
 * other number stands as it was dialled; an alphanumeric one is its text.
 */
export function readAddress(reader: OctetReader, what: string): string {
  const length = reader.octet(`${what}'s length`);
  const type = reader.octet(`${what}'s type`);
  if (length > MOST_DIGITS) reader.fail("address", `${what} has ${length} digits; at most ${MOST_DIGITS} may be`);
  const octets = reader.take(Math.ceil(length / 2), what);
  return addressOf(reader, what, type, octets, length);
}

/** The service centre, 3GPP TS 24.011 §8.2.5.1: here the length counts octets, its type among them. Undefined: the SIM's own. */
export function readServiceCentre(reader: OctetReader): string | undefined {
  const length = reader.octet("the service centre's length");
  if (length === 0) return undefined;
  if (length > 11) reader.fail("address", `the service centre has ${length} octets; at most 11 may be`);
  const type = reader.octet("the service centre's type");
  const octets = reader.take(length - 1, "the service centre");
  const isOdd = octets.length > 0 && (octets[octets.length - 1] ?? 0) >> 4 === 0xf;
  return addressOf(reader, "the service centre", type, octets, octets.length * 2 - (isOdd ? 1 : 0));
}

function addressOf(reader: OctetReader, what: string, type: number, octets: Uint8Array, length: number): string {
  if (reader.fault) return "";
  // §9.1.2.5: bit 7 is always 1.
  if (!(type & 0x80)) reader.fail("address", `${what}'s type ${type} lacks its high bit`);
  const kind = (type >> 4) & 7;
  if (kind === ALPHANUMERIC) return textOfSeptets(unpackSeptets(octets, Math.floor((length * 4) / 7)));
  let digits = "";
  for (let index = 0; index < octets.length * 2; index++) {
    const digit = ((octets[index >> 1] ?? 0) >> (index % 2 === 0 ? 0 : 4)) & 0xf;
    if (index >= length) {
      if (digit !== 0xf) reader.fail("address", `${what} has an odd number of digits and no filler`);
    } else if (digit === 0xf) {
      reader.fail("address", `${what} has a filler among its digits`);
    } else digits += DIGITS[digit] ?? "";
  }
  return kind === INTERNATIONAL ? `+${digits}` : digits;
}

/** `+84912345678`, `0912345678`, a short code, or up to eleven letters of the default alphabet. */
export function writeAddress(address: string): Result<readonly number[]> {
  const digits = digitsOf(address);
  if (digits) {
    if (!digits.ok) return digits;
    const { type, codes } = digits.value;
    return { ok: true, value: [codes.length, type, ...semiOctets(codes)] };
  }
  if (!isGsm7(address) || address === "") return refused("address", "the address is neither a number nor a short name");
  const septets = [...address].flatMap((character) => septetsOf(character) ?? []);
  if (septets.length > MOST_LETTERS) return refused("address", `a name has at most ${MOST_LETTERS} characters`);
  const octets = packSeptets(septets);
  // The length counts the semi-octets that hold the text (§9.1.2.5).
  return { ok: true, value: [Math.ceil((septets.length * 7) / 4), TYPE_ALPHANUMERIC, ...octets] };
}

/** Undefined: the SIM's own service centre, which is the octet 0. */
export function writeServiceCentre(address: string | undefined): Result<readonly number[]> {
  if (address === undefined) return { ok: true, value: [0] };
  const digits = digitsOf(address);
  if (!digits) return refused("address", "the service centre is no number");
  if (!digits.ok) return digits;
  const octets = semiOctets(digits.value.codes);
  return { ok: true, value: [octets.length + 1, digits.value.type, ...octets] };
}

/** Undefined where the address is not made of digits. */
function digitsOf(address: string): Result<{ type: number; codes: number[] }> | undefined {
  const isInternational = address.startsWith("+");
  const digits = isInternational ? address.slice(1) : address;
  if (!/^[0-9*#abc]+$/.test(digits) || (!/\d/.test(digits) && /[abc]/.test(digits))) return undefined;
  if (digits.length > MOST_DIGITS) return refused("address", `a number has at most ${MOST_DIGITS} digits`);
  return {
    ok: true,
    value: {
      type: isInternational ? TYPE_INTERNATIONAL : TYPE_UNKNOWN,
      codes: [...digits].map((digit) => DIGITS.indexOf(digit)),
    },
  };
}

function semiOctets(codes: readonly number[]): number[] {
  const octets: number[] = [];
  for (let index = 0; index < codes.length; index += 2) {
    octets.push((codes[index] ?? 0xf) | ((codes[index + 1] ?? 0xf) << 4));
  }
  return octets;
}
