import { writeAddress, writeServiceCentre } from "./address.ts";
import { knowsShifts, septetsOf, type Shifts } from "./alphabet/gsm7.ts";
import { writeCoding, type Coding } from "./coding.ts";
import { refused, type Result } from "./fault.ts";
import { writeHeader, type Concatenation } from "./header.ts";
import { hexOf } from "./octets.ts";
import { packSeptets, septetsOfHeader } from "./septets.ts";
import { splitText, type TextAlphabet } from "./split.ts";
import { writeTimestamp, type Timestamp } from "./timestamp.ts";
import { MOST_USER_DATA } from "./user-data.ts";
import { writeValidity, type Validity } from "./validity.ts";

/** A text on its way to the network. */
export interface SubmitInput {
  /** `+84912345678`, a number as it is dialled, a short code. */
  readonly number: string;
  readonly text: string;
  readonly smsc?: string | undefined;
  /** TP-MR, of every part: the modem puts its own. */
  readonly mr?: number | undefined;
  /** Reference of a message in several parts, 0-65535; above 255 it takes the longer header. */
  readonly reference?: number | undefined;
  readonly validity?: Validity | undefined;
  readonly wantsReport?: boolean | undefined;
  readonly rejectsDuplicates?: boolean | undefined;
  readonly messageClass?: Coding["messageClass"];
  /** The 7-bit alphabet where the text fits into it, unless said. */
  readonly alphabet?: TextAlphabet | undefined;
  /** National tables; only with the 7-bit alphabet. */
  readonly shifts?: Shifts | undefined;
}

/** One part, ready for AT+CMGS. */
export interface WrittenPdu {
  readonly hex: string;
  /** Octets behind the service centre: the number that AT+CMGS wants (3GPP TS 27.005 §4.3). */
  readonly length: number;
}

const SUBMIT = 1;
const DELIVER = 0;
const STATUS_REPORT = 2;

/** SMS-SUBMIT, 3GPP TS 23.040 §9.2.2.2: the parts of a text. */
export function writeSubmit(input: SubmitInput): Result<readonly WrittenPdu[]> {
  const { mr = 0, reference = 0, shifts = {} } = input;
  if (!inRange(mr, 255) || !inRange(reference, 65_535)) return refused("text", "a reference does not fit its field");
  if (!knowsShifts(shifts)) return refused("text", "there is no such national table");
  const smsc = writeServiceCentre(input.smsc);
  const number = writeAddress(input.number);
  const validity = writeValidity(input.validity);
  const wide = reference > 255;
  const split = splitText(input.text.normalize("NFC"), { alphabet: input.alphabet, wide, shifts });
  if (!smsc.ok) return smsc;
  if (!number.ok) return number;
  if (!validity.ok) return validity;
  if (!split.ok) return split;
  const { alphabet, parts } = split.value;
  const dcs = writeCoding({ alphabet, ...(input.messageClass !== undefined && { messageClass: input.messageClass }) });
  const used = alphabet === "gsm7" ? shifts : {};
  const pdus = parts.map((text, index): WrittenPdu => {
    const total = parts.length;
    const concatenation = total > 1 ? { reference, total, sequence: index + 1, wide } : undefined;
    const data = userData(text, alphabet, { concatenation, shifts: used });
    const first =
      SUBMIT |
      (input.rejectsDuplicates ? 0x04 : 0) |
      (validity.value.format << 3) |
      (input.wantsReport ? 0x20 : 0) |
      (data.hasHeader ? 0x40 : 0);
    return written(smsc.value, [first, mr, ...number.value, 0, dcs, ...validity.value.octets, ...data.octets]);
  });
  return { ok: true, value: pdus };
}

/** One part of a message as a network hands it over, SMS-DELIVER, §9.2.2.1. For networks that are ours: the emulator's, a test's. */
export function writeDeliver(input: {
  number: string;
  text: string;
  timestamp: Timestamp;
  smsc?: string | undefined;
  concatenation?: Concatenation | undefined;
  alphabet: TextAlphabet;
  shifts?: Shifts | undefined;
}): Result<WrittenPdu> {
  const smsc = writeServiceCentre(input.smsc);
  const number = writeAddress(input.number);
  const timestamp = writeTimestamp(input.timestamp);
  if (!smsc.ok) return smsc;
  if (!number.ok) return number;
  if (!timestamp) return refused("timestamp", "the time does not fit a message");
  if (input.alphabet === "gsm7" && [...input.text].some((each) => !septetsOf(each, input.shifts))) {
    return refused("text", "the text is not in the 7-bit alphabet");
  }
  const data = userData(input.text, input.alphabet, input);
  if (data.size > MOST_USER_DATA) return refused("tooLong", "the text does not fit into one part");
  const first = DELIVER | 0x04 | (data.hasHeader ? 0x40 : 0);
  const dcs = writeCoding({ alphabet: input.alphabet });
  return {
    ok: true,
    value: written(smsc.value, [first, ...number.value, 0, dcs, ...timestamp, ...data.octets]),
  };
}

/** SMS-STATUS-REPORT, §9.2.2.3, without its optional parts. */
export function writeStatusReport(input: {
  number: string;
  reference: number;
  status: number;
  timestamp: Timestamp;
  discharge: Timestamp;
  smsc?: string | undefined;
}): Result<WrittenPdu> {
  const smsc = writeServiceCentre(input.smsc);
  const number = writeAddress(input.number);
  const timestamp = writeTimestamp(input.timestamp);
  const discharge = writeTimestamp(input.discharge);
  if (!smsc.ok) return smsc;
  if (!number.ok) return number;
  if (!timestamp || !discharge) return refused("timestamp", "the time does not fit a message");
  const { reference, status } = input;
  if (!inRange(reference, 255) || !inRange(status, 255)) return refused("text", "a reference does not fit its field");
  return {
    ok: true,
    value: written(smsc.value, [STATUS_REPORT | 0x04, reference, ...number.value, ...timestamp, ...discharge, status]),
  };
}

/** TP-UDL and TP-UD. */
function userData(
  text: string,
  alphabet: TextAlphabet,
  parts: { concatenation?: Concatenation | undefined; shifts?: Shifts | undefined },
): { octets: readonly number[]; size: number; hasHeader: boolean } {
  const header = writeHeader(parts);
  const hasHeader = header.length > 0;
  if (alphabet === "gsm7") {
    const septets = [...text].flatMap((character) => septetsOf(character, parts.shifts) ?? []);
    const octets = packSeptets(septets, header);
    const length = septets.length + septetsOfHeader(header.length);
    return { octets: [length, ...octets], size: octets.length, hasHeader };
  }
  const octets = [...header];
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    octets.push(unit >> 8, unit & 0xff);
  }
  return { octets: [octets.length, ...octets], size: octets.length, hasHeader };
}

function written(smsc: readonly number[], message: readonly number[]): WrittenPdu {
  return { hex: hexOf([...smsc, ...message]), length: message.length };
}

const inRange = (value: number, most: number): boolean => Number.isInteger(value) && value >= 0 && value <= most;
