import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openTalkingOffice, type TalkingOffice } from "../chat/testing.ts";
import type { Presence, PresenceChanged } from "./contract.ts";
import { PRESENCE_CHANGED } from "./contract.ts";

let here: TalkingOffice;
let told: Presence[][];
/** Whose window is open. */
let open: Set<number>;
beforeEach(async () => {
  here = await openTalkingOffice();
  told = [];
  open = new Set();
  const { live } = here.office.kernel;
  live.isPresent = (id) => open.has(id);
  live.signal = (_target, name, data) => {
    if (name === PRESENCE_CHANGED) told.push([...(data as PresenceChanged).items]);
  };
});
afterEach(() => here.office.dispose());

const board = async () => (await here.get<{ items: Presence[] }>(here.binh, "/api/presence")).items;
const of = async (personId: number) => (await board()).find((each) => each.personId === personId);
const say = (personId: number, body: object) => here.call(personId, "PUT", "/api/presence/mine", body);
const HOUR = 3_600_000;

describe("one's own word", () => {
  it("stands for all at once, and until the time that it names", async () => {
    const untilAt = here.office.clock.now() + 2 * HOUR;
    await say(here.an, { state: "out", untilAt, note: "Sở Tài chính" });
    const said = { state: "out", untilAt, note: "Sở Tài chính", isOwnWord: true, sinceAt: here.office.clock.now() };
    expect(await of(here.an)).toMatchObject(said);
    expect(told).toMatchObject([[{ personId: here.an, state: "out" }]]);
    here.office.clock.advance(2 * HOUR);
    here.office.services.presence.tellChanges();
    expect(told.at(-1)).toMatchObject([{ personId: here.an, state: "offline" }]);
    expect(await of(here.an)).toBeUndefined();
  });

  it("without a time ends with the day, and can be taken back", async () => {
    await say(here.an, { state: "meeting", untilAt: null, note: "" });
    expect(await of(here.an)).toMatchObject({ state: "meeting", untilAt: null });
    await here.call(here.an, "DELETE", "/api/presence/mine");
    expect(await of(here.an)).toBeUndefined();
    await say(here.an, { state: "meeting", untilAt: null, note: "" });
    here.office.clock.advance(20 * HOUR);
    expect(await of(here.an)).toBeUndefined();
    here.office.services.presence.sweep();
    expect(here.office.kernel.db.all("SELECT 1 FROM presence_word")).toEqual([]);
  });

  it("of yesterday, of next month, or too long is refused", async () => {
    const now = here.office.clock.now();
    expect((await say(here.an, { state: "out", untilAt: now - 1, note: "" })).code).toBe("presence.until");
    expect((await say(here.an, { state: "out", untilAt: now + 30 * 24 * HOUR, note: "" })).code).toBe("presence.until");
    expect((await say(here.an, { state: "out", untilAt: null, note: "x".repeat(101) })).status).toBe(400);
    expect((await say(here.an, { state: "leave", untilAt: null, note: "" })).status).toBe(400);
  });
});

describe("an absence", () => {
  it("is shown with its last day, and told when it is recorded", async () => {
    here.office.services.directory.recordAbsence(here.office.as(here.an), {
      ...{ fromOn: "2026-11-23", toOn: "2026-11-25", kind: "leave", deputyId: null },
    });
    await here.office.settle();
    here.office.services.presence.tellChanges();
    expect(told).toMatchObject([[{ personId: here.an, state: "leave", untilOn: "2026-11-25" }]]);
    expect(await of(here.an)).toMatchObject({ state: "leave" });
    // Who says that he is there is there.
    await say(here.an, { state: "desk", untilAt: null, note: "" });
    expect(await of(here.an)).toMatchObject({ state: "desk", isOwnWord: true });
  });
});

describe("who does not want to be disturbed", () => {
  it("is shown so, beside where he is", async () => {
    const until = here.office.clock.now() + HOUR;
    here.office.services.notifications.setDoNotDisturb(here.office.as(here.an), until);
    here.office.services.presence.tellChanges();
    expect(told).toMatchObject([[{ personId: here.an, quietUntil: until }]]);
    expect(await of(here.an)).toMatchObject({ state: "offline", quietUntil: until });
    here.office.clock.advance(HOUR);
    here.office.services.presence.tellChanges();
    expect(told.at(-1)).toMatchObject([{ personId: here.an, quietUntil: null }]);
  });
});

describe("open windows", () => {
  it("tell who is at the desk, who has left it, and who is gone; together, and only what changed", async () => {
    const { presence } = here.office.services;
    open.add(here.an).add(here.chi);
    presence.activity.hear(here.an, true);
    presence.activity.hear(here.chi, true);
    presence.tellChanges();
    expect(told).toHaveLength(1);
    expect(told[0]).toHaveLength(2);
    presence.tellChanges();
    expect(told).toHaveLength(1);
    const since = here.office.clock.now();
    here.office.clock.advance(2 * 60_000);
    presence.activity.hear(here.an, true);
    presence.activity.hear(here.chi, false);
    presence.tellChanges();
    expect(told[1]).toMatchObject([{ personId: here.chi, state: "idle" }]);
    expect(await of(here.an)).toMatchObject({ state: "desk", sinceAt: since });
    // Another window of the same person that is left alone changes nothing.
    presence.activity.hear(here.an, false);
    open.delete(here.chi);
    here.office.clock.advance(7 * 60_000);
    presence.tellChanges();
    expect(told[2]?.map(({ personId, state }) => [personId, state])).toEqual([
      [here.an, "idle"],
      [here.chi, "offline"],
    ]);
  });
});
