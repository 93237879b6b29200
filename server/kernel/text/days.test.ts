import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addDays,
  addMonths,
  dayOf,
  daysBetween,
  endOfDay,
  isDay,
  isoWeek,
  localTime,
  startOfDay,
  startOfWeek,
  weekday,
} from "./days.ts";

const anyDay = fc
  .date({ min: new Date("1900-01-01"), max: new Date("2200-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe("days", () => {
  it("exist or do not", () => {
    for (const day of ["2024-02-29", "0001-01-01", "9999-12-31", "2000-02-29"]) expect(isDay(day), day).toBe(true);
    for (const day of [
      "2026-02-29",
      "1900-02-29",
      "2026-13-01",
      "2026-00-10",
      "2026-1-1",
      "0000-01-01",
      "",
      "2026-01-01T00:00",
    ]) {
      expect(isDay(day), day).toBe(false);
    }
    expect(() => addDays("2026-02-30", 1)).toThrow(RangeError);
    expect(() => addDays("9999-12-31", 1)).toThrow(RangeError);
  });

  it("can be counted on", () => {
    expect(addDays("2026-02-28", 1)).toBe("2026-03-01");
    expect(addDays("2024-02-28", 1)).toBe("2024-02-29");
    expect(addDays("2026-01-01", -1)).toBe("2025-12-31");
    expect(daysBetween("2026-01-01", "2027-01-01")).toBe(365);
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -50_000, max: 50_000 }), (day, count) => {
        expect(daysBetween(day, addDays(day, count))).toBe(count);
      }),
    );
  });

  it("stay in the month when months are added", () => {
    expect(addMonths("2026-01-31", 1)).toBe("2026-02-28");
    expect(addMonths("2024-01-31", 1)).toBe("2024-02-29");
    expect(addMonths("2026-11-16", 2)).toBe("2027-01-16");
    expect(addMonths("2026-01-16", -1)).toBe("2025-12-16");
    expect(addMonths("2026-03-31", -13)).toBe("2025-02-28");
  });

  it("stand in weeks from Monday by ISO 8601", () => {
    expect(weekday("2026-11-16")).toBe(1);
    expect(weekday("2026-11-22")).toBe(7);
    expect(startOfWeek("2026-11-22")).toBe("2026-11-16");
    expect(isoWeek("2026-11-16")).toEqual({ year: 2026, week: 47 });
    expect(isoWeek("2027-01-01")).toEqual({ year: 2026, week: 53 });
    expect(isoWeek("2024-12-30")).toEqual({ year: 2025, week: 1 });
    expect(isoWeek("2026-01-01")).toEqual({ year: 2026, week: 1 });
  });
});

describe("days and instants", () => {
  it("meet in the agency's zone", () => {
    expect(dayOf(Date.parse("2026-11-15T17:00:00Z"))).toBe("2026-11-16");
    expect(dayOf(Date.parse("2026-11-15T16:59:59.999Z"))).toBe("2026-11-15");
    expect(startOfDay("2026-11-16")).toBe(Date.parse("2026-11-15T17:00:00Z"));
    expect(endOfDay("2026-11-16")).toBe(Date.parse("2026-11-16T17:00:00Z"));
    expect(localTime(Date.parse("2026-11-15T17:00:00.900Z"))).toEqual({
      day: "2026-11-16",
      hour: 0,
      minute: 0,
      second: 0,
    });
    expect(() => dayOf(0, "Nowhere/Land")).toThrow(RangeError);
  });

  it("meet where clocks change at midnight", () => {
    // Cairo 2025: 25 April begins at 01:00; 30 October lasts 25 hours. São Paulo 2018: 4 November begins at 01:00.
    expect(startOfDay("2025-04-25", "Africa/Cairo")).toBe(Date.parse("2025-04-24T22:00:00Z"));
    expect(endOfDay("2025-10-30", "Africa/Cairo") - startOfDay("2025-10-30", "Africa/Cairo")).toBe(25 * 3_600_000);
    expect(startOfDay("2018-11-04", "America/Sao_Paulo")).toBe(Date.parse("2018-11-04T03:00:00Z"));
  });

  it("begin with the first instant of the day in every zone", () => {
    const zone = fc.constantFrom(
      "Asia/Ho_Chi_Minh",
      "UTC",
      "Europe/Paris",
      "America/New_York",
      "Australia/Lord_Howe",
      "Asia/Kathmandu",
    );
    fc.assert(
      fc.property(anyDay, zone, (day, name) => {
        const start = startOfDay(day, name);
        expect(dayOf(start, name)).toBe(day);
        expect(dayOf(start - 1, name)).toBe(addDays(day, -1));
      }),
    );
  });
});
