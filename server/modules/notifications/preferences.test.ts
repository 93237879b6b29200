import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { NOTICE_ADDED, type AgencyPatch, type NoticeAdded } from "./contract.ts";
import { LEADER, MANAGER, openNotifications, type TestNotifications } from "./testing.ts";

const DEFAULTS = "/api/notification-defaults";
const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];
let office: TestNotifications;

beforeEach(async () => {
  office = await openNotifications({
    kinds: [
      { name: "polls.opened", title: { vi: "Trưng cầu mới", en: "New poll" } },
      { name: "polls.urgent", title: { vi: "Hỏa tốc", en: "Express" }, urgent: true },
      { name: "mail.received", title: { vi: "Thư mới", en: "New mail" }, defaultChannels: [] },
    ],
  });
});
afterEach(() => office.dispose());

let round = 0;
/** Whether a notice from a sender pops up at person 1. */
async function popsUp(input: { kind?: string; from?: number } = {}): Promise<boolean> {
  office.pushed.length = 0;
  round += 1;
  office.tell({ to: [1], dedupe: String(round), ...input });
  await office.settle();
  const update = office.pushed.find(({ name }) => name === NOTICE_ADDED);
  // The hub's data is `NoticeAdded` under this name.
  return (update?.data as NoticeAdded).popup;
}

async function agency(patch: AgencyPatch): Promise<void> {
  expect((await office.request(MANAGER, "PATCH", DEFAULTS, patch)).statusCode).toBe(200);
}
const change = (patch: Parameters<TestNotifications["notifications"]["changePreferences"]>[1]) =>
  office.notifications.changePreferences(office.actor(1), patch);

describe("popups", () => {
  it("show what a kind begins with until the person chooses otherwise", async () => {
    expect(await popsUp()).toBe(true);
    expect(await popsUp({ kind: "mail.received" })).toBe(false);
    change({
      kinds: [
        { name: "polls.opened", channel: "popup", on: false },
        { name: "mail.received", channel: "popup", on: true },
      ],
    });
    expect(await popsUp()).toBe(false);
    expect(await popsUp({ kind: "mail.received" })).toBe(true);
  });

  it("show those of chosen people and departments only", async () => {
    change({ popupSenders: "chosen", chosen: ["person:3", "department:2"] });
    expect(await popsUp({ from: 3 })).toBe(true);
    expect(await popsUp({ from: 4 })).toBe(true);
    expect(await popsUp({ from: 5 })).toBe(false);
    change({ popupSenders: "unit" });
    expect(await popsUp({ from: 5 })).toBe(true);
    change({ popupSenders: "nobody" });
    expect(await popsUp({ from: 3 })).toBe(false);
    change({ popupSenders: "all" });
    expect(await popsUp({ from: 5 })).toBe(true);
  });

  it("rest in quiet hours, except urgent ones", async () => {
    change({ quiet: { on: true, from: "08:00", to: "10:00", days: EVERY_DAY } });
    expect(await popsUp()).toBe(false);
    expect(await popsUp({ kind: "polls.urgent" })).toBe(true);
    office.clock.advance(60 * 60_000);
    expect(await popsUp()).toBe(true);
  });
});

describe("do not disturb", () => {
  const until = () => office.clock.now() + 60 * 60_000;

  it("holds back popups but urgent ones and those of who may pass, and ends by itself", async () => {
    expect(office.notifications.setDoNotDisturb(office.actor(1), until())).toBe(until());
    expect(office.notifications.doNotDisturb([1, 3])).toEqual(new Map([[1, until()]]));
    expect(await popsUp({ from: 3 })).toBe(false);
    expect(await popsUp({ kind: "polls.urgent" })).toBe(true);
    change({ dndPass: ["person:3"] });
    expect(await popsUp({ from: 3 })).toBe(true);
    expect(await popsUp({ from: 5 })).toBe(false);
    office.clock.advance(60 * 60_000);
    expect(await popsUp({ from: 5 })).toBe(true);
    expect(office.notifications.doNotDisturb([1])).toEqual(new Map());
  });

  it("lets leaders pass while the agency says so", async () => {
    office.notifications.setDoNotDisturb(office.actor(1), until());
    expect(await popsUp({ from: LEADER })).toBe(true);
    await agency({ leadersPass: false });
    expect(await popsUp({ from: LEADER })).toBe(false);
  });

  it("always has an end, within a week", () => {
    const set = (at: number) => () => office.notifications.setDoNotDisturb(office.actor(1), at);
    expect(set(office.clock.now())).toThrow(expect.objectContaining({ code: "notifications.dndSpan" }));
    expect(set(office.clock.now() + 8 * 86_400_000)).toThrow(
      expect.objectContaining({ code: "notifications.dndSpan" }),
    );
  });
});

