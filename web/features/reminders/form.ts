import { addDays, isDay, weekday } from "../../../server/kernel/contract/text.ts";
import type { FreeDayRule, BeforeUnit } from "../../../server/modules/reminders/contract.ts";
import { dayOf, instantOf, parseTime, timeOf } from "../../kernel/dates.ts";
import type { Pick } from "../../ui/picking.ts";
import type { ReminderInput, ReminderSubject, When } from "./api.ts";

export const MODES = ["once", "repeat", "before"] as const;
export type Mode = (typeof MODES)[number];

/** The repetitions that the dialog builds; `other` keeps a rule that was said in words. */
export const PATTERNS = [
  "daily",
  "working",
  "weekly",
  "monthly",
  "month-end",
  "working-first",
  "working-last",
  "yearly",
  "lunar-month",
  "lunar-year",
  "other",
] as const;
export type Pattern = (typeof PATTERNS)[number];

/** What the dialog holds: everything as it is typed. */
export interface ReminderForm {
  readonly title: string;
  readonly note: string;
  readonly picked: readonly Pick[];
  readonly mode: Mode;
  /** `YYYY-MM-DD`; the first day of what returns. */
  readonly on: string;
  readonly time: string;
  readonly pattern: Pattern;
  readonly interval: string;
  /** Monday is "1". */
  readonly weekdays: readonly string[];
  readonly monthDay: string;
  readonly lunarDay: string;
  readonly lunarMonth: string;
  readonly untilOn: string;
  readonly free: FreeDayRule;
  readonly amount: string;
  readonly unit: BeforeUnit;
  readonly dueOn: string;
  readonly dueTime: string;
  /** The rule behind `other`. */
  readonly rule: Extract<When, { kind: "repeat" }>["rule"] | null;
}

const MORNING = "08:00";
const DAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

export function emptyForm(now: number, self: Pick): ReminderForm {
  const today = dayOf(now);
  // The next morning that is still to come: what has passed cannot be reminded of.
  const on = instantOf(today, MORNING) > now ? today : addDays(today, 1);
  return {
    title: "",
    note: "",
    picked: [self],
    mode: "once",
    on,
    time: MORNING,
    pattern: "weekly",
    interval: "1",
    weekdays: [String(weekday(on))],
    monthDay: String(Number(on.slice(8))),
    lunarDay: "1",
    lunarMonth: "1",
    untilOn: "",
    free: "keep",
    amount: "1",
    unit: "working-days",
    dueOn: "",
    dueTime: "17:00",
    rule: null,
  };
}

/** Puts what was understood, or is stored, into the form. */
export function withWhen(form: ReminderForm, when: When, dueAt: number | null): ReminderForm {
  const due = dueAt === null ? {} : { dueOn: dayOf(dueAt), dueTime: padded(timeOf(dueAt)) };
  switch (when.kind) {
    case "once":
      return { ...form, mode: "once", on: when.on, time: when.time };
    case "before":
      return {
        ...form,
        ...due,
        mode: "before",
        amount: String(when.amount),
        unit: when.unit,
        ...(when.time !== null && { time: when.time }),
      };
    case "repeat":
      return {
        ...form,
        mode: "repeat",
        on: when.fromOn,
        time: when.time,
        untilOn: when.untilOn ?? "",
        free: when.free,
        ...patternOf(when.rule, form),
      };
  }
}

type RuleFields = globalThis.Pick<
  ReminderForm,
  "pattern" | "interval" | "weekdays" | "monthDay" | "lunarDay" | "lunarMonth" | "rule"
>;

function patternOf(rule: NonNullable<ReminderForm["rule"]>, form: ReminderForm): RuleFields {
  const { interval, weekdays, monthDay, lunarDay, lunarMonth } = form;
  const kept: RuleFields = { pattern: "other", interval, weekdays, monthDay, lunarDay, lunarMonth, rule };
  if (rule.calendar === "lunar") {
    const day = String(rule.day);
    return rule.month === 0
      ? { ...kept, pattern: "lunar-month", lunarDay: day }
      : { ...kept, pattern: "lunar-year", lunarDay: day, lunarMonth: String(rule.month) };
  }
  if (rule.calendar === "working") {
    const pattern = ({ "0": "working", "1": "working-first", "-1": "working-last" } as const)[String(rule.nth)];
    return pattern ? { ...kept, pattern } : kept;
  }
  const every = (match: RegExpExecArray) => match.groups?.["n"] ?? "1";
  const daily = /^FREQ=DAILY(?:;INTERVAL=(?<n>\d+))?$/.exec(rule.rrule);
  if (daily) return { ...kept, pattern: "daily", interval: every(daily) };
  const weekly = /^FREQ=WEEKLY(?:;INTERVAL=(?<n>\d+))?;BYDAY=(?<days>[A-Z,]+)$/.exec(rule.rrule);
  if (weekly) {
    const days = (weekly.groups?.["days"] ?? "").split(",").map((name) => String(DAYS.indexOf(name) + 1));
    return { ...kept, pattern: "weekly", interval: every(weekly), weekdays: days };
  }
  const monthly = /^FREQ=MONTHLY(?:;INTERVAL=(?<n>\d+))?;BYMONTHDAY=(?<day>-1|\d+)$/.exec(rule.rrule);
  if (monthly) {
    const day = monthly.groups?.["day"] ?? "1";
    return day === "-1"
      ? { ...kept, pattern: "month-end", interval: every(monthly) }
      : { ...kept, pattern: "monthly", interval: every(monthly), monthDay: day };
  }
  return /^FREQ=YEARLY$/.test(rule.rrule) ? { ...kept, pattern: "yearly" } : kept;
}

