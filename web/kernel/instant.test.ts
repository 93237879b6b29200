import { describe, expect, it } from "vitest";
import { dayOf, instantOf, parseTime, sentenceDate, timeOf } from "./dates.ts";

describe("an instant of a day and a time", () => {
  it("is read in the agency's zone", () => {
    expect(instantOf("2026-11-26", "17:00")).toBe(Date.UTC(2026, 10, 26, 10));
    expect(instantOf("2026-11-26", "0:30")).toBe(Date.UTC(2026, 10, 25, 17, 30));
  });
  it.each(["2026-01-01", "2026-12-31", "2028-02-29"])("is read back: %s", (day) => {
    const at = instantOf(day, "7:05");
    expect([dayOf(at), timeOf(at)]).toEqual([day, "7:05"]);
  });
});

describe("a time as an office types it", () => {
  it.each([
    ["17:00", "17:00"],
    ["17h", "17:00"],
    ["8h30", "8:30"],
    ["8.30", "8:30"],
    ["08:05", "8:05"],
    [" 7 g 15 ", "7:15"],
    ["17", "17:00"],
    ["0:00", "0:00"],
  ])("%s is %s", (text, time) => {
    expect(parseTime(text)).toBe(time);
  });
  it.each(["", "24:00", "8:60", "8:5", "sáng", "1700", "8:30:00"])("“%s” is none", (text) => {
    expect(parseTime(text)).toBeUndefined();
  });
});

it("a near day is said in the middle of a sentence", () => {
  const now = instantOf("2026-11-23", "8:15");
  expect(sentenceDate(instantOf("2026-11-23", "17:00"), now)).toBe("17:00 hôm nay");
  expect(sentenceDate(instantOf("2026-11-22", "17:00"), now)).toBe("17:00 hôm qua");
  expect(sentenceDate(instantOf("2026-11-24", "9:52"), now)).toBe("9:52 ngày mai");
  expect(sentenceDate(instantOf("2026-11-26", "17:00"), now)).toBe("17:00, T5 26/11");
});
