import {
  assert,
  boolean,
  constantFrom,
  integer,
  oneof,
  option,
  property,
  record,
  uniqueArray,
  type Arbitrary,
} from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, fold } from "../../../kernel/text/index.ts";
import type { FreeDayRule, Rule, When } from "../contract.ts";
import { readVietnamese } from "../vietnamese/read.ts";
import { plainWeek, WEDNESDAY } from "../vietnamese/testing.ts";
import { nextAfter } from "./next.ts";
import { formatRrule, type ParsedRule } from "./rrule.ts";
import { whenWords } from "./words.ts";

const TODAY = "2026-11-25";
const time = record({ hour: integer({ min: 0, max: 23 }), minute: integer({ min: 0, max: 59 }) }).map(
  ({ hour, minute }) => `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`,
);
/** An hour that is the same however one says it: one to six alone may be at night or in the afternoon. */
const clearTime = time.filter((each) => each < "01:00" || each >= "07:00");
const laterDay = integer({ min: 1, max: 2000 }).map((days) => addDays(TODAY, days));

const solar = (parts: Partial<ParsedRule> & Pick<ParsedRule, "freq">): Rule => ({
  calendar: "solar",
  rrule: formatRrule({ interval: 1, byDay: [], byMonthDay: [], byMonth: [], ...parts }),
});
const interval = integer({ min: 1, max: 10 });
const rule: Arbitrary<Rule> = oneof(
  interval.map((each) => solar({ freq: "DAILY", interval: each })),
  record({ interval, days: uniqueArray(integer({ min: 1, max: 7 }), { minLength: 1 }) }).map((each) =>
    solar({
      freq: "WEEKLY",
      interval: each.interval,
      byDay: each.days.sort((a, b) => a - b).map((weekday) => ({ weekday, nth: 0 })),
    }),
  ),
  record({ interval, dates: uniqueArray(integer({ min: 1, max: 28 }), { minLength: 1, maxLength: 4 }) }).map((each) =>
    solar({ freq: "MONTHLY", interval: each.interval, byMonthDay: each.dates }),
  ),
  interval.map((each) => solar({ freq: "MONTHLY", interval: each, byMonthDay: [-1] })),
  record({ interval, weekday: integer({ min: 1, max: 7 }), nth: constantFrom(-2, -1, 1, 2, 3, 4, 5) }).map((each) =>
    solar({ freq: "MONTHLY", interval: each.interval, byDay: [{ weekday: each.weekday, nth: each.nth }] }),
  ),
  record({ date: integer({ min: 1, max: 28 }), month: integer({ min: 1, max: 12 }) }).map((each) =>
    solar({ freq: "YEARLY", byMonthDay: [each.date], byMonth: [each.month] }),
  ),
  record({ date: integer({ min: 1, max: 28 }), first: integer({ min: 1, max: 3 }) }).map((each) =>
    solar({
      freq: "YEARLY",
      byMonthDay: [each.date],
      byMonth: [0, 3, 6, 9].map((months) => months + each.first),
    }),
  ),
  record({ day: integer({ min: 1, max: 30 }), month: integer({ min: 0, max: 12 }) }).map((each): Rule => ({
    calendar: "lunar",
    ...each,
  })),
  integer({ min: -20, max: 20 }).map((nth): Rule => ({ calendar: "working", nth })),
);

const when: Arbitrary<When> = oneof(
  record({ on: laterDay, time: clearTime }).map((each): When => ({ kind: "once", ...each })),
  record({
    rule,
    time: clearTime,
    until: option(integer({ min: 500, max: 900 }), { nil: null }),
    free: constantFrom<FreeDayRule>("keep", "before", "after"),
    later: boolean(),
  }).map((each): When => ({
    kind: "repeat",
    rule: each.rule,
    time: each.time,
    fromOn: each.later ? addDays(TODAY, 40) : TODAY,
    untilOn: each.until === null ? null : addDays(TODAY, each.until),
    free: each.free,
  })),
  record({
    amount: integer({ min: 1, max: 60 }),
    unit: constantFrom("days" as const, "working-days" as const),
    time: clearTime,
  }).map((each): When => ({ kind: "before", ...each })),
  record({ amount: integer({ min: 1, max: 600 }), unit: constantFrom("minutes" as const, "hours" as const) }).map(
    (each): When => ({ kind: "before", ...each, time: null }),
  ),
);

/** A deadline far enough away for anything to come before it. */
const dueAt = WEDNESDAY + 1500 * 86_400_000;
const context = { ...plainWeek, now: WEDNESDAY, dueAt };

describe("what is printed back", () => {
  it("is read as the same thing, with marks and without", () => {
    assert(
      property(when, boolean(), (original, bare) => {
        const { vi } = whenWords(original, TODAY);
        const reading = readVietnamese(bare ? fold(vi) : vi, context);
        // What never comes is refused, whoever says it.
        const at = nextAfter(original, WEDNESDAY, dueAt, plainWeek);
        if (at === undefined) return;
        expect({ vi, problem: reading.problem, doubt: reading.doubt, title: reading.title }).toEqual({
          vi,
          problem: undefined,
          doubt: undefined,
          title: "",
        });
        expect(reading.meanings.map((each) => each.when)).toEqual([original]);
      }),
      { numRuns: 1500 },
    );
  });

  it("keeps the matter beside it", () => {
    const matters = ["họp giao ban", "Gửi công văn 15/QĐ-UBND", "gọi chị Mai", "ký hồ sơ 123"];
    assert(
      property(when, constantFrom(...matters), (original, matter) => {
        if (nextAfter(original, WEDNESDAY, dueAt, plainWeek) === undefined) return;
        const { vi } = whenWords(original, TODAY);
        const reading = readVietnamese(`Nhắc tôi ${matter} ${vi}`, context);
        expect(reading.title).toBe(matter);
        expect(reading.meanings.map((each) => each.when)).toEqual([original]);
      }),
      { numRuns: 500 },
    );
  });

  it("has words in English too", () => {
    assert(
      property(when, (original) => {
        expect(whenWords(original, TODAY).en).toMatch(/^[\x20-\x7e]+$/);
      }),
    );
  });
});