/** The time that the form says; undefined while it says none. */
export function whenOf(form: ReminderForm): When | undefined {
  const time = clockOf(form.time);
  switch (form.mode) {
    case "once":
      return time !== undefined && isDay(form.on) ? { kind: "once", on: form.on, time } : undefined;
    case "before": {
      const amount = wholeOf(form.amount, 0, 999);
      const isExact = form.unit === "minutes" || form.unit === "hours";
      if (amount === undefined || (!isExact && time === undefined)) return undefined;
      return { kind: "before", amount, unit: form.unit, time: isExact ? null : (time ?? null) };
    }
    case "repeat": {
      const rule = ruleOf(form);
      if (rule === undefined || time === undefined || !isDay(form.on)) return undefined;
      const untilOn = isDay(form.untilOn) ? form.untilOn : null;
      return { kind: "repeat", rule, time, fromOn: form.on, untilOn, free: form.free };
    }
  }
}

function ruleOf(form: ReminderForm): NonNullable<ReminderForm["rule"]> | undefined {
  const interval = wholeOf(form.interval, 1, 60);
  if (interval === undefined) return undefined;
  const every = interval === 1 ? "" : `;INTERVAL=${String(interval)}`;
  const solar = (rrule: string) => ({ calendar: "solar" as const, rrule });
  const lunarDay = wholeOf(form.lunarDay, 1, 30);
  switch (form.pattern) {
    case "daily":
      return solar(`FREQ=DAILY${every}`);
    case "weekly": {
      const days = form.weekdays.map((day) => DAYS[Number(day) - 1]).filter((name) => name !== undefined);
      return days.length === 0 ? undefined : solar(`FREQ=WEEKLY${every};BYDAY=${days.join(",")}`);
    }
    case "monthly": {
      const day = wholeOf(form.monthDay, 1, 31);
      return day === undefined ? undefined : solar(`FREQ=MONTHLY${every};BYMONTHDAY=${String(day)}`);
    }
    case "month-end":
      return solar(`FREQ=MONTHLY${every};BYMONTHDAY=-1`);
    case "yearly":
      return solar("FREQ=YEARLY");
    case "working":
      return { calendar: "working", nth: 0 };
    case "working-first":
      return { calendar: "working", nth: 1 };
    case "working-last":
      return { calendar: "working", nth: -1 };
    case "lunar-month":
      return lunarDay === undefined ? undefined : { calendar: "lunar", day: lunarDay, month: 0 };
    case "lunar-year": {
      const month = wholeOf(form.lunarMonth, 1, 12);
      return lunarDay === undefined || month === undefined ? undefined : { calendar: "lunar", day: lunarDay, month };
    }
    case "other":
      return form.rule ?? undefined;
  }
}

/** What `before` counts back from; null where nothing is said, or nothing needs it. */
export function dueOf(form: ReminderForm): number | null {
  const time = clockOf(form.dueTime);
  return form.mode === "before" && isDay(form.dueOn) && time !== undefined ? instantOf(form.dueOn, time) : null;
}

/** What goes over the wire; undefined while the form says no time. */
export function inputOf(form: ReminderForm, subject: ReminderSubject | null): ReminderInput | undefined {
  const when = whenOf(form);
  if (when === undefined) return undefined;
  return {
    title: form.title.trim(),
    note: form.note.trim(),
    when,
    dueAt: dueOf(form),
    audience: form.picked.map(({ key }) => key),
    subject,
  };
}

const clockOf = (text: string): string | undefined => {
  const time = parseTime(text);
  return time === undefined ? undefined : padded(time);
};
const padded = (time: string): string => time.padStart(5, "0");

function wholeOf(text: string, least: number, most: number): number | undefined {
  const value = /^\s*\d{1,3}\s*$/.test(text) ? Number(text) : Number.NaN;
  return value >= least && value <= most ? value : undefined;
}
