import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { PollDetail } from "./contract.ts";
import { HOUR, openPollsHouse, PEOPLE, pollInput, refusalOf, type PollsHouse } from "./testing.ts";

const { an, binh, chi, hanh, admin } = PEOPLE;

let house: PollsHouse;
beforeEach(async () => {
  house = await openPollsHouse();
});
afterEach(async () => {
  await house.dispose();
});

const ask = (changes: Parameters<typeof pollInput>[0] = {}): PollDetail =>
  house.polls.create(house.as(an), pollInput(changes));
const see = (poll: PollDetail): PollDetail => house.polls.read(house.as(an), poll.id);
const answer = (poll: PollDetail, who: number) =>
  house.polls.answer(house.as(who), poll.id, { optionIds: [poll.options[0]?.id ?? 0], text: "" });

/** The job runs at this instant, and everything that follows from it. */
async function tick(at = house.clock.now()): Promise<void> {
  house.clock.set(at);
  house.polls.keepTime();
  await house.settle();
}
const toldOf = (kind: string) =>
  house.told.filter((notice) => notice.kind === kind).map(({ to }) => [...to].map(Number).sort());

describe("opening at a time", () => {
  it("asks whoever belongs to the audience at that moment, once", async () => {
    const poll = ask({ opensAt: house.clock.now() + HOUR, audience: ["department:3"] });
    await tick(house.clock.now() + HOUR - 1);
    expect(see(poll)).toMatchObject({ state: "scheduled", asked: 0 });
    house.move("department:3", [chi, hanh]);
    await tick(house.clock.now() + 1);
    await tick();
    expect(see(poll)).toMatchObject({ state: "open", asked: 2 });
    expect(toldOf("polls.opened")).toEqual([[chi, hanh]]);
  });

  it("one that cannot be opened holds back no other", async () => {
    const broken = ask({ opensAt: house.clock.now() + HOUR, audience: ["group:7"] });
    const sound = ask({ opensAt: house.clock.now() + HOUR });
    // The same person twice on the roll is refused by the database.
    house.breakAudience("group:7");
    await tick(house.clock.now() + HOUR);
    expect(see(sound)).toMatchObject({ state: "open", asked: 3 });
    expect(see(broken).asked).toBe(0);
    expect(house.lines.some(({ level }) => level === "error")).toBe(true);
  });

  it("a poll that is closed early before the job has opened it still has its roll, and stays closed", async () => {
    const poll = ask({ opensAt: house.clock.now() + HOUR });
    house.clock.advance(HOUR);
    expect(house.polls.close(house.as(an), poll.id)).toMatchObject({ state: "closed", asked: 3 });
    await tick();
    await tick();
    expect(see(poll)).toMatchObject({ state: "closed", asked: 3 });
    expect(toldOf("polls.opened")).toEqual([]);
    expect(toldOf("polls.closed")).toHaveLength(1);
  });

  it("a period that passed while the program was off ends closed, and nobody is invited to answer", async () => {
    const poll = ask({ opensAt: house.clock.now() + HOUR, closesAt: house.clock.now() + 2 * HOUR });
    await tick(house.clock.now() + 9 * HOUR);
    expect(see(poll)).toMatchObject({ state: "closed", asked: 3, answered: 0 });
    expect(toldOf("polls.opened")).toEqual([]);
    expect(toldOf("polls.closed")).toHaveLength(1);
  });
});

describe("closing", () => {
  it("happens at its time, once, and tells the roll and the author", async () => {
    const poll = ask();
    await tick(poll.closesAt);
    await tick(poll.closesAt + HOUR);
    expect(see(poll)).toMatchObject({ state: "closed", closedAt: poll.closesAt });
    expect(toldOf("polls.closed")).toEqual([[an, binh, chi, hanh]]);
  });

  it("early is the author's and the manager's, and is not done twice", async () => {
    const poll = ask();
    expect(refusalOf(() => house.polls.close(house.as(binh), poll.id))).toBe("kernel.forbidden");
    house.clock.advance(HOUR);
    expect(house.polls.close(house.as(admin), poll.id)).toMatchObject({ state: "closed", closedAt: house.clock.now() });
    expect(refusalOf(() => house.polls.close(house.as(an), poll.id))).toBe("polls.closedAlready");
    await tick(poll.closesAt);
    expect(toldOf("polls.closed")).toHaveLength(1);
  });
});

describe("reminding", () => {
  it("goes to the silent ones only, once, at its hour", async () => {
    const poll = ask({ remindHours: 24 });
    answer(poll, chi);
    await tick(poll.closesAt - 24 * HOUR - 1);
    expect(toldOf("polls.reminded")).toEqual([]);
    await tick(poll.closesAt - 24 * HOUR);
    await tick(poll.closesAt - 23 * HOUR);
    expect(toldOf("polls.reminded")).toEqual([[binh, hanh]]);
  });

  it("does not follow on the heels of the opening, when the poll runs for less than the hours", async () => {
    const poll = ask({ remindHours: 24, closesAt: house.clock.now() + 6 * HOUR });
    await tick();
    await tick(poll.closesAt - 1);
    expect(toldOf("polls.reminded")).toEqual([]);
  });

  it("does not come when everyone has answered", async () => {
    const poll = ask({ remindHours: 24 });
    for (const who of [binh, chi, hanh]) answer(poll, who);
    await tick(poll.closesAt - HOUR);
    expect(toldOf("polls.reminded")).toEqual([]);
  });

  it("by hand comes at most once an hour, and each round is a notice of its own", async () => {
    const poll = ask();
    answer(poll, binh);
    expect(house.polls.remind(house.as(an), poll.id)).toEqual({ reminded: 2 });
    house.clock.advance(HOUR - 1);
    expect(refusalOf(() => house.polls.remind(house.as(an), poll.id))).toBe("polls.remindedLately");
    house.clock.advance(1);
    house.polls.remind(house.as(admin), poll.id);
    expect(refusalOf(() => house.polls.remind(house.as(chi), poll.id))).toBe("kernel.forbidden");
    await house.settle();
    expect(toldOf("polls.reminded")).toEqual([
      [chi, hanh],
      [chi, hanh],
    ]);
    const marks = house.told.filter(({ kind }) => kind === "polls.reminded").map(({ dedupe }) => dedupe);
    expect(new Set(marks).size).toBe(2);
  });
});
