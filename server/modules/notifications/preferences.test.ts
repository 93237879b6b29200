import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { NOTICE_ADDED, type NoticeAdded } from "./contract.ts";
import { openNotifications, type TestNotifications } from "./testing.ts";

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

describe("preferences", () => {
  it("begin with everybody's popups and no quiet hours, every kind by its module", () => {
    expect(office.notifications.preferences(office.actor(1))).toEqual({
      channels: [{ name: "popup", title: { vi: "Cửa sổ nổi", en: "Popup" } }],
      kinds: [
        {
          name: "polls.opened",
          module: "polls",
          title: { vi: "Trưng cầu mới", en: "New poll" },
          urgent: false,
          on: ["popup"],
        },
        { name: "polls.urgent", module: "polls", title: { vi: "Hỏa tốc", en: "Express" }, urgent: true, on: ["popup"] },
        { name: "mail.received", module: "mail", title: { vi: "Thư mới", en: "New mail" }, urgent: false, on: [] },
      ],
      popupSenders: "all",
      chosen: [],
      quiet: { on: false, from: "18:00", to: "07:00", days: EVERY_DAY },
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
