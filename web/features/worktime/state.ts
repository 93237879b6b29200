import {
  addDays,
  addMonths,
  formatDay,
  formatLunar,
  lunarYearName,
  shortWeekdayName,
  startOfWeek,
  type LunarDate,
} from "../../../server/kernel/contract/text.ts";
import { parseTime } from "../../kernel/dates.ts";
import { language, msg, str } from "../../kernel/i18n.ts";
import type { DayException, DayKind, ExceptionKind, Hours, HoursInput, Session } from "./api.ts";

export const TABS = ["month", "days", "hours"] as const;
export type WorktimeTab = (typeof TABS)[number];

export function tabOf(param: string | undefined): WorktimeTab {
  return TABS.find((tab) => tab === param) ?? "month";
}

export const addressOf = (tab: WorktimeTab): string => (tab === "month" ? "/worktime" : `/worktime/${tab}`);

export function tabTitle(tab: WorktimeTab): string {
  if (tab === "month") return msg("Lịch tháng", { id: "worktime.tab-month" });
  return tab === "days"
    ? msg("Ngày nghỉ, làm bù", { id: "worktime.tab-days" })
    : msg("Giờ làm việc", { id: "worktime.tab-hours" });
}

/** The month (`YYYY-MM`) that an address names; the present one otherwise. */
export function monthOf(query: Readonly<Record<string, string>>, today: string): string {
  const asked = query["month"] ?? "";
  return /^(19[0-9]{2}|2[01][0-9]{2})-(0[1-9]|1[0-2])$/.test(asked) ? asked : today.slice(0, 7);
}

export const shiftMonth = (month: string, count: number): string => addMonths(`${month}-01`, count).slice(0, 7);

/** The weeks that a month touches, each from Monday: what a calendar on the wall shows. */
export function weeksOf(month: string): string[][] {
  const weeks: string[][] = [];
  for (let monday = startOfWeek(`${month}-01`); monday.slice(0, 7) <= month; monday = addDays(monday, 7)) {
    weeks.push(Array.from({ length: 7 }, (_, index) => addDays(monday, index)));
  }
  return weeks;
}

/** "Tháng 11 năm 2026". */
export function monthTitle(month: string): string {
  const [year = "", number = ""] = month.split("-");
  return msg(str`Tháng ${Number(number)} năm ${year}`, { id: "worktime.month-title" });
}

/** The lunar months that a month touches: "tháng 9 – 10 năm Bính Ngọ". */
export function lunarTitle(first: LunarDate, last: LunarDate): string {
  const name = ({ month, leap }: LunarDate) =>
    leap ? msg(str`${month} nhuận`, { id: "worktime.leap-month" }) : String(month);
  const months = name(first) === name(last) ? name(first) : `${name(first)} – ${name(last)}`;
  const years =
    first.year === last.year ? lunarYearName(first.year) : `${lunarYearName(first.year)} – ${lunarYearName(last.year)}`;
  return msg(str`Âm lịch: tháng ${months} năm ${years}`, { id: "worktime.lunar-title" });
}

/** What stands small in a day's cell: the lunar day, with its month on the first of it and on the first day shown. */
export function lunarLabel(lunar: LunarDate, isFirst: boolean): string {
  return lunar.day === 1 || isFirst ? formatLunar(lunar) : String(lunar.day);
}

export function kindText(kind: DayKind): string {
  const texts: Record<DayKind, () => string> = {
    work: () => msg("Ngày làm việc", { id: "worktime.kind-work" }),
    weekend: () => msg("Nghỉ hằng tuần", { id: "worktime.kind-weekend" }),
    holiday: () => msg("Nghỉ lễ", { id: "worktime.kind-holiday" }),
    substitute: () => msg("Nghỉ bù", { id: "worktime.kind-substitute" }),
    makeup: () => msg("Làm bù", { id: "worktime.kind-makeup" }),
  };
  return texts[kind]();
}

export const kindTone = (kind: ExceptionKind) =>
  kind === "makeup" ? "amber" : kind === "holiday" ? "indigo" : "green";

const clock = (minutes: number): string =>
  `${String(Math.floor(minutes / 60))}:${String(minutes % 60).padStart(2, "0")}`;

/** "7:30–11:30, 13:30–17:30". */
export function sessionsText(sessions: readonly Session[]): string {
  return sessions.map(({ from, to }) => `${clock(from)}–${clock(to)}`).join(", ");
}

/** Reads sessions as an office types them: "7h30-11h30, 13:30 – 17:30"; undefined when they are none or do not follow each other. */
export function parseSessions(text: string): Session[] | undefined {
  const sessions: Session[] = [];
  for (const part of text.split(/[,;]/)) {
    const [from, to, ...rest] = part.split(/\s*[-–—]\s*/).map((typed) => minutesOf(typed));
    const before = sessions.at(-1)?.to ?? 0;
    if (from === undefined || to === undefined || rest.length > 0 || from < before || to <= from) return undefined;
    sessions.push({ from, to });
  }
  return sessions.length <= 4 ? sessions : undefined;
}

function minutesOf(typed: string): number | undefined {
  const [hour, minute] = (parseTime(typed) ?? "").split(":");
  return minute === undefined ? undefined : Number(hour) * 60 + Number(minute);
}