describe("the agency", () => {
  it("decides where people begin, and where they cannot choose", async () => {
    await agency({ rules: [{ kind: "mail.received", channel: "popup", mode: "now", fixed: false }] });
    expect(await popsUp({ kind: "mail.received" })).toBe(true);
    change({ kinds: [{ name: "mail.received", channel: "popup", mode: "off" }] });
    expect(await popsUp({ kind: "mail.received" })).toBe(false);
    await agency({ rules: [{ kind: "mail.received", channel: "popup", mode: "now", fixed: true }] });
    expect(await popsUp({ kind: "mail.received" })).toBe(true);
    const off = () => change({ kinds: [{ name: "mail.received", channel: "popup", mode: "off" }] });
    expect(off).toThrow(expect.objectContaining({ code: "notifications.fixed" }));
    expect(office.notifications.preferences(office.actor(1)).kinds[2]?.fixed).toEqual(["popup"]);
  });

  it("is quiet outside working hours where it says so, for who has not chosen", async () => {
    await agency({ onlyWork: true });
    office.clock.advance(10 * 60 * 60_000);
    expect(await popsUp()).toBe(false);
    expect(await popsUp({ kind: "polls.urgent" })).toBe(true);
    change({ onlyWork: false });
    expect(await popsUp()).toBe(true);
  });

  it("is changed by who manages notifications only, with the audit", async () => {
    expect((await office.request(3, "PATCH", DEFAULTS, { leadersPass: false })).statusCode).toBe(403);
    await agency({ leadersPass: false });
    expect(office.kernel.audit.list({ action: "notifications.defaults-changed", limit: 9 })).toHaveLength(1);
  });
});

it("a sound comes with a popup while the person has it on", async () => {
  const soundOf = async () => {
    office.pushed.length = 0;
    round += 1;
    office.tell({ to: [1], dedupe: String(round) });
    await office.settle();
    // As above.
    return (office.pushed.find(({ name }) => name === NOTICE_ADDED)?.data as NoticeAdded).sound;
  };
  expect(await soundOf()).toBe(true);
  change({ sound: false });
  expect(await soundOf()).toBe(false);
});

describe("preferences", () => {
  it("begin with everybody's popups and no quiet hours, every kind by its module", () => {
    const rest = { digest: [], fixed: [], ways: ["popup"] };
    expect(office.notifications.preferences(office.actor(1))).toEqual({
      channels: [{ name: "popup", title: { vi: "Cửa sổ nổi", en: "Popup" }, digests: false }],
      kinds: [
        {
          name: "polls.opened",
          module: "polls",
          title: { vi: "Trưng cầu mới", en: "New poll" },
          urgent: false,
          on: ["popup"],
          ...rest,
        },
        {
          name: "polls.urgent",
          module: "polls",
          title: { vi: "Hỏa tốc", en: "Express" },
          urgent: true,
          on: ["popup"],
          ...rest,
        },
        {
          name: "mail.received",
          module: "mail",
          title: { vi: "Thư mới", en: "New mail" },
          urgent: false,
          on: [],
          ...rest,
        },
      ],
      popupSenders: "all",
      chosen: [],
      sound: true,
      quiet: { on: false, from: "18:00", to: "07:00", days: EVERY_DAY },
      onlyWork: false,
      digest: { when: "hour", times: ["07:30", "13:30"] },
      dnd: { until: null, pass: [], leadersPass: true },
    });
  });

  it("change in part, name the chosen, and are each person's own", () => {
    change({ popupSenders: "chosen", chosen: ["person:3"] });
    const after = change({ quiet: { on: true, from: "19:00", to: "06:00", days: [1] } });
    expect(after).toMatchObject({
      popupSenders: "chosen",
      chosen: [{ key: "person:3", name: "Tên của person:3" }],
      quiet: { on: true, from: "19:00", days: [1] },
    });
    expect(office.notifications.preferences(office.actor(3)).popupSenders).toBe("all");
  });

  it("refuse a kind or channel that nobody brought, and then change nothing", () => {
    const bad = (name: string, channel: string) => () =>
      change({
        kinds: [
          { name: "polls.opened", channel: "popup", on: false },
          { name, channel, on: true },
        ],
      });
    expect(bad("polls.none", "popup")).toThrow(expect.objectContaining({ code: "notifications.unknownKind" }));
    expect(bad("polls.opened", "fax")).toThrow(expect.objectContaining({ code: "notifications.unknownChannel" }));
    expect(office.notifications.preferences(office.actor(1)).kinds[0]?.on).toEqual(["popup"]);
  });
});
