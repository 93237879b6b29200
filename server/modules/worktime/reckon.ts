import { addDays, localTime, startOfDay } from "../../kernel/text/index.ts";
import type { Calendar } from "./calendar.ts";

/** Arithmetic in working time. Instants are UTC epoch milliseconds; a calendar without a working day within this many days is refused. */
const FARTHEST_DAYS = 3660;
const MINUTE = 60_000;

/** Thrown where the calendar has no working time within ten years: every weekday was made free. */
export class NoWorkingTime extends Error {}

export const isWorkingDay = (calendar: Calendar, day: string): boolean => calendar(day).sessions.length > 0;

/** The first working day from a day on, itself included. */
export function workingDayFrom(calendar: Calendar, day: string, step: 1 | -1 = 1): string {
  let current = day;
  for (let tried = 0; tried < FARTHEST_DAYS; tried += 1) {
    if (isWorkingDay(calendar, current)) return current;
    current = addDays(current, step);
  }
  throw new NoWorkingTime();
}

/**
 * The working day that many working days later, or earlier when negative. The day itself is not counted: one working day from Friday is
 * Monday, whether Friday is one or not. Zero is the day itself, or the next working day.
 */
export function addWorkingDays(calendar: Calendar, day: string, count: number): string {
  if (count === 0) return workingDayFrom(calendar, day);
  const step = count > 0 ? 1 : -1;
  let current = day;
  for (let left = Math.abs(count); left > 0; left -= 1) {
    current = workingDayFrom(calendar, addDays(current, step), step);
  }
  return current;
}

/** How many working days lie after `from` up to and with `to`; negative when `to` is earlier. */
export function workingDaysBetween(calendar: Calendar, from: string, to: string): number {
  if (to < from) return -workingDaysBetween(calendar, to, from);
  let count = 0;
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) count += isWorkingDay(calendar, day) ? 1 : 0;
  return count;
}

/** The sessions of a day as instants. */
function sessionsAt(calendar: Calendar, day: string, zone: string): { from: number; to: number }[] {
  const { sessions } = calendar(day);
  if (sessions.length === 0) return [];
  const midnight = startOfDay(day, zone);
  return sessions.map(({ from, to }) => ({ from: midnight + from * MINUTE, to: midnight + to * MINUTE }));
}

export function isWorkingTime(calendar: Calendar, at: number, zone: string): boolean {
  const { day } = localTime(at, zone);
  return sessionsAt(calendar, day, zone).some(({ from, to }) => from <= at && at < to);
}

/** The instant itself where people are at work, else the moment at which they begin again. */
export function workingTimeFrom(calendar: Calendar, at: number, zone: string): number {
  let day = localTime(at, zone).day;
  for (let tried = 0; tried < FARTHEST_DAYS; tried += 1) {
    for (const { from, to } of sessionsAt(calendar, day, zone)) if (at < to) return Math.max(at, from);
    day = addDays(day, 1);
  }
  throw new NoWorkingTime();
}

/** The instant at which that many minutes of working time from an instant are over: the end of a session, not the beginning of the next. */
export function addWorkingTime(calendar: Calendar, at: number, minutes: number, zone: string): number {
  let left = minutes * MINUTE;
  let now = workingTimeFrom(calendar, at, zone);
  if (left <= 0) return now;
  let day = localTime(now, zone).day;
  for (let idle = 0; idle < FARTHEST_DAYS; idle += 1) {
    for (const { from, to } of sessionsAt(calendar, day, zone)) {
      if (now >= to) continue;
      const begin = Math.max(now, from);
      if (begin + left <= to) return begin + left;
      left -= to - begin;
      now = to;
      idle = 0;
    }
    day = addDays(day, 1);
  }
  throw new NoWorkingTime();
}

/** Minutes of working time between two instants; negative when `to` is earlier. */
export function workingTimeBetween(calendar: Calendar, from: number, to: number, zone: string): number {
  if (to < from) return -workingTimeBetween(calendar, to, from, zone);
  const last = localTime(to, zone).day;
  let sum = 0;
  for (let day = localTime(from, zone).day; day <= last; day = addDays(day, 1)) {
    for (const session of sessionsAt(calendar, day, zone)) {
      sum += Math.max(0, Math.min(to, session.to) - Math.max(from, session.from));
    }
  }
  return sum / MINUTE;
}

/**
 * The end of the working day that many working days after an instant: how deadlines in days are set. What comes in after the last session of
 * a day counts as having come the next working day.
 */
export function dueAfterDays(calendar: Calendar, at: number, days: number, zone: string): number {
  const start = localTime(workingTimeFrom(calendar, at, zone), zone).day;
  const due = days === 0 ? start : addWorkingDays(calendar, start, days);
  const end = sessionsAt(calendar, due, zone).at(-1)?.to;
  if (end === undefined) throw new NoWorkingTime();
  return end;
}
