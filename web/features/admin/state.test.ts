import { describe, expect, it } from "vitest";
import type { JobLine } from "./api.ts";
import { addressOf, outcomeOf, spanText, tabOf, TABS, tabTitle } from "./state.ts";

const job = (runs: { outcome: string | null }[], running = false): JobLine => ({
  name: "x.y",
  schedule: "* * * * *",
  running,
  nextAt: null,
  runs: runs.map(({ outcome }) => ({
    startedAt: 1,
    finishedAt: 2,
    duration: 1,
    reason: "schedule",
    outcome,
    error: null,
  })),
});

describe("the tabs of administration", () => {
  it("have an address each, and an unknown one leads to the overview", () => {
    for (const tab of TABS) expect(tabOf(addressOf(tab).split("/")[2])).toBe(tab);
    expect(tabOf("nonsense")).toBe("overview");
    expect(new Set(TABS.map(tabTitle)).size).toBe(TABS.length);
  });
});

describe("a job", () => {
  it("tells how it went last, unless it runs", () => {
    expect(outcomeOf(job([{ outcome: "failed" }, { outcome: "ok" }])).tone).toBe("red");
    expect(outcomeOf(job([{ outcome: "failed" }], true)).tone).toBe("indigo");
    expect(outcomeOf(job([])).tone).toBe("plain");
  });
});

describe("a span of time", () => {
  it.each([
    [0, "0 phút"],
    [59 * 60_000, "59 phút"],
    [61 * 60_000, "1 giờ 1 phút"],
    [(2 * 24 + 3) * 3_600_000, "2 ngày 3 giờ"],
  ])("of %i ms is %s", (span, text) => expect(spanText(span)).toBe(text));
});
