import { language, msg, str } from "./i18n.ts";

/** The agency's zone; every date on the screen is read in it, wherever the browser is. */
let zone = "Asia/Ho_Chi_Minh";

export function setZone(name: string): void {
  zone = name;
  formats.clear();
}

const formats = new Map<string, Intl.DateTimeFormat>();

function part(at: number, options: Intl.DateTimeFormatOptions, locale = "en-GB"): string {
  const key = locale + JSON.stringify(options);
  let format = formats.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat(locale, { timeZone: zone, ...options });
    formats.set(key, format);
  }
  return format.format(at);
}

/** The agency's calendar day of an instant, `YYYY-MM-DD`. */
export function dayOf(at: number): string {
  return part(at, { year: "numeric", month: "2-digit", day: "2-digit" }).split("/").reverse().join("-");
}

/** `8:15`, 24 hours. */
export function timeOf(at: number): string {
  return part(at, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).replace(/^0(?=\d)/, "");
}

/** `16/11/2025`. */
export function dateOf(at: number): string {
  return part(at, { year: "numeric", month: "2-digit", day: "2-digit" });
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

/** A day without a time, `2025-11-16` → `16/11/2025`. */
export function dayText(day: string): string {
  return day.split("-").reverse().join("/");
}

/** `Thứ Hai` / `Monday`. */
export function weekdayOf(at: number): string {
  const name = part(at, { weekday: "long" }, language() === "vi" ? "vi" : "en-GB");
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** `T2` / `Mon`. */
function shortWeekdayOf(at: number): string {
  return language() === "vi" ? part(at, { weekday: "narrow" }, "vi") : part(at, { weekday: "short" });
}

/** As lists say it: `8:15`, `Hôm qua`, `T2 16/11`, then `16/11/2025`. */
export function listDate(at: number, now = Date.now()): string {
  const day = dayOf(at);
  if (day === dayOf(now)) return timeOf(at);
  if (dayBefore(now) === day) return msg("Hôm qua", { id: "kernel.yesterday" });
  if (day.slice(0, 4) !== dayOf(now).slice(0, 4)) return dateOf(at);
  return `${shortWeekdayOf(at)} ${dateOf(at).slice(0, 5)}`;
}

/** In full: `Thứ Hai, 16/11/2025, 8:15`. */
export function fullDate(at: number): string {
  return `${weekdayOf(at)}, ${dateOf(at)}, ${timeOf(at)}`;
}

/** For a sentence or a detail: `8:15 hôm nay`, `8:15 hôm qua`, `8:15, T2 16/11`, `8:15, 16/11/2025`. */
export function sentenceDate(at: number, now = Date.now()): string {
  const day = dayOf(at);
  const time = timeOf(at);
  if (day === dayOf(now)) return msg(str`${time} hôm nay`, { id: "kernel.today-at" });
  if (day === dayBefore(now)) return msg(str`${time} hôm qua`, { id: "kernel.yesterday-at" });
  return `${time}, ${listDate(at, now)}`;
}

function dayBefore(at: number): string {
  const day = new Date(`${dayOf(at)}T12:00:00Z`);
  day.setUTCDate(day.getUTCDate() - 1);
  return day.toISOString().slice(0, 10);
}
