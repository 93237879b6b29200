import { describe, expect, it } from "vitest";
import { addressOf, megabytesOf, outcomeOf, shareOf, TABS, tabOf, tabTitle } from "./state.ts";

describe("the tabs of the mail's administration", () => {
  it("have an address each, and an unknown one leads to the first", () => {
    for (const tab of TABS) expect(tabOf(addressOf(tab).split("/")[2])).toBe(tab);
    expect(tabOf("nonsense")).toBe("status");
    expect(new Set(TABS.map(tabTitle)).size).toBe(TABS.length);
  });
});

describe("a mailbox", () => {
  const quota = { personId: 1, name: "An", usedBytes: 50, limitBytes: 100, isOwn: false };
  it("is as full as its bound says, and without one never", () => {
    expect(shareOf(quota)).toBe(0.5);
    expect(shareOf({ ...quota, usedBytes: 500 })).toBe(1);
    expect(shareOf({ ...quota, limitBytes: null })).toBeUndefined();
  });
  it("takes megabytes, nothing, or no nonsense", () => {
    expect(megabytesOf(" 500 ")).toBe(500);
    expect(megabytesOf("")).toBeNull();
    expect(megabytesOf("5 GB")).toBeUndefined();
  });
});

describe("what became of a message", () => {
  it("is told in words and in colour, and an unknown word stands for itself", () => {
    expect(outcomeOf("refused").tone).toBe("red");
    expect(outcomeOf("x")).toEqual({ text: "x", tone: "plain" });
  });
});
