import { describe, expect, it } from "vitest";
import { checkDraft, fieldOf, inputOf, newDraft, periodOf, workingDayAfter, type PollDraft } from "./draft.ts";

/** Monday 23 November 2026, 8:15 in Hà Nội. */
const NOW = Date.UTC(2026, 10, 23, 1, 15);
const draft = (changes: Partial<PollDraft> = {}): PollDraft => ({
  ...newDraft(NOW),
  title: "Đồng phục?",
  options: ["Trắng", "Xanh", ""],
  audience: [{ key: "department:3", name: "Văn phòng" }],
  ...changes,
});

describe("working days", () => {
  it.each([
    ["Monday", Date.UTC(2026, 10, 23, 1), 3, "2026-11-26"],
    ["Wednesday, over the weekend", Date.UTC(2026, 10, 25, 1), 3, "2026-11-30"],
    ["Saturday", Date.UTC(2026, 10, 28, 1), 1, "2026-11-30"],
    ["late on a Friday in Hà Nội", Date.UTC(2026, 10, 27, 16, 59), 1, "2026-11-30"],
    ["the last of the year", Date.UTC(2026, 11, 31, 1), 1, "2027-01-01"],
  ])("from %s", (_name, at, count, day) => {
    expect(workingDayAfter(at, count)).toBe(day);
  });
});

describe("a new draft", () => {
  it("opens now and closes in three working days at 17:00", () => {
    expect(periodOf(newDraft(NOW), NOW)).toEqual({ opensAt: NOW, closesAt: Date.UTC(2026, 10, 26, 10) });
  });
  it("is not sent empty: every missing part is named", () => {
    expect(Object.keys(checkDraft(newDraft(NOW), NOW)).sort()).toEqual(["audience", "options", "title"]);
    expect(checkDraft(draft(), NOW)).toEqual({});
  });
});

describe("what is wrong stands at its field", () => {
  it.each([
    ["options", { options: ["Trắng", "trắng"] }],
    ["options", { options: ["Trắng", "  "] }],
    ["quorum", { quorum: "0" }],
    ["quorum", { quorum: "101" }],
    ["quorum", { quorum: "50%" }],
    ["closesOn", { closesOn: "" }],
    ["closesOn", { closesTime: "25:00" }],
    ["closesOn", { closesOn: "2026-11-22" }],
    ["opensOn", { opens: "later" as const, opensTime: "sáng" }],
    ["closesOn", { opens: "later" as const, opensOn: "2026-11-27", opensTime: "8:00" }],
  ])("%s: %o", (field, changes) => {
    expect(Object.keys(checkDraft(draft(changes), NOW))).toEqual([field]);
  });
  it("a free answer needs no options", () => {
    expect(checkDraft(draft({ kind: "text", options: [] }), NOW)).toEqual({});
  });
});

describe("what is sent", () => {
  it("leaves out empty lines, and what does not belong to the kind", () => {
    expect(inputOf(draft({ maxChoices: "2" }), NOW)).toMatchObject({
      options: ["Trắng", "Xanh"],
      maxChoices: 1,
      quorum: null,
    });
    expect(inputOf(draft({ kind: "text" }), NOW)).toMatchObject({ options: [], maxChoices: 1 });
    expect(inputOf(draft({ kind: "multiple" }), NOW).maxChoices).toBe(2);
    expect(inputOf(draft({ kind: "multiple", options: ["a", "b", "c"], maxChoices: "2" }), NOW).maxChoices).toBe(2);
  });
  it("has its times in the agency's zone", () => {
    const later = draft({
      opens: "later",
      opensOn: "2026-11-24",
      opensTime: "8h",
      closesOn: "2026-11-25",
      closesTime: "17h30",
    });
    expect(inputOf(later, NOW)).toMatchObject({
      opensAt: Date.UTC(2026, 10, 24, 1),
      closesAt: Date.UTC(2026, 10, 25, 10, 30),
    });
  });
});

it("a refusal of the server finds its field", () => {
  expect(fieldOf("closesAt")).toBe("closesOn");
  expect(fieldOf("options.3")).toBe("options");
  expect(fieldOf("title")).toBe("title");
  expect(fieldOf(undefined)).toBeUndefined();
});
