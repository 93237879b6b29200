import { refused, type Result } from "./fault.ts";
import type { OctetReader } from "./octets.ts";
import { readTimestamp, swapped, writeTimestamp, type Timestamp } from "./timestamp.ts";

/** How long the network keeps trying, TP-VP (3GPP TS 23.040 §9.2.3.12). */
export type Validity =
  | { readonly form: "relative"; readonly minutes: number }
  | { readonly form: "absolute"; readonly until: Timestamp }
  | {
      readonly form: "enhanced";
      /** Undefined: no period is asked for. */
      readonly seconds: number | undefined;
      /** The network tries once only. */
      readonly once: boolean;
    };

export type ValidityForm = Validity["form"];

/** TP-VPF, §9.2.3.3. */
export const VALIDITY_FORMATS: readonly (ValidityForm | undefined)[] = [undefined, "enhanced", "relative", "absolute"];

const HOUR = 60;
const DAY = 24 * HOUR;
const WEEK = 7 * DAY;

/** §9.2.3.12.1: the octet's minutes. */
export function minutesOf(octet: number): number {
  if (octet <= 143) return (octet + 1) * 5;
  if (octet <= 167) return 12 * HOUR + (octet - 143) * 30;
  if (octet <= 196) return (octet - 166) * DAY;
  return (octet - 192) * WEEK;
}

/** The longest period that the octet can say and that does not outlast the event; five minutes are the shortest. */
export function relativeOctet(minutes: number): number {
  let octet = 255;
  while (octet > 0 && minutesOf(octet) > minutes) octet--;
  return octet;
}

export function readValidity(reader: OctetReader, form: ValidityForm): Validity {
  if (form === "relative") return { form, minutes: minutesOf(reader.octet("the validity")) };
  if (form === "absolute") return { form, until: readTimestamp(reader, "the validity") };
  const octets = reader.take(7, "the validity");
  // §9.2.3.12.3: a functionality indicator, then what it says. An extension octet takes one of the seven and is all that we skip.
  const indicator = octets[0] ?? 0;
  const rest = octets.subarray(indicator & 0x80 ? 2 : 1);
  const once = (indicator & 0x40) !== 0;
  const [first = 0, second = 0, third = 0] = rest;
  switch (indicator & 7) {
    case 0:
      return { form, seconds: undefined, once };
    case 1:
      return { form, seconds: minutesOf(first) * 60, once };
    case 2:
      if (first === 0) reader.fail("validity", "a validity of no seconds is reserved");
      return { form, seconds: first, once };
    case 3: {
      const [hours, minutes, seconds] = [first, second, third].map((octet) => (octet & 0xf) * 10 + (octet >> 4));
      const isTime = [first, second, third].every((octet) => (octet & 0xf) < 10 && octet >> 4 < 10);
      if (!isTime || (minutes ?? 60) > 59 || (seconds ?? 60) > 59) reader.fail("validity", "the validity is no time");
      return { form, seconds: ((hours ?? 0) * 60 + (minutes ?? 0)) * 60 + (seconds ?? 0), once };
    }
    default:
      reader.fail("validity", "the form of the enhanced validity is reserved");
      return { form, seconds: undefined, once };
  }
}

export function writeValidity(validity: Validity | undefined): Result<{ format: number; octets: readonly number[] }> {
  if (!validity) return { ok: true, value: { format: 0, octets: [] } };
  const format = VALIDITY_FORMATS.indexOf(validity.form);
  if (validity.form === "relative") {
    if (!(validity.minutes > 0)) return refused("validity", "a message is valid for at least a minute");
    return { ok: true, value: { format, octets: [relativeOctet(validity.minutes)] } };
  }
  if (validity.form === "absolute") {
    const octets = writeTimestamp(validity.until);
    return octets ? { ok: true, value: { format, octets } } : refused("validity", "the end of the validity is no date");
  }
  const { seconds, once } = validity;
  const flag = once ? 0x40 : 0;
  if (seconds === undefined) return { ok: true, value: { format, octets: [flag, 0, 0, 0, 0, 0, 0] } };
  if (!Number.isInteger(seconds) || seconds < 1 || seconds >= 100 * 3600) {
    return refused("validity", "an enhanced validity is between one second and a hundred hours");
  }
  if (seconds < 256) return { ok: true, value: { format, octets: [flag | 2, seconds, 0, 0, 0, 0, 0] } };
  const time = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60].map(swapped);
  return { ok: true, value: { format, octets: [flag | 3, ...time, 0, 0, 0] } };
}