/** "15/10" of `10-15`; empty of null. */
export const monthDayText = (monthDay: string | null): string =>
  monthDay === null ? "" : `${monthDay.slice(3)}/${monthDay.slice(0, 2)}`;

/** Reads "15/10"; null of an empty text, undefined of what is no day of a year. */
export function parseMonthDay(text: string): string | null | undefined {
  if (text.trim() === "") return null;
  const match = /^\s*(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*$/.exec(text);
  const [day, month] = [Number(match?.[1]), Number(match?.[2])];
  // Of a leap year: a season may end on 29/02.
  const longest = month >= 1 && month <= 12 ? new Date(Date.UTC(2024, month, 0)).getUTCDate() : 0;
  if (!match || day < 1 || day > longest) return undefined;
  return `${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

/** Since when, until when, in which season. */
export function spanText({ validFromOn, validToOn, seasonFrom, seasonTo }: Hours): string {
  const season =
    seasonFrom === null || seasonTo === null
      ? msg("Quanh năm", { id: "worktime.all-year" })
      : msg(str`Từ ${monthDayText(seasonFrom)} đến ${monthDayText(seasonTo)} hằng năm`, { id: "worktime.season" });
  const valid =
    validToOn === null
      ? msg(str`áp dụng từ ${formatDay(validFromOn)}`, { id: "worktime.valid-from" })
      : msg(str`áp dụng ${formatDay(validFromOn)} – ${formatDay(validToOn)}`, { id: "worktime.valid-between" });
  return `${season} · ${valid}`;
}

/** What a form of working hours holds: all as typed. */
export interface HoursForm {
  departmentId: string;
  validFromOn: string;
  validToOn: string;
  seasonFrom: string;
  seasonTo: string;
  weekdays: readonly number[];
  sessions: string;
}

export function hoursForm(hours: Hours | undefined, today: string): HoursForm {
  return {
    departmentId: String(hours?.departmentId ?? ""),
    validFromOn: hours?.validFromOn ?? today,
    validToOn: hours?.validToOn ?? "",
    seasonFrom: monthDayText(hours?.seasonFrom ?? null),
    seasonTo: monthDayText(hours?.seasonTo ?? null),
    weekdays: hours?.weekdays ?? [1, 2, 3, 4, 5],
    sessions: sessionsText(
      hours?.sessions ?? [
        { from: 450, to: 690 },
        { from: 810, to: 1050 },
      ],
    ),
  };
}

/** What is wrong with a form of working hours, by field. */
export function checkHours(form: HoursForm): Partial<Record<keyof HoursForm, string>> {
  const badDay = () => msg("Ghi ngày và tháng, ví dụ 15/10, hoặc để trống.", { id: "worktime.bad-season" });
  const [from, to] = [parseMonthDay(form.seasonFrom), parseMonthDay(form.seasonTo)];
  return {
    ...(form.validFromOn === "" && {
      validFromOn: msg("Hãy chọn ngày bắt đầu áp dụng.", { id: "worktime.need-from" }),
    }),
    ...(form.weekdays.length === 0 && {
      weekdays: msg("Hãy chọn ít nhất một ngày trong tuần.", { id: "worktime.need-weekday" }),
    }),
    ...(parseSessions(form.sessions) === undefined && {
      sessions: msg("Ghi các buổi theo thứ tự, ví dụ 7:30–11:30, 13:30–17:30.", { id: "worktime.bad-sessions" }),
    }),
    ...(from === undefined && { seasonFrom: badDay() }),
    ...((to === undefined || (from === null) !== (to === null)) && {
      seasonTo:
        to === undefined
          ? badDay()
          : msg("Mùa cần cả ngày đầu và ngày cuối; để trống cả hai nếu quanh năm.", { id: "worktime.half-season" }),
    }),
  };
}

/** What goes over the wire, of a form that `checkHours` found nothing wrong with. */
export function hoursInput(form: HoursForm): HoursInput {
  return {
    departmentId: form.departmentId === "" ? null : Number(form.departmentId),
    validFromOn: form.validFromOn,
    validToOn: form.validToOn === "" ? null : form.validToOn,
    seasonFrom: parseMonthDay(form.seasonFrom) ?? null,
    seasonTo: parseMonthDay(form.seasonTo) ?? null,
    weekdays: [...form.weekdays].sort((a, b) => a - b),
    sessions: parseSessions(form.sessions) ?? [],
  };
}

/** What the dialog of a day begins with. */
export interface DayQuestion {
  readonly exception?: DayException;
  readonly on: string;
}

/** Any Monday: where names of weekdays are counted from. */
export const MONDAY = "2026-11-23";

/** "T2 – T6", "T2, T4". */
export function weekdaysText(weekdays: readonly number[]): string {
  const names = weekdays.map((day) => shortWeekdayName(addDays(MONDAY, day - 1), language()));
  const isRow = weekdays.length > 2 && weekdays.every((day, index) => day === (weekdays[0] ?? 0) + index);
  return isRow ? `${names[0] ?? ""} – ${names.at(-1) ?? ""}` : names.join(", ");
}
