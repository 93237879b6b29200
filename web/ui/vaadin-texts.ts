import { parseDay } from "../../server/kernel/contract/text.ts";
import { dayOf } from "../kernel/dates.ts";
import { language, msg } from "../kernel/i18n.ts";

/** Texts of Vaadin's date picker; give it as `.i18n`. Weeks begin on Monday, days are written dd/MM/yyyy. */
export function datePickerTexts() {
  const vi = language() === "vi";
  const locale = vi ? "vi" : "en-GB";
  const names = (options: Intl.DateTimeFormatOptions, dates: Date[]): string[] =>
    dates.map((date) => new Intl.DateTimeFormat(locale, { timeZone: "UTC", ...options }).format(date));
  const months = Array.from({ length: 12 }, (_, month) => new Date(Date.UTC(2026, month, 1)));
  // 4 January 2026 was a Sunday, where Vaadin's week begins before `firstDayOfWeek` is applied.
  const days = Array.from({ length: 7 }, (_, day) => new Date(Date.UTC(2026, 0, 4 + day)));
  return {
    monthNames: names({ month: "long" }, months).map(capital),
    weekdays: names({ weekday: "long" }, days).map(capital),
    weekdaysShort: names({ weekday: vi ? "narrow" : "short" }, days),
    firstDayOfWeek: 1,
    today: msg("Hôm nay", { id: "ui.today" }),
    cancel: msg("Hủy", { id: "ui.cancel" }),
    clear: msg("Xóa ngày", { id: "ui.clear-day" }),
    formatDate: ({ day, month, year }: { day: number; month: number; year: number }) =>
      `${pad(day)}/${pad(month + 1)}/${String(year)}`,
    parseDate: (text: string) => {
      const day = parseDay(text, dayOf(Date.now()));
      if (day === null) return undefined;
      const [year = 0, month = 0, date = 0] = day.split("-").map(Number);
      return { day: date, month: month - 1, year };
    },
    formatTitle: (month: string, year: number) => `${month} ${String(year)}`,
  };
}

function pad(value: number): string {
  return String(value).padStart(2, "0");
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
