import { syntaxError } from "../replies.ts";
import type { Cursor } from "./cursor.ts";

const MONTHS = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
const NAMES = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const DATE = /(\d{1,2})-([A-Za-z]{3})-(\d{4})/y;
const DATE_TIME = /"( \d|\d{1,2})-([A-Za-z]{3})-(\d{4}) (\d{2}):(\d{2}):(\d{2}) ([+-])(\d{2})(\d{2})"/y;

/** `1-Feb-1994`, quoted or not, as `YYYY-MM-DD`. */
export function readDate(cursor: Cursor): string {
  const isQuoted = cursor.skip('"');
  const found = cursor.match(DATE);
  if (!found) throw syntaxError("A date like 1-Feb-1994 is missing");
  if (isQuoted) cursor.expect('"');
  return dayOf(found[1] ?? "", found[2] ?? "", found[3] ?? "");
}

function dayOf(date: string, monthName: string, year: string): string {
  const month = MONTHS.indexOf(monthName.toUpperCase());
  const at = new Date(Date.UTC(Number(year), month, Number(date)));
  // A four-digit year below 100 would be taken for one of the last century.
  if (Number(year) < 100) at.setUTCFullYear(Number(year));
  if (month < 0 || at.getUTCDate() !== Number(date)) throw syntaxError("There is no such day");
  return at.toISOString().slice(0, 10);
}

/** `"17-Jul-1996 02:44:25 -0700"` as UTC epoch milliseconds. */
export function readDateTime(cursor: Cursor): number {
  const found = cursor.match(DATE_TIME);
  if (!found) throw syntaxError('A time like "17-Jul-1996 02:44:25 -0700" is missing');
  const [, date = "", month = "", year = "", hour = "", minute = "", second = "", sign, zoneHours, zoneMinutes] = found;
  const day = dayOf(date.trim(), month, year);
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 60) throw syntaxError("There is no such time");
  const local = Date.parse(`${day}T${hour}:${minute}:${second === "60" ? "59" : second}Z`);
  const zone = (Number(zoneHours) * 60 + Number(zoneMinutes)) * 60_000;
  return local - (sign === "-" ? -zone : zone);
}

/** An instant as INTERNALDATE, in a zone that is `offset` minutes ahead of UTC. */
export function writeDateTime(instant: number, offset: number): string {
  const at = new Date(instant + offset * 60_000);
  const two = (value: number) => String(value).padStart(2, "0");
  const size = Math.abs(offset);
  const zone = `${offset < 0 ? "-" : "+"}${two(Math.floor(size / 60))}${two(size % 60)}`;
  const day = `${String(at.getUTCDate()).padStart(2, " ")}-${NAMES[at.getUTCMonth()] ?? ""}-${String(at.getUTCFullYear()).padStart(4, "0")}`;
  return `"${day} ${two(at.getUTCHours())}:${two(at.getUTCMinutes())}:${two(at.getUTCSeconds())} ${zone}"`;
}
