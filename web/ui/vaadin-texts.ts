import { language, msg, str } from "../kernel/i18n.ts";

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
    parseDate: (text: string) => parseDay(text),
    formatTitle: (month: string, year: number) => `${month} ${String(year)}`,
  };
}

/** Texts of Vaadin's combo boxes that a screen reader says. */
export function multiSelectTexts() {
  return {
    cleared: msg("Đã bỏ hết", { id: "ui.multi-cleared" }),
    focused: msg("đang ở. Bấm Backspace để gỡ", { id: "ui.multi-focused" }),
    selected: msg("đã chọn", { id: "ui.multi-selected" }),
    deselected: msg("đã gỡ", { id: "ui.multi-deselected" }),
    total: msg(str`Đã chọn ${"{count}"}`, { id: "ui.selected-count" }),
  };
}

/** Reads what an office types: 5/9, 05/09/26, 5.9.2026, 592026 is not guessed. Undefined when it is no day. */
export function parseDay(text: string, today = new Date()): { day: number; month: number; year: number } | undefined {
  const match = /^\s*(\d{1,2})[/.\- ](\d{1,2})(?:[/.\- ](\d{2}|\d{4}))?\s*$/.exec(text);
  if (!match) return undefined;
  const day = Number(match[1]);
  const month = Number(match[2]) - 1;
  const written = match[3];
  const year = written === undefined ? today.getFullYear() : Number(written) + (written.length === 2 ? 2000 : 0);
  const date = new Date(Date.UTC(year, month, day));
  return date.getUTCMonth() === month && date.getUTCDate() === day ? { day, month, year } : undefined;
}

function pad(value: number): string {
  return String(value).padStart(2, "0");
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
