import { describe, expect, it } from "vitest";
import type { PollDetail, PollSummary } from "../../../server/modules/polls/contract.ts";
import {
  addressOf,
  answerFrom,
  answerInput,
  compareIn,
  idOf,
  isReady,
  percent,
  quorumOf,
  tabOf,
  withCounts,
} from "./state.ts";

const can = {
  answer: true,
  edit: false,
  close: false,
  remind: false,
  remove: false,
  seeResults: true,
  seeVoters: true,
};
const poll: PollDetail = {
  id: 7,
  title: "Đồng phục mùa hè màu gì?",
  description: "",
  kind: "multiple",
  secrecy: "open",
  state: "open",
  author: { id: 1, name: "Nguyễn Thị An", photoHash: null },
  opensAt: 0,
  closesAt: 100,
  closedAt: null,
  asked: 10,
  answered: 4,
  isAsked: true,
  hasAnswered: false,
  results: "live",
  maxChoices: 2,
  quorum: null,
  remindHours: null,
  audience: [],
  options: [11, 12, 13].map((id) => ({ id, text: String(id), votes: 1 })),
  mine: null,
  can,
};

describe("the address", () => {
  it("names the tab, what waits being the one without a name", () => {
    expect(tabOf({})).toBe("waiting");
    expect(tabOf({ list: "closed" })).toBe("closed");
    expect(tabOf({ list: "../x" })).toBe("waiting");
    expect(addressOf("waiting")).toBe("/polls");
    expect(addressOf("mine", 7)).toBe("/polls/7?list=mine");
  });
  it.each([
    ["7", 7],
    ["0", undefined],
    ["07", undefined],
    ["abc", undefined],
    ["1".repeat(16), undefined],
    [undefined, undefined],
  ])("reads %s as %s", (text, id) => {
    expect(idOf(text)).toBe(id);
  });
});

it("what runs is in order of urgency, the rest from the latest end", () => {
  const at = (id: number, closesAt: number): PollSummary => ({ ...poll, id, closesAt });
  const polls = [at(1, 50), at(2, 20), at(3, 50)];
  const ids = (tab: "waiting" | "closed") => polls.toSorted(compareIn(tab)).map(({ id }) => id);
  expect(ids("waiting")).toEqual([2, 1, 3]);
  expect(ids("closed")).toEqual([3, 1, 2]);
});

describe("a live count", () => {
  const counted = { pollId: 7, state: "open", asked: 10, answered: 5, votes: { "11": 2, "12": 3 } } as const;
  const votes = (of: PollDetail) => of.options.map((option) => option.votes);

  it("changes the numbers and leaves the rest", () => {
    const { poll: next, stale } = withCounts(poll, counted);
    expect(stale).toBe(false);
    expect(next.answered).toBe(5);
    expect(votes(next)).toEqual([2, 3, 1]);
    expect({ ...next, answered: 4, options: poll.options }).toEqual(poll);
  });
  it("of another poll changes nothing", () => {
    expect(withCounts(poll, { ...counted, pollId: 8 })).toEqual({ poll, stale: false });
  });
  it("without votes leaves those that are shown", () => {
    expect(votes(withCounts(poll, { pollId: 7, state: "open", asked: 10, answered: 5 }).poll)).toEqual([1, 1, 1]);
  });
  it("shows no votes to who may not see them yet, even when they come", () => {
    const hidden = {
      ...poll,
      can: { ...can, seeResults: false },
      options: poll.options.map((o) => ({ ...o, votes: null })),
    };
    expect(votes(withCounts(hidden, counted).poll)).toEqual([null, null, null]);
  });
  it("says that the poll must be read anew when it has closed", () => {
    expect(withCounts(poll, { ...counted, state: "closed" }).stale).toBe(true);
  });
});

describe("the quorum", () => {
  const of = (quorum: number | null, asked: number, answered: number) => quorumOf({ quorum, asked, answered });
  it("rounds up: a third of ten is four", () => {
    expect(of(34, 10, 3)).toEqual({ needed: 4, missing: 1, met: false });
    expect(of(34, 10, 4)).toEqual({ needed: 4, missing: 0, met: true });
  });
  it("does not hold where nobody was asked", () => {
    expect(of(50, 0, 0)?.met).toBe(false);
  });
  it("is nothing where none is asked for", () => {
    expect(of(null, 10, 0)).toBeUndefined();
  });
});

it("a part of nothing is nothing", () => {
  expect(percent(0, 0)).toBe(0);
  expect(percent(1, 8)).toBe(12.5);
});

describe("an answer is ready", () => {
  it("when something is chosen, and not too much", () => {
    expect(isReady(poll, { optionIds: [], text: "" })).toBe(false);
    expect(isReady(poll, { optionIds: [11, 12], text: "" })).toBe(true);
    expect(isReady(poll, { optionIds: [11, 12, 13], text: "" })).toBe(false);
  });
  it("when it differs from the one that was sent", () => {
    const sent = { ...poll, mine: { optionIds: [11, 12], text: "" } };
    expect(answerFrom(sent)).toEqual({ optionIds: [11, 12], text: "" });
    expect(isReady(sent, { optionIds: [12, 11], text: "" })).toBe(false);
    expect(isReady(sent, { optionIds: [11], text: "" })).toBe(true);
    expect(isReady(sent, { optionIds: [11, 13], text: "" })).toBe(true);
  });
  it("when there are words, and other ones than before", () => {
    const free = { ...poll, kind: "text" as const, mine: { optionIds: [], text: "Đồng ý" } };
    expect(isReady(free, { optionIds: [], text: "  " })).toBe(false);
    expect(isReady(free, { optionIds: [], text: " Đồng ý " })).toBe(false);
    expect(isReady(free, { optionIds: [], text: "Đồng ý một phần" })).toBe(true);
    expect(answerInput(free, { optionIds: [11], text: " Đồng ý " })).toEqual({ optionIds: [], text: "Đồng ý" });
  });
});
