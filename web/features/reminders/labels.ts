import { listDate, sentenceDate } from "../../kernel/dates.ts";
import { language, msg, str } from "../../kernel/i18n.ts";
import type { ReadMeaning, ReminderItem, ReminderReading } from "./api.ts";
import type { Mode, Pattern } from "./form.ts";
import { lateness, standingOf, type Snooze, type Tab } from "./state.ts";

export function tabTitle(tab: Tab): string {
  switch (tab) {
    case "today":
      return msg("Hôm nay", { id: "reminders.tab-today" });
    case "upcoming":
      return msg("Sắp tới", { id: "reminders.tab-upcoming" });
    case "repeating":
      return msg("Lặp lại", { id: "reminders.tab-repeating" });
    case "given":
      return msg("Đã giao", { id: "reminders.tab-given" });
    case "done":
      return msg("Đã xong", { id: "reminders.tab-done" });
  }
}

export function snoozeTitle(snooze: Snooze): string {
  switch (snooze) {
    case "minutes":
      return msg("Sau 10 phút", { id: "reminders.snooze-minutes" });
    case "hour":
      return msg("Sau 1 giờ", { id: "reminders.snooze-hour" });
    case "afternoon":
      return msg("Chiều nay", { id: "reminders.snooze-afternoon" });
    case "tomorrow":
      return msg("Sáng mai", { id: "reminders.snooze-tomorrow" });
    case "monday":
      return msg("Thứ Hai tới", { id: "reminders.snooze-monday" });
  }
}

export function modeTitle(mode: Mode): string {
  switch (mode) {
    case "once":
      return msg("Một lần", { id: "reminders.mode-once" });
    case "repeat":
      return msg("Lặp lại", { id: "reminders.mode-repeat" });
    case "before":
      return msg("Trước hạn", { id: "reminders.mode-before" });
  }
}

export function patternTitle(pattern: Pattern): string {
  switch (pattern) {
    case "daily":
      return msg("Hằng ngày", { id: "reminders.pattern-daily" });
    case "working":
      return msg("Mỗi ngày làm việc", { id: "reminders.pattern-working" });
    case "weekly":
      return msg("Hằng tuần", { id: "reminders.pattern-weekly" });
    case "monthly":
      return msg("Hằng tháng", { id: "reminders.pattern-monthly" });
    case "month-end":
      return msg("Ngày cuối tháng", { id: "reminders.pattern-month-end" });
    case "working-first":
      return msg("Ngày làm việc đầu tháng", { id: "reminders.pattern-working-first" });
    case "working-last":
      return msg("Ngày làm việc cuối tháng", { id: "reminders.pattern-working-last" });
    case "yearly":
      return msg("Hằng năm", { id: "reminders.pattern-yearly" });
    case "lunar-month":
      return msg("Âm lịch hằng tháng", { id: "reminders.pattern-lunar-month" });
    case "lunar-year":
      return msg("Âm lịch hằng năm", { id: "reminders.pattern-lunar-year" });
    case "other":
      return msg("Như đã ghi", { id: "reminders.pattern-other" });
  }
}

/** The words in the language of the screen. */
export const wordsOf = ({ words }: globalThis.Pick<ReadMeaning, "words">): string => words[language()];

/** "trễ 3 giờ". */
export function lateText(minutes: number): string {
  const { count, unit } = lateness(minutes);
  if (unit === "minutes") return msg(str`trễ ${count} phút`, { id: "reminders.late-minutes" });
  return unit === "hours"
    ? msg(str`trễ ${count} giờ`, { id: "reminders.late-hours" })
    : msg(str`trễ ${count} ngày`, { id: "reminders.late-days" });
}

/** When it was due, comes again, comes next or was done. */
export function whenText(item: ReminderItem): string {
  const { copy, nextAt } = item;
  switch (standingOf(item)) {
    case "done":
      return msg(str`Xong ${sentenceDate(copy?.doneAt ?? item.at)}`, { id: "reminders.done-at" });
    case "asleep":
      return msg(str`Nhắc lại ${sentenceDate(copy?.snoozedUntilAt ?? item.at)}`, { id: "reminders.again-at" });
    case "late":
    case "waiting":
      return sentenceDate(copy?.dueAt ?? item.at);
    case "coming":
      return sentenceDate(nextAt ?? item.at);
    case "over":
      return msg("Đã nhắc xong", { id: "reminders.over" });
  }
}

/** "Sẽ nhắc: Thứ Hai 30/11/2026 lúc 08:00 – họp giao ban", with the first time of what is said otherwise. */
export function understoodText(meaning: ReadMeaning, title: string): string {
  const matter = title === "" ? "" : ` – ${title}`;
  return msg(str`Sẽ nhắc: ${wordsOf(meaning)}${matter}`, { id: "reminders.understood" });
}

/** The first times, where the words do not name the day themselves. */
export function firstTimesText({ when, next }: ReadMeaning): string {
  if (when.kind === "once" || next.length === 0) return "";
  const times = next.map((at) => listDate(at)).join(", ");
  return when.kind === "before"
    ? msg(str`Tức là ${sentenceDate(next[0] ?? 0)}`, { id: "reminders.that-is" })
    : msg(str`Các lần đầu: ${times}`, { id: "reminders.first-times" });
}

/** Why the person is to choose. */
export function doubtText(doubt: ReminderReading["doubt"]): string {
  switch (doubt) {
    case "hour":
      return msg("Bạn muốn nhắc vào giờ nào?", { id: "reminders.doubt-hour" });
    case "week":
      return msg("Bạn muốn nói tuần nào?", { id: "reminders.doubt-week" });
    case "calendar":
      return msg("Ngày âm lịch hay dương lịch?", { id: "reminders.doubt-calendar" });
    case "weekend":
      return msg("Cuối tuần là ngày nào?", { id: "reminders.doubt-weekend" });
    case "month-end":
      return msg("Tháng thiếu ngày này thì sao?", { id: "reminders.doubt-month-end" });
    default:
      return msg("Bạn muốn nói ngày nào?", { id: "reminders.doubt-day" });
  }
}

/** Why nothing can be saved yet, and what to do. */
export function problemText(problem: ReminderReading["problem"]): string {
  switch (problem) {
    case "past":
      return msg("Thời điểm đó đã qua.", { id: "reminders.problem-past" });
    case "no-such-day":
      return msg("Không có ngày đó trong lịch.", { id: "reminders.problem-no-such-day" });
    case "needs-due":
      return msg("Hạn là ngày nào? Viết thêm “hạn 15/12”, hoặc bấm Chi tiết để chọn.", {
        id: "reminders.problem-needs-due",
      });
    case "never":
      return msg("Lịch lặp này không rơi vào ngày nào.", { id: "reminders.problem-never" });
    default:
      return msg("Viết thêm lúc nào, ví dụ “8h sáng thứ hai tuần sau”.", { id: "reminders.problem-no-time" });
  }
}
