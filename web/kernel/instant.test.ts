import { afterEach, describe, expect, it } from "vitest";
import { dayOf, instantOf, parseTime, setZone, timeOf } from "./dates.ts";

afterEach(() => {
  setZone("Asia/Ho_Chi_Minh");
});

describe("an instant of a day and a time", () => {
  it("is read in the agency's zone", () => {
    expect(instantOf("2026-11-26", "17:00")).toBe(Date.UTC(2026, 10, 26, 10));
    expect(instantOf("2026-11-26", "0:30")).toBe(Date.UTC(2026, 10, 25, 17, 30));
  });
  it.each(["2026-03-29", "2026-10-25", "2026-07-01"])("is read back, also around a change of clocks: %s", (day) => {
    setZone("Europe/Paris");
    const at = instantOf(day, "17:00");
    expect([dayOf(at), timeOf(at)]).toEqual([day, "17:00"]);
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
