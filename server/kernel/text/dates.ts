/** Days and instants as people write and read them: dd/MM/yyyy, 24 hours, weeks from Monday. */
import { addDays, DEFAULT_ZONE, isDay, localTime, partsOfDay, weekday } from "./days.ts";

export type TextLanguage = "vi" | "en";

const WEEKDAYS: Readonly<Record<TextLanguage, readonly string[]>> = {
  vi: ["Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ Nhật"],
  en: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
};

const SHORT_WEEKDAYS: Readonly<Record<TextLanguage, readonly string[]>> = {
  vi: ["T2", "T3", "T4", "T5", "T6", "T7", "CN"],
  en: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
};

const NEAR_DAYS: Readonly<Record<TextLanguage, { yesterday: string; today: string; tomorrow: string }>> = {
  vi: { yesterday: "Hôm qua", today: "Hôm nay", tomorrow: "Ngày mai" },
  en: { yesterday: "Yesterday", today: "Today", tomorrow: "Tomorrow" },
};

/** The name of a day's weekday: "Thứ Hai", "Monday". */
export function weekdayName(day: string, language: TextLanguage): string {
  return WEEKDAYS[language][weekday(day) - 1] ?? "";
}

/** The short name of a day's weekday: "T2", "Mon". */
export function shortWeekdayName(day: string, language: TextLanguage): string {
  return SHORT_WEEKDAYS[language][weekday(day) - 1] ?? "";
}

/** A day as dd/MM/yyyy. */
export function formatDay(day: string): string {
  const [year = "", month = "", date = ""] = day.split("-");
  return `${date}/${month}/${year}`;
}

/** A day with its weekday: "Thứ Hai, 16/11/2026". */
export function formatLongDay(day: string, language: TextLanguage): string {
  return `${weekdayName(day, language)}, ${formatDay(day)}`;
}

/** The time of day of an instant: "8:15", "14:05". */
export function formatTime(instant: number, zone: string = DEFAULT_ZONE): string {
  const { hour, minute } = localTime(instant, zone);
  return `${String(hour)}:${String(minute).padStart(2, "0")}`;
}

/** An instant in full, as shown on hover: "Thứ Hai, 16/11/2026 8:15". */
export function formatInstant(instant: number, language: TextLanguage, zone: string = DEFAULT_ZONE): string {
  return `${formatLongDay(localTime(instant, zone).day, language)} ${formatTime(instant, zone)}`;
}

/** An instant in a list: "8:15" today, "Hôm qua", "T2 16/11" in this year, else "16/11/2025". */
export function listInstant(instant: number, now: number, language: TextLanguage, zone: string = DEFAULT_ZONE): string {
  const { day } = localTime(instant, zone);
  const today = localTime(now, zone).day;
  return day === today ? formatTime(instant, zone) : listDay(day, today, language);
}

/** A day in a list: "Hôm nay", "Hôm qua", "Ngày mai", "T2 16/11" in this year, else "16/11/2025". */
export function listDay(day: string, today: string, language: TextLanguage): string {
  if (day === today) return NEAR_DAYS[language].today;
  if (day === addDays(today, -1)) return NEAR_DAYS[language].yesterday;
  if (day === addDays(today, 1)) return NEAR_DAYS[language].tomorrow;
  if (day.slice(0, 4) !== today.slice(0, 4)) return formatDay(day);
  return `${shortWeekdayName(day, language)} ${formatDay(day).slice(0, 5)}`;
}

/**
 * The date line of a document on paper: "Lạng Sơn, ngày 05 tháng 3 năm 2026". Days below 10 and the months 1 and 2 are padded, no others, so that no digit
 * can be put before them (Decree 30/2020/NĐ-CP, Annex I).
 */
export function paperDate(place: string, day: string): string {
  const { year, month, date } = partsOfDay(day);
  const paddedMonth = month <= 2 ? `0${String(month)}` : String(month);
  return `${place}, ngày ${String(date).padStart(2, "0")} tháng ${paddedMonth} năm ${String(year)}`;
}

/**
 * A day that a person typed: d/M/yyyy with / - . or spaces between, d/M of the year of `today`, eight digits ddMMyyyy, or YYYY-MM-DD. Null for anything else,
 * for days that do not exist, and for years of two digits, which could be of either century.
 */
export function parseDay(typed: string, today: string): string | null {
  const text = typed.trim();
  if (isDay(text)) return text;
  const match =
    /^(\d{1,2})\s*([/.-]|\s)\s*(\d{1,2})(?:\s*\2\s*(\d{4}))?$/.exec(text) ?? /^(\d{2})()(\d{2})(\d{4})$/.exec(text);
  if (match === null) return null;
  const [, date = "", , month = "", year = today.slice(0, 4)] = match;
  const day = `${year}-${month.padStart(2, "0")}-${date.padStart(2, "0")}`;
  return isDay(day) ? day : null;
}
