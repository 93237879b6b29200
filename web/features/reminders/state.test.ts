import { describe, expect, it } from "vitest";
import { instantOf } from "../../kernel/dates.ts";
import type { ReminderItem } from "./api.ts";
import { addressOf, idOf, lateness, snoozeUntil, standingOf, tabOf } from "./state.ts";

const at = (time: string, day = "2026-11-25") => instantOf(day, time);

describe("later", () => {
  it("is ten minutes, an hour, this afternoon, tomorrow morning or next Monday", () => {
    const now = at("09:05");
    expect(snoozeUntil("minutes", now)).toBe(at("09:15"));
    expect(snoozeUntil("hour", now)).toBe(at("10:05"));
    expect(snoozeUntil("afternoon", now)).toBe(at("14:00"));
    expect(snoozeUntil("tomorrow", now)).toBe(at("08:00", "2026-11-26"));
    expect(snoozeUntil("monday", now)).toBe(at("08:00", "2026-11-30"));
  });

  it("is not this afternoon once that has begun, and on a Monday the next one", () => {
    expect(snoozeUntil("afternoon", at("13:31"))).toBeUndefined();
    expect(snoozeUntil("afternoon", at("20:00"))).toBeUndefined();
    expect(snoozeUntil("monday", at("07:00", "2026-11-30"))).toBe(at("08:00", "2026-12-07"));
    expect(snoozeUntil("monday", at("23:59", "2026-11-29"))).toBe(at("08:00", "2026-11-30"));
  });
});

describe("a reminder", () => {
  const copy = {
    id: 1,
    state: "open",
    dueAt: 0,
    firedAt: 0,
    lateMinutes: 0,
    snoozedUntilAt: null,
    doneAt: null,
  } as const;
  const standing = (item: Pick<ReminderItem, "copy" | "nextAt">) => standingOf(item);

  it("waits, is late, sleeps, comes, is done or over", () => {
    expect(standing({ copy, nextAt: null })).toBe("waiting");
    expect(standing({ copy: { ...copy, lateMinutes: 180 }, nextAt: null })).toBe("late");
    expect(standing({ copy: { ...copy, snoozedUntilAt: 5 }, nextAt: null })).toBe("asleep");
    expect(standing({ copy: { ...copy, state: "done" }, nextAt: 9 })).toBe("done");
    expect(standing({ copy: null, nextAt: 9 })).toBe("coming");
    expect(standing({ copy: null, nextAt: null })).toBe("over");
    expect(standing({ copy: { ...copy, state: "passed" }, nextAt: null })).toBe("over");
  });

  it("is late by minutes, hours or days", () => {
    expect(lateness(59)).toEqual({ count: 59, unit: "minutes" });
    expect(lateness(190)).toEqual({ count: 3, unit: "hours" });
    expect(lateness(3 * 1440)).toEqual({ count: 3, unit: "days" });
  });
});

it("an address names a list and a reminder", () => {
  expect(tabOf({})).toBe("today");
  expect(tabOf({ list: "given" })).toBe("given");
  expect(tabOf({ list: "nonsense" })).toBe("today");
  expect(addressOf("today")).toBe("/reminders");
  expect(addressOf("done", 7)).toBe("/reminders/7?list=done");
  expect(idOf("7")).toBe(7);
  expect(idOf("print")).toBeUndefined();
});
