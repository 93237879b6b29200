import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { POLL_COUNTED, POLLS_CHANGED } from "./contract.ts";
import { openPollsHouse, PEOPLE, pollInput, type PollsHouse } from "./testing.ts";

const { an, binh, chi, hanh } = PEOPLE;

let house: PollsHouse;
beforeEach(async () => {
  house = await openPollsHouse();
});
afterEach(async () => {
  await house.dispose();
});

async function pushedBy(act: () => void): Promise<{ target: unknown; name: string; data: unknown }[]> {
  await house.settle();
  const publish = vi.spyOn(house.kernel.live, "publish");
  act();
  await house.settle();
  const pushed = publish.mock.calls.map(([target, name, data]) => ({ target, name, data }));
  publish.mockRestore();
  return pushed;
}

it("an opening tells the roll without the author, and moves everyone's lists", async () => {
  const pushed = await pushedBy(() => void house.polls.create(house.as(binh), pollInput()));
  expect(house.told).toMatchObject([
    { kind: "polls.opened", to: [chi, hanh], from: binh, path: "/polls/1", subject: { type: "poll", id: 1 } },
  ]);
  expect(pushed).toContainEqual({
    target: { audience: [`person:${String(binh)}`, `person:${String(chi)}`, `person:${String(hanh)}`] },
    name: POLLS_CHANGED,
    data: { pollId: 1 },
  });
});

it.each([
  ["live", { "1": 1, "2": 0, "3": 0 }],
  ["after-closing", undefined],
] as const)("an answer pushes the counts; with results %s the votes are %o", async (results, votes) => {
  const poll = house.polls.create(house.as(an), pollInput({ results }));
  const pushed = await pushedBy(() => {
    house.polls.answer(house.as(binh), poll.id, { optionIds: [poll.options[0]?.id ?? 0], text: "" });
  });
  expect(pushed).toEqual([
    {
      target: { topic: "poll:1" },
      name: POLL_COUNTED,
      data: { pollId: 1, state: "open", asked: 3, answered: 1, ...(votes && { votes }) },
    },
  ]);
});

it("a closing pushes the votes that were hidden", async () => {
  const poll = house.polls.create(house.as(an), pollInput({ results: "after-closing" }));
  const pushed = await pushedBy(() => void house.polls.close(house.as(an), poll.id));
  expect(pushed[0]?.data).toMatchObject({ state: "closed", votes: { "1": 0, "2": 0, "3": 0 } });
});
