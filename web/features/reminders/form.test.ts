import { describe, expect, it } from "vitest";
import { instantOf } from "../../kernel/dates.ts";
import type { When } from "./api.ts";
import { dueOf, emptyForm, inputOf, whenOf, withWhen } from "./form.ts";

const NOW = instantOf("2026-11-25", "08:15");
const form = emptyForm(NOW, { key: "person:1", name: "An", detail: "", kind: "person" });
const repeat = (rule: Extract<When, { kind: "repeat" }>["rule"]): When => ({
  kind: "repeat",
  rule,
  time: "16:00",
  fromOn: "2026-11-25",
  untilOn: null,
  free: "keep",
});
const solar = (rrule: string) => repeat({ calendar: "solar", rrule });

describe("the form", () => {
  it("begins with the next morning that is still to come", () => {
    expect([form.on, form.time, form.monthDay, form.weekdays]).toEqual(["2026-11-26", "08:00", "26", ["4"]]);
    const early = emptyForm(instantOf("2026-11-25", "07:59"), {
      key: "person:1",
      name: "An",
      detail: "",
      kind: "person",
    });
    expect(early.on).toBe("2026-11-25");
  });

  it.each<readonly [string, When, number | null]>([
    ["once", { kind: "once", on: "2026-12-01", time: "09:30" }, null],
    [
      "working days before",
      { kind: "before", amount: 2, unit: "working-days", time: "08:00" },
      instantOf("2026-12-15", "17:00"),
    ],
    ["minutes before", { kind: "before", amount: 15, unit: "minutes", time: null }, instantOf("2026-12-15", "09:05")],
    ["every day", solar("FREQ=DAILY"), null],
    ["every third day", solar("FREQ=DAILY;INTERVAL=3"), null],
    ["weekdays of the week", solar("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,FR"), null],
    ["a day of the month", solar("FREQ=MONTHLY;BYMONTHDAY=5"), null],
    ["the end of the month", solar("FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=-1"), null],
    ["what it has no fields for", solar("FREQ=MONTHLY;BYDAY=1MO"), null],
    ["every year", solar("FREQ=YEARLY"), null],
    ["every working day", repeat({ calendar: "working", nth: 0 }), null],
    ["the last working day", repeat({ calendar: "working", nth: -1 }), null],
    ["the third working day", repeat({ calendar: "working", nth: 3 }), null],
    ["each lunar month", repeat({ calendar: "lunar", day: 15, month: 0 }), null],
    ["each lunar year", repeat({ calendar: "lunar", day: 10, month: 3 }), null],
    [
      "until a day, moved from days off",
      { ...(solar("FREQ=DAILY") as Extract<When, { kind: "repeat" }>), untilOn: "2027-01-01", free: "before" },
      null,
    ],
  ])("gives back %s", (_, when, dueAt) => {
    const filled = withWhen(form, when, dueAt);
    expect(whenOf(filled)).toEqual(when);
    expect(dueOf(filled)).toBe(dueAt);
  });

  it("takes a time as an office types it", () => {
    expect(whenOf({ ...form, time: "9h30" })).toMatchObject({ time: "09:30" });
  });

  it.each([
    ["no day", { on: "" }],
    ["no time", { time: "" }],
    ["no weekday", { mode: "repeat" as const, weekdays: [] }],
    ["a day of the month that there is not", { mode: "repeat" as const, pattern: "monthly" as const, monthDay: "32" }],
    ["a lunar day that there is not", { mode: "repeat" as const, pattern: "lunar-month" as const, lunarDay: "31" }],
    ["an interval of nothing", { mode: "repeat" as const, interval: "0" }],
    ["no amount", { mode: "before" as const, amount: "" }],
  ])("says no time with %s", (_, changes) => {
    expect(whenOf({ ...form, ...changes })).toBeUndefined();
    expect(inputOf({ ...form, ...changes }, null)).toBeUndefined();
  });

  it("sends a deadline only with what counts back from it", () => {
    const filled = { ...form, title: " Việc ", dueOn: "2026-12-15" };
    expect(inputOf(filled, null)).toMatchObject({ title: "Việc", dueAt: null, audience: ["person:1"] });
    expect(inputOf({ ...filled, mode: "before" }, null)?.dueAt).toBe(instantOf("2026-12-15", "17:00"));
  });
});
