import type { OctetReader } from "./octets.ts";

/** A moment as the network told it: the instant, and the zone in which it was said. */
export interface Timestamp {
  /** UTC epoch milliseconds, whole seconds. */
  readonly at: number;
  /** Minutes east of Greenwich, in quarter hours: 420 in Hà Nội. */
  readonly offset: number;
}

const MINUTE = 60_000;
const QUARTER = 15;
/** Two digits of a year: telephones sent no message before 1990. */
const FIRST_YEAR = 90;
const MOST_OFFSET = 79 * QUARTER;

/** TP-SCTS and its kin, 3GPP TS 23.040 §9.2.3.11: year, month, day, hour, minute, second, zone; each in swapped semi-octets. */
export function readTimestamp(reader: OctetReader, what: string): Timestamp {
  const octets = reader.take(7, what);
  if (reader.fault) return { at: 0, offset: 0 };
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = [...octets].map(decimal);
  const zone = octets[6] ?? 0;
  // The sign is bit 3 of the zone's octet, in the digit of tens (§9.2.3.11).
  const quarters = decimal(zone & 0xf7);
  const offset = (zone & 8 ? -1 : 1) * quarters * QUARTER;
  const local = Date.UTC(year >= FIRST_YEAR ? 1900 + year : 2000 + year, month - 1, day, hour, minute, second);
  const read = new Date(local);
  const isDate = month >= 1 && read.getUTCMonth() === month - 1 && read.getUTCDate() === day;
  const isTime = hour < 24 && minute < 60 && second < 60;
  if (!isDate || !isTime || Number.isNaN(quarters)) reader.fail("timestamp", `${what} is no date`);
  return { at: local - offset * MINUTE, offset: offset === 0 ? 0 : offset };
}

/** NaN where a semi-octet is no decimal digit. */
function decimal(octet: number): number {
  const tens = octet & 0xf;
  const units = octet >> 4;
  return tens > 9 || units > 9 ? Number.NaN : tens * 10 + units;
}

/** Undefined where the year or the zone does not fit. */
export function writeTimestamp({ at, offset }: Timestamp): readonly number[] | undefined {
  const local = new Date(at + offset * MINUTE);
  const year = local.getUTCFullYear();
  if (Number.isNaN(year) || year < 1900 + FIRST_YEAR || year >= 2000 + FIRST_YEAR) return undefined;
  if (offset % QUARTER !== 0 || Math.abs(offset) > MOST_OFFSET) return undefined;
  const fields = [
    year % 100,
    local.getUTCMonth() + 1,
    local.getUTCDate(),
    local.getUTCHours(),
    local.getUTCMinutes(),
    local.getUTCSeconds(),
  ].map(swapped);
  return [...fields, swapped(Math.abs(offset) / QUARTER) | (offset < 0 ? 8 : 0)];
}

export const swapped = (value: number): number => Math.floor(value / 10) | ((value % 10) << 4);

/** ISO 8601 with the zone in which it was said: `2012-04-25T19:56:50-04:00`. */
export function isoOf({ at, offset }: Timestamp): string {
  const local = new Date(at + offset * MINUTE).toISOString().slice(0, 19);
  const size = Math.abs(offset);
  const hours = String(Math.floor(size / 60)).padStart(2, "0");
  return `${local}${offset < 0 ? "-" : "+"}${hours}:${String(size % 60).padStart(2, "0")}`;
}
