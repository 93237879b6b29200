import {
  addDays,
  DEFAULT_ZONE,
  formatDay,
  formatInstant,
  formatLongDay,
  formatTime,
  listInstant,
  localTime,
  lunarOf,
  lunarYearName,
} from "../../server/kernel/contract/text.ts";
import { language, msg, str } from "./i18n.ts";

/** The agency's zone: every date on the screen is read in it, wherever the browser is. */
const zone = DEFAULT_ZONE;

/** The agency's calendar day of an instant, `YYYY-MM-DD`. */
export function dayOf(at: number): string {
  return localTime(at, zone).day;
}

/** The hour of the agency's day, 0 to 23. */
export function hourOf(at: number): number {
  return localTime(at, zone).hour;
}

/** `8:15`, 24 hours. */
export function timeOf(at: number): string {
  return formatTime(at, zone);
}

/** `16/11/2025`. */
export function dateOf(at: number): string {
  return formatDay(dayOf(at));
}

/** `Thứ Hai, 16/11/2025`. */
export function longDateOf(at: number): string {
  return formatLongDay(dayOf(at), language());
}

/** The lunar day as calendars on the wall say it: `16 tháng 10 năm Bính Ngọ (âm lịch)`. */
export function lunarDateOf(at: number): string {
  const { day, month, leap, year } = lunarOf(dayOf(at));
  const name = leap ? msg(str`${month} nhuận`, { id: "kernel.leap-month" }) : String(month);
  return msg(str`${day} tháng ${name} năm ${lunarYearName(year)} (âm lịch)`, { id: "kernel.lunar-date" });
}

/** As lists say it: `8:15`, `Hôm qua`, `T2 16/11`, then `16/11/2025`. */
export function listDate(at: number, now = Date.now()): string {
  return listInstant(at, now, language(), zone);
}

/** In full: `Thứ Hai, 16/11/2025 8:15`. */
export function fullDate(at: number): string {
  return formatInstant(at, language(), zone);
}

/** For a sentence or a detail, always with the time: `8:15 hôm nay`, `8:15 ngày mai`, `8:15, T2 16/11`. */
export function sentenceDate(at: number, now = Date.now()): string {
  const time = timeOf(at);
  const day = dayOf(at);
  if (day === dayOf(now)) return msg(str`${time} hôm nay`, { id: "kernel.today-at" });
  if (day === addDays(dayOf(now), -1)) return msg(str`${time} hôm qua`, { id: "kernel.yesterday-at" });
  if (day === addDays(dayOf(now), 1)) return msg(str`${time} ngày mai`, { id: "kernel.tomorrow-at" });
  return `${time}, ${listDate(at, now)}`;
}

/** The instant of a day and a time (`17:00`) in the agency's zone: what `dayOf` and `timeOf` read back. */
export function instantOf(day: string, time: string): number {
  const wanted = wallClock(day, time);
  let at = wanted;
  // The zone's distance from UTC, read at the instant itself; twice, since it may change between the first guess and the instant.
  for (let round = 0; round < 2; round += 1) at += wanted - wallClock(dayOf(at), timeOf(at));
  return at;
}

const wallClock = (day: string, time: string): number => Date.parse(`${day}T${time.padStart(5, "0")}:00Z`);

/** Reads a time as an office types it: 17:00, 17h, 8h30, 8.30, 17 → `17:00`; undefined when it is none. */
export function parseTime(text: string): string | undefined {
  const match = /^\s*(\d{1,2})(?:\s*[:.hg]\s*(\d{2})?)?\s*$/i.exec(text);
  const [hour, minute] = [Number(match?.[1]), Number(match?.[2] ?? 0)];
  if (!match || hour > 23 || minute > 59) return undefined;
  return `${String(hour)}:${String(minute).padStart(2, "0")}`;
}
