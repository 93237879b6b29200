import { assert, constantFrom, property, record, uniqueArray, integer, option } from "fast-check";
import ICAL from "ical.js";
import { describe, expect, it } from "vitest";
import { addDays } from "../../../kernel/text/index.ts";
import { fallsOn, formatRrule, parseRrule, type ParsedRule } from "./rrule.ts";

/** The first days of a rule by ical.js, which knows all of RFC 5545. */
function byIcal(rrule: string, fromOn: string, count: number): string[] {
  const iterator = ICAL.Recur.fromString(rrule).iterator(ICAL.Time.fromDateString(fromOn));
  const days: string[] = [];
  while (days.length < count) days.push(iterator.next().toString());
  return days;
}

function ours(rule: ParsedRule, fromOn: string, lastOn: string): string[] {
  const days: string[] = [];
  for (let day = fromOn; day <= lastOn; day = addDays(day, 1)) if (fallsOn(rule, fromOn, day)) days.push(day);
  return days;
}

const fromOn = integer({ min: 0, max: 4000 }).map((days) => addDays("2020-01-01", days));
const weekdays = uniqueArray(integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 7 });
const rules = {
  daily: record({ interval: integer({ min: 1, max: 40 }) }).map(({ interval }): ParsedRule => ({
    freq: "DAILY",
    interval,
    byDay: [],
    byMonthDay: [],
    byMonth: [],
  })),
  weekly: record({ interval: integer({ min: 1, max: 9 }), days: option(weekdays, { nil: [] }) }).map(
    ({ interval, days }): ParsedRule => ({
      freq: "WEEKLY",
      interval,
      byDay: [...days].sort((a, b) => a - b).map((weekday) => ({ weekday, nth: 0 })),
      byMonthDay: [],
      byMonth: [],
    }),
  ),
  "monthly by date": record({
    interval: integer({ min: 1, max: 5 }),
    dates: uniqueArray(integer({ min: 1, max: 28 }), { minLength: 1, maxLength: 3 }),
    last: constantFrom([], [-1]),
  }).map(({ interval, dates, last }): ParsedRule => ({
    freq: "MONTHLY",
    interval,
    byDay: [],
    byMonthDay: [...dates.sort((a, b) => a - b), ...last],
    byMonth: [],
  })),
  "monthly by weekday": record({
    interval: integer({ min: 1, max: 5 }),
    weekday: integer({ min: 1, max: 7 }),
    nth: constantFrom(-2, -1, 1, 2, 3, 4),
  }).map(({ interval, weekday, nth }): ParsedRule => ({
    freq: "MONTHLY",
    interval,
    byDay: [{ weekday, nth }],
    byMonthDay: [],
    byMonth: [],
  })),
  yearly: record({ month: integer({ min: 1, max: 12 }), date: integer({ min: 1, max: 28 }) }).map(
    ({ month, date }): ParsedRule => ({ freq: "YEARLY", interval: 1, byDay: [], byMonthDay: [date], byMonth: [month] }),
  ),
};

describe("a recurrence rule (RFC 5545 §3.3.10)", () => {
  it.each(Object.keys(rules) as (keyof typeof rules)[])("%s falls on the days that ical.js finds", (kind) => {
    assert(
      property(rules[kind], fromOn, (rule, start) => {
        const expected = byIcal(formatRrule(rule), start, 8);
        const last = expected.at(-1) ?? start;
        expect(ours(rule, start, last)).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });

  it("reads back what it writes", () => {
    for (const each of Object.values(rules)) {
      assert(
        property(each, (rule) => {
          expect(parseRrule(formatRrule(rule))).toEqual(rule);
        }),
      );
    }
  });

  it("skips months without the day, and years without 29 February", () => {
    const month = { freq: "MONTHLY", interval: 1, byDay: [], byMonthDay: [31], byMonth: [] } as const;
    expect(ours(month, "2027-01-01", "2027-06-30")).toEqual(["2027-01-31", "2027-03-31", "2027-05-31"]);
    const year = { freq: "YEARLY", interval: 1, byDay: [], byMonthDay: [29], byMonth: [2] } as const;
    expect(ours(year, "2026-01-01", "2032-12-31")).toEqual(["2028-02-29", "2032-02-29"]);
  });

  it.each([
    "",
    "FREQ=HOURLY",
    "FREQ=SECONDLY;INTERVAL=1",
    "FREQ=DAILY;COUNT=3",
    "FREQ=DAILY;UNTIL=20270101",
    "FREQ=DAILY;INTERVAL=0",
    "FREQ=DAILY;INTERVAL=99999",
    "FREQ=WEEKLY;BYDAY=XX",
    "FREQ=WEEKLY;BYDAY=1MO",
    "FREQ=MONTHLY;BYMONTHDAY=0",
    "FREQ=MONTHLY;BYMONTHDAY=32",
    "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=1",
    "FREQ=YEARLY;BYMONTH=13;BYMONTHDAY=1",
    "FREQ=YEARLY;BYMONTHDAY=1",
    "FREQ=DAILY;FREQ=DAILY",
    "FREQ=DAILY;",
    "FREQ=WEEKLY;WKST=SU",
  ])("refuses %j", (text) => {
    expect(parseRrule(text)).toBeUndefined();
  });
});
