import { describe, expect, it } from "vitest";
import { strangerActor, systemActor, type Actor } from "../../kernel/access/actor.ts";
import { abilitiesOn, stateOf, visibleTo } from "./policy.ts";
import type { PollAbilities } from "./contract.ts";
import { dbWithPolls, pollRow } from "./testing-store.ts";
import * as store from "./store.ts";
import { pollInput } from "./testing.ts";

const AUTHOR = 1;
const ASKED = 2;
const OTHER = 3;

function person(id: number, ...permissions: string[]): Actor {
  return {
    kind: "person",
    id,
    name: "",
    language: "vi",
    permissions: new Set(permissions),
    audienceKeys: [`person:${String(id)}`],
    door: "web",
  };
}
const author = person(AUTHOR, "polls.use", "polls.create");
const asked = person(ASKED, "polls.use");
const manager = person(9, "polls.use", "polls.manage");

describe("the state of a poll follows from its times", () => {
  const poll = { opensAt: 100, closesAt: 200, closedAt: null };
  it.each([
    [99, "scheduled"],
    [100, "open"],
    [199, "open"],
    [200, "closed"],
  ] as const)("at %d it is %s", (now, state) => {
    expect(stateOf(poll, now)).toBe(state);
  });
  it("is closed from the moment in which it was closed early", () => {
    expect(stateOf({ ...poll, closedAt: 120 }, 121)).toBe("closed");
  });
});

describe("who sees which row", () => {
  const { db } = dbWithPolls();
  const scheduled = store.insertPoll(db, AUTHOR, pollInput({ opensAt: 500, closesAt: 900 }), 1);
  const opened = store.insertPoll(db, AUTHOR, pollInput({ opensAt: 1, closesAt: 900 }), 1);
  store.openPoll(db, opened, 1, [{ id: ASKED, sortKey: "b" }]);
  const seenBy = (actor: Actor) => {
    const { where, params } = visibleTo(actor);
    return db
      .all<{ id: number }>(`SELECT p.id FROM polls_poll p WHERE ${where} ORDER BY p.id`, params)
      .map(({ id }) => id);
  };

  it("the author sees both, also before opening", () => {
    expect(seenBy(author)).toEqual([scheduled, opened]);
  });
  it("who is asked sees it once it has opened, and not before", () => {
    expect(seenBy(asked)).toEqual([opened]);
  });
  it("who is not asked sees nothing", () => {
    expect(seenBy(person(OTHER, "polls.use", "polls.create"))).toEqual([]);
  });
  it("a stranger sees nothing", () => {
    expect(seenBy(strangerActor())).toEqual([]);
  });
  it("polls.manage and the program see all", () => {
    expect(seenBy(manager)).toEqual([scheduled, opened]);
    expect(seenBy(systemActor("test"))).toEqual([scheduled, opened]);
  });
});

describe("who may do what", () => {
  type Case = readonly [
    who: string,
    actor: Actor,
    facts: {
      state: "scheduled" | "open" | "closed";
      secrecy?: "anonymous";
      results?: "after-closing";
      isAsked?: boolean;
      hasAnswered?: boolean;
    },
    may: readonly (keyof PollAbilities)[],
  ];
  const cases: readonly Case[] = [
    ["the author before opening", author, { state: "scheduled" }, ["edit", "remove"]],
    ["a manager before opening", manager, { state: "scheduled" }, ["remove"]],
    ["the author, open", author, { state: "open" }, ["close", "remind", "remove", "seeResults", "seeVoters"]],
    [
      "the author who is asked, open",
      author,
      { state: "open", isAsked: true },
      ["answer", "close", "remind", "remove", "seeResults", "seeVoters"],
    ],
    [
      "the author, open, results later",
      author,
      { state: "open", results: "after-closing" },
      ["close", "remind", "remove", "seeVoters"],
    ],
    [
      "the author, open and anonymous",
      author,
      { state: "open", secrecy: "anonymous" },
      ["close", "remind", "remove", "seeResults"],
    ],
    ["who is asked, open", asked, { state: "open", isAsked: true }, ["answer", "seeResults", "seeVoters"]],
    [
      "who has answered, open",
      asked,
      { state: "open", isAsked: true, hasAnswered: true },
      ["answer", "seeResults", "seeVoters"],
    ],
    [
      "who is asked, open, results later",
      asked,
      { state: "open", isAsked: true, results: "after-closing" },
      ["answer"],
    ],
    [
      "who is asked, anonymous",
      asked,
      { state: "open", isAsked: true, secrecy: "anonymous" },
      ["answer", "seeResults"],
    ],
    [
      "who has answered, anonymous",
      asked,
      { state: "open", isAsked: true, hasAnswered: true, secrecy: "anonymous" },
      ["seeResults"],
    ],
    ["a manager, open", manager, { state: "open" }, ["close", "remind", "remove", "seeResults", "seeVoters"]],
    ["the author, closed", author, { state: "closed" }, ["remove", "seeResults", "seeVoters"]],
    [
      "who is asked, closed, results later",
      asked,
      { state: "closed", isAsked: true, results: "after-closing" },
      ["seeResults", "seeVoters"],
    ],
    [
      "who is asked, closed and anonymous",
      asked,
      { state: "closed", isAsked: true, secrecy: "anonymous" },
      ["seeResults"],
    ],
  ];

  it.each(cases)("%s", (_who, actor, facts, may) => {
    const now = { scheduled: 50, open: 150, closed: 250 }[facts.state];
    const poll = pollRow({
      authorId: AUTHOR,
      opensAt: 100,
      closesAt: 200,
      secrecy: facts.secrecy ?? "open",
      results: facts.results ?? "live",
    });
    const can = abilitiesOn(actor, poll, {
      now,
      isAsked: facts.isAsked ?? false,
      hasAnswered: facts.hasAnswered ?? false,
    });
    const held = Object.entries(can).flatMap(([name, value]) => (value ? [name] : []));
    expect(held.sort()).toEqual([...may].sort());
  });

  it("an author who has lost polls.create edits nothing", () => {
    const poll = pollRow({ authorId: AUTHOR, opensAt: 100, closesAt: 200 });
    expect(abilitiesOn(person(AUTHOR, "polls.use"), poll, { now: 50, isAsked: false, hasAnswered: false }).edit).toBe(
      false,
    );
  });
});
