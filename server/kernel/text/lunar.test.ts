import { describe, expect, it } from "vitest";
import fc from "fast-check";
import { addDays, weekday } from "./days.ts";
import { dayOfLunar, formatLunar, lunarNewYear, lunarOf, lunarYearName } from "./lunar.ts";

describe("the Vietnamese lunar calendar", () => {
  it.each([
    [2007, "2007-02-17"],
    [2024, "2024-02-10"],
    [2025, "2025-01-29"],
    [2026, "2026-02-17"],
    [2027, "2027-02-06"],
    [2028, "2028-01-26"],
    [2029, "2029-02-13"],
    [2030, "2030-02-02"],
    [2031, "2031-01-23"],
    [2032, "2032-02-11"],
    [2033, "2033-01-31"],
    [2034, "2034-02-19"],
    [2035, "2035-02-08"],
  ])("begins %i on %s, also where the Chinese calendar has another day", (year, day) => {
    expect(lunarNewYear(year)).toBe(day);
  });

  it.each([
    [2026, "2026-04-26"],
    [2027, "2027-04-16"],
    [2028, "2028-04-04"],
    [2029, "2029-04-23"],
    [2030, "2030-04-12"],
    [2031, "2031-04-01"],
    [2032, "2032-04-19"],
    [2033, "2033-04-09"],
    [2034, "2034-04-28"],
    [2035, "2035-04-17"],
  ])("keeps the tenth of the third month of %i on %s", (year, day) => {
    expect(dayOfLunar({ year, month: 3, day: 10, leap: false })).toBe(day);
  });

  it("differs from the Chinese calendar in 1985, where Tết was a month apart", () => {
    expect(lunarNewYear(1985)).toBe("1985-01-21");
  });

  it("knows leap months", () => {
    expect(lunarOf("2025-07-25")).toEqual({ year: 2025, month: 6, day: 1, leap: true });
    expect(formatLunar(lunarOf("2025-07-25"))).toBe("1/6N");
    expect(dayOfLunar({ year: 2025, month: 6, day: 1, leap: true })).toBe("2025-07-25");
    expect(lunarOf("2023-03-22")).toMatchObject({ month: 2, leap: true, day: 1 });
    expect(dayOfLunar({ year: 2026, month: 6, day: 1, leap: true })).toBeUndefined();
  });

  it("has months of 29 or 30 days, and no day beyond", () => {
    expect(dayOfLunar({ year: 2025, month: 12, day: 30, leap: false })).toBeUndefined();
    expect(dayOfLunar({ year: 2024, month: 12, day: 30, leap: false })).toBeUndefined();
    expect(dayOfLunar({ year: 2026, month: 12, day: 30, leap: false })).toBeUndefined();
    expect(dayOfLunar({ year: 2026, month: 12, day: 29, leap: false })).toBe("2027-02-05");
    expect(dayOfLunar({ year: 2026, month: 1, day: 0, leap: false })).toBeUndefined();
  });

  it("names the years", () => {
    expect([2026, 2027, 1984, 4].map(lunarYearName)).toEqual(["Bính Ngọ", "Đinh Mùi", "Giáp Tý", "Giáp Tý"]);
  });

  it("goes there and back on every day of three centuries, one day after the other", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 109_000 }), (offset) => {
        const day = addDays("1900-02-01", offset);
        const lunar = lunarOf(day);
        expect(dayOfLunar(lunar)).toBe(day);
        const next = lunarOf(addDays(day, 1));
        expect(next.day === lunar.day + 1 || next.day === 1).toBe(true);
        if (next.day === 1) expect([29, 30]).toContain(lunar.day);
        expect(weekday(day)).toBeGreaterThan(0);
      }),
      { numRuns: 2_000 },
    );
  });
});
