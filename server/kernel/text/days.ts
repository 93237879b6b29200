/**
 * Arithmetic on calendar days (`YYYY-MM-DD`, proleptic Gregorian, years 0001 to 9999) and their relation to instants (UTC epoch milliseconds) in a
 * time zone. A day that is no day throws RangeError: what comes from outside goes through `isDay` or a schema first.
 */

const MS_PER_DAY = 86_400_000;

/** The zone of every agency unless its settings say otherwise. */
export const DEFAULT_ZONE = "Asia/Ho_Chi_Minh";

/** Whether the text is a day that exists, in the form YYYY-MM-DD. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || text < "0001") return false;
  const at = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}

function midnightUtc(day: string): number {
  if (!isDay(day)) throw new RangeError(`not a day: ${JSON.stringify(day)}`);
  return Date.parse(`${day}T00:00:00Z`);
}

function dayAtUtc(instant: number): string {
  const day = new Date(instant).toISOString().slice(0, 10);
  if (!isDay(day)) throw new RangeError(`outside the years 0001 to 9999: ${String(instant)}`);
  return day;
}

/** The parts of a day as numbers; months from 1. */
export function partsOfDay(day: string): { year: number; month: number; date: number } {
  const at = new Date(midnightUtc(day));
  return { year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, date: at.getUTCDate() };
}

/** The day that many days later, or earlier when negative. */
export function addDays(day: string, count: number): string {
  return dayAtUtc(midnightUtc(day) + count * MS_PER_DAY);
}

/** The same date that many months later; the last day of the month where it has no such date (31/01 and one month is 28/02 or 29/02). */
export function addMonths(day: string, count: number): string {
  const { year, month, date } = partsOfDay(day);
  const months = year * 12 + (month - 1) + count;
  const first = `${String(Math.floor(months / 12)).padStart(4, "0")}-${String((((months % 12) + 12) % 12) + 1).padStart(2, "0")}-01`;
  return addDays(first, Math.min(date, daysInMonth(first)) - 1);
}

function daysInMonth(day: string): number {
  const at = new Date(midnightUtc(day));
  at.setUTCMonth(at.getUTCMonth() + 1, 0);
  return at.getUTCDate();
}

/** How many days from one day to the other; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return (midnightUtc(to) - midnightUtc(from)) / MS_PER_DAY;
}

/** The day of the week by ISO 8601: Monday is 1, Sunday is 7. */
export function weekday(day: string): number {
  return ((new Date(midnightUtc(day)).getUTCDay() + 6) % 7) + 1;
}

/** The Monday of the day's week. */
export function startOfWeek(day: string): string {
  return addDays(day, 1 - weekday(day));
}

/** The ISO 8601 week: weeks begin on Monday, week 1 is the one with the year's first Thursday; its year may differ from the day's. */
export function isoWeek(day: string): { year: number; week: number } {
  const thursday = addDays(day, 4 - weekday(day));
  const { year } = partsOfDay(thursday);
  return { year, week: Math.floor(daysBetween(`${thursday.slice(0, 4)}-01-01`, thursday) / 7) + 1 };
}

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterOf(zone: string): Intl.DateTimeFormat {
  let formatter = formatters.get(zone);
  if (formatter === undefined) {
    formatter = new Intl.DateTimeFormat("en-u-ca-iso8601-nu-latn", {
      timeZone: zone,
      hourCycle: "h23",
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
      second: "2-digit",
    });
    formatters.set(zone, formatter);
  }
  return formatter;
}

/** What calendar and clock show in a zone. Seconds are whole. */
export interface LocalTime {
  readonly day: string;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

/** Calendar and clock of an instant in an IANA zone; RangeError for an unknown zone. */
export function localTime(instant: number, zone: string = DEFAULT_ZONE): LocalTime {
  const parts: Partial<Record<Intl.DateTimeFormatPartTypes, string>> = {};
  for (const { type, value } of formatterOf(zone).formatToParts(instant)) parts[type] = value;
  const { year = "", month = "", day = "", hour = "", minute = "", second = "" } = parts;
  return {
    day: `${year.padStart(4, "0")}-${month}-${day}`,
    hour: Number(hour),
    minute: Number(minute),
    second: Number(second),
  };
}

/** The day that an instant belongs to in a zone. */
export function dayOf(instant: number, zone: string = DEFAULT_ZONE): string {
  return localTime(instant, zone).day;
}

/** Local time less UTC at an instant, in milliseconds. */
function offsetAt(instant: number, zone: string): number {
  const { day, hour, minute, second } = localTime(instant, zone);
  const local = midnightUtc(day) + ((hour * 60 + minute) * 60 + second) * 1000;
  return local - Math.floor(instant / 1000) * 1000;
}

/** The first instant of a day in a zone; also right on the days when clocks change. */
export function startOfDay(day: string, zone: string = DEFAULT_ZONE): number {
  const utc = midnightUtc(day);
  const [before, after] = [utc - offsetAt(utc - MS_PER_DAY, zone), utc - offsetAt(utc + MS_PER_DAY, zone)];
  const [earlier, later] = before < after ? [before, after] : [after, before];
  return dayOf(earlier, zone) === day ? earlier : later;
}

/** The instant after the last one of a day in a zone, so that a day is `startOfDay(d) <= at < endOfDay(d)`. */
export function endOfDay(day: string, zone: string = DEFAULT_ZONE): number {
  return startOfDay(addDays(day, 1), zone);
}
