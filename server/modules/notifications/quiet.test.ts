import { describe, expect, it } from "vitest";
import type { QuietHours } from "./contract.ts";
import { quietUntil } from "./quiet.ts";

const ZONE = "Asia/Ho_Chi_Minh";
/** November 2026: the 23rd is a Monday. */
const at = (date: number, time: string) => Date.parse(`2026-11-${String(date)}T${time}:00+07:00`);
const nightly: QuietHours = { on: true, from: "18:00", to: "07:00", days: [1, 2, 3, 4, 5] };

describe("quiet hours", () => {
  it.each([
    ["before they begin", at(23, "17:59"), undefined],
    ["from their first minute", at(23, "18:00"), at(24, "07:00")],
    ["past midnight", at(24, "00:30"), at(24, "07:00")],
    ["until their last", at(24, "06:59"), at(24, "07:00")],
    ["not at their end", at(24, "07:00"), undefined],
    ["on Saturday morning, begun on Friday", at(28, "05:00"), at(28, "07:00")],
    ["not on Saturday evening", at(28, "20:00"), undefined],
  ])("hold %s", (_when, instant, until) => {
    expect(quietUntil(nightly, instant, ZONE)).toBe(until);
  });

  it("hold never while they are off, or without a day", () => {
    expect(quietUntil({ ...nightly, on: false }, at(23, "20:00"), ZONE)).toBeUndefined();
    expect(quietUntil({ ...nightly, days: [] }, at(23, "20:00"), ZONE)).toBeUndefined();
  });

  it("within a day end on that day", () => {
    const noon: QuietHours = { on: true, from: "11:30", to: "13:30", days: [1] };
    expect(quietUntil(noon, at(23, "12:00"), ZONE)).toBe(at(23, "13:30"));
    expect(quietUntil(noon, at(24, "12:00"), ZONE)).toBeUndefined();
  });

  it("of whole days that follow one another end after the last of them", () => {
    const weekend: QuietHours = { on: true, from: "00:00", to: "00:00", days: [6, 7] };
    expect(quietUntil(weekend, at(28, "10:00"), ZONE)).toBe(Date.parse("2026-11-30T00:00:00+07:00"));
  });
});
