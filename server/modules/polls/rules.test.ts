import { describe, expect, it } from "vitest";
import { Refusal } from "../../kernel/errors.ts";
import { checkAnswer, checkPoll } from "./rules.ts";
import { pollInput } from "./testing.ts";

const NOW = Date.UTC(2026, 10, 23, 1, 15);
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

function refusal(run: () => unknown): { code: string; field: string | undefined } {
  try {
    run();
  } catch (error) {
    if (error instanceof Refusal) return { code: error.code, field: error.field };
    throw error;
  }
  throw new Error("It was not refused.");
}

describe("the options fit the kind", () => {
  it.each([
    ["no option", []],
    ["one option", ["Trắng"]],
    ["two that differ only in case", ["Trắng", "TRẮNG"]],
    ["two that differ only in spaces around them", ["Trắng", " Trắng "]],
    ["two that differ only in their Unicode form", ["Trắng", "Trắng".normalize("NFD")]],
  ])("%s is refused at the options", (_name, options) => {
    expect(refusal(() => checkPoll(pollInput({ options }), NOW))).toEqual({
      code: "polls.fewOptions",
      field: "/body/options",
    });
  });

  it("words that differ only in a mark are two options", () => {
    expect(checkPoll(pollInput({ options: ["Hòa", "Hoa"] }), NOW).options).toEqual(["Hòa", "Hoa"]);
  });

  it("a free answer takes none", () => {
    expect(refusal(() => checkPoll(pollInput({ kind: "text" }), NOW)).code).toBe("polls.noOptions");
    expect(checkPoll(pollInput({ kind: "text", options: [] }), NOW).options).toEqual([]);
  });

  it("a single choice is one, several are at most all", () => {
    expect(checkPoll(pollInput({ kind: "single", maxChoices: 3 }), NOW).maxChoices).toBe(1);
    expect(checkPoll(pollInput({ kind: "multiple", maxChoices: 30 }), NOW).maxChoices).toBe(3);
  });
});

describe("the times fit each other", () => {
  it("what is said to have opened in the past opens now", () => {
    expect(checkPoll(pollInput({ opensAt: 0 }), NOW).opensAt).toBe(NOW);
  });
  it.each([
    ["closes in the past", { opensAt: 0, closesAt: NOW - 1 }],
    ["closes before a minute has passed", { opensAt: 0, closesAt: NOW + MINUTE - 1 }],
    ["closes before it opens", { opensAt: NOW + DAY, closesAt: NOW + DAY - 1 }],
  ])("%s: refused at the closing time", (_name, times) => {
    expect(refusal(() => checkPoll(pollInput(times), NOW))).toEqual({ code: "polls.times", field: "/body/closesAt" });
  });
  it("a minute is enough, 366 days are the most", () => {
    expect(checkPoll(pollInput({ closesAt: NOW + MINUTE }), NOW).closesAt).toBe(NOW + MINUTE);
    expect(checkPoll(pollInput({ closesAt: NOW + 366 * DAY }), NOW).closesAt).toBe(NOW + 366 * DAY);
    expect(refusal(() => checkPoll(pollInput({ closesAt: NOW + 366 * DAY + 1 }), NOW)).code).toBe("polls.tooLong");
  });
});

it("text is stored NFC and without blanks around it", () => {
  const clean = checkPoll(pollInput({ title: " Đồng phục ".normalize("NFD"), description: "\n Chữ \n" }), NOW);
  expect(clean.title).toBe("Đồng phục".normalize("NFC"));
  expect(clean.description).toBe("Chữ");
});

describe("an answer fits the question", () => {
  const options = [10, 11, 12].map((id) => ({ id, text: String(id), votes: 0 }));
  const single = { kind: "single", maxChoices: 1 } as const;
  const several = { kind: "multiple", maxChoices: 2 } as const;
  const free = { kind: "text", maxChoices: 1 } as const;

  it.each([
    ["none of a single choice", single, []],
    ["two of a single choice", single, [10, 11]],
    ["three where two are the most", several, [10, 11, 12]],
    ["an option of another poll", several, [10, 99]],
  ])("%s is refused", (_name, poll, optionIds) => {
    expect(refusal(() => checkAnswer(poll, options, { optionIds, text: "" }))).toEqual({
      code: "polls.choose",
      field: "/body/optionIds",
    });
  });
  it("what does not belong to the kind is dropped", () => {
    expect(checkAnswer(several, options, { optionIds: [10, 12], text: "và thêm" })).toEqual({
      optionIds: [10, 12],
      text: "",
    });
    expect(checkAnswer(free, [], { optionIds: [10], text: " Đồng ý " })).toEqual({ optionIds: [], text: "Đồng ý" });
  });
  it("blank words are no answer", () => {
    expect(refusal(() => checkAnswer(free, [], { optionIds: [], text: " \n " })).code).toBe("polls.write");
  });
});
