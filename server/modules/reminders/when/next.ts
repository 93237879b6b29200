import { addDays, dayOf, dayOfLunar, localTime, lunarOf, startOfDay } from "../../../kernel/text/index.ts";
import type { Repeat, Rule, When } from "../contract.ts";
import { fallsOn, parseRrule } from "./rrule.ts";

/** What reckoning asks of the office: its zone and its working days. */
export interface Reckoning {
  readonly zone: string;
  isWorkingDay(on: string): boolean;
  addWorkingDays(on: string, count: number): string;
}

const MINUTE = 60_000;
/** 29 February can be eight years away (2096 to 2104), every tenth year ten: what does not come within this many days never comes. */
const FARTHEST_DAYS = 4400;
/** A free day and its neighbours: longer than any holiday with its weekends. */
const LONGEST_HOLIDAY = 31;

/** The instant of a day and a time in the zone. */
export function instantAt(on: string, time: string, zone: string): number {
  return startOfDay(on, zone) + minutesOf(time) * MINUTE;
}

export const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

/** `HH:mm` of an instant. */
export function clockOf(at: number, zone: string): string {
  const { hour, minute } = localTime(at, zone);
  return `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;
}

/**
 * The first time at which a reminder is due after an instant; undefined where there is none (any more). Always reckoned from the present: what a
 * machine that was off or a clock that jumped has missed is not caught up one by one.
 */
export function nextAfter(when: When, after: number, dueAt: number | null, reckoning: Reckoning): number | undefined {
  switch (when.kind) {
    case "once":
      return later(instantAt(when.on, when.time, reckoning.zone), after);
    case "before":
      return dueAt === null ? undefined : later(beforeDue(when, dueAt, reckoning), after);
    case "repeat":
      return nextOfRepeat(when, after, reckoning);
  }
}

const later = (at: number, after: number): number | undefined => (at > after ? at : undefined);

function beforeDue(
  { amount, unit, time }: Extract<When, { kind: "before" }>,
  dueAt: number,
  reckoning: Reckoning,
): number {
  if (unit === "minutes") return dueAt - amount * MINUTE;
  if (unit === "hours") return dueAt - amount * 60 * MINUTE;
  const due = dayOf(dueAt, reckoning.zone);
  const on = unit === "days" ? addDays(due, -amount) : amount === 0 ? due : reckoning.addWorkingDays(due, -amount);
  return instantAt(on, time ?? clockOf(dueAt, reckoning.zone), reckoning.zone);
}

function nextOfRepeat(repeat: Repeat, after: number, reckoning: Reckoning): number | undefined {
  const has = daysOf(repeat.rule, repeat.fromOn, reckoning);
  const present = dayOf(after, reckoning.zone);
  let day = addDays(present, -LONGEST_HOLIDAY);
  if (day < repeat.fromOn) day = repeat.fromOn;
  const last = addDays(present > day ? present : day, FARTHEST_DAYS);
  for (; day <= last; day = addDays(day, 1)) {
    if (repeat.untilOn !== null && day > repeat.untilOn) return undefined;
    if (!has(day)) continue;
    const at = instantAt(moved(day, repeat, reckoning), repeat.time, reckoning.zone);
    if (at > after) return at;
  }
  return undefined;
}

/** The day itself, or the working day that stands for it. */
function moved(day: string, { free }: Repeat, { isWorkingDay }: Reckoning): string {
  if (free === "keep") return day;
  const step = free === "before" ? -1 : 1;
  let current = day;
  for (let tried = 0; tried < LONGEST_HOLIDAY; tried += 1) {
    if (isWorkingDay(current)) return current;
    current = addDays(current, step);
  }
  return day;
}

/** Which days a rule names. A rule that cannot be read names none. */
export function daysOf(rule: Rule, fromOn: string, reckoning: Reckoning): (day: string) => boolean {
  switch (rule.calendar) {
    case "solar": {
      const parsed = parseRrule(rule.rrule);
      return (day) => parsed !== undefined && fallsOn(parsed, fromOn, day);
    }
    case "lunar":
      return (day) => isLunarDay(day, rule);
    case "working":
      return (day) => reckoning.isWorkingDay(day) && (rule.nth === 0 || isNthWorkingDay(day, rule.nth, reckoning));
  }
}

/** Anniversaries are kept in the ordinary month of a number, not in its leap month; what is monthly comes in leap months too. */
function isLunarDay(on: string, { day, month }: Extract<Rule, { calendar: "lunar" }>): boolean {
  const lunar = lunarOf(on);
  if (month !== 0 && (lunar.month !== month || lunar.leap)) return false;
  if (lunar.day === day) return true;
  return day === 30 && lunar.day === 29 && dayOfLunar({ ...lunar, day: 30 }) === undefined;
}

function isNthWorkingDay(day: string, nth: number, { isWorkingDay }: Reckoning): boolean {
  const month = day.slice(0, 7);
  const step = nth > 0 ? -1 : 1;
  let place = 1;
  for (let other = addDays(day, step); other.startsWith(month); other = addDays(other, step)) {
    if (isWorkingDay(other)) place += 1;
  }
  return place === Math.abs(nth);
}
