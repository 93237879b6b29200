import { describe, expect, it } from "vitest";
import type { Notice, Preferences } from "../../../server/modules/notifications/contract.ts";
import { dndEnds } from "./dnd.ts";
import { timesIn } from "./times.ts";
import { applyUpdate, badgeText, filterOf, groupKinds, isMarked, modeIn, updateOf, withChoice } from "./state.ts";

const notice = (id: number, read = false): Notice => ({
  id,
  kind: "polls.opened",
  urgent: false,
  title: { vi: "Trưng cầu mới", en: "New poll" },
  body: "",
  path: `/polls/${String(id)}`,
  at: id,
  from: null,
  read,
});
const ids = (notices: readonly Notice[]) => notices.map(({ id }) => id);

describe("the newest notices", () => {
  it("take a new one on top and let the oldest go", () => {
    const after = applyUpdate(
      [notice(2), notice(1)],
      { kind: "added", notice: notice(3), popup: true, sound: true, unread: 3 },
      2,
    );
    expect(ids(after)).toEqual([3, 2]);
  });

  it("show one that comes twice once, and one that comes late in its place", () => {
    const update = { kind: "added", notice: notice(2), popup: true, sound: true, unread: 3 } as const;
    expect(ids(applyUpdate([notice(3), notice(2), notice(1)], update, 9))).toEqual([3, 2, 1]);
    expect(ids(applyUpdate([notice(3), notice(1)], update, 9))).toEqual([3, 2, 1]);
  });

  it("follow marks by number and up to a number", () => {
    const three = [notice(3), notice(2), notice(1)];
    const reads = (update: Parameters<typeof applyUpdate>[1]) => applyUpdate(three, update, 9).map(({ read }) => read);
    expect(reads({ kind: "marked", ids: [2], read: true, unread: 2 })).toEqual([false, true, false]);
    expect(reads({ kind: "marked", upTo: 2, read: true, unread: 1 })).toEqual([false, true, true]);
    expect(isMarked(9, {})).toBe(false);
  });

  it("lose what was withdrawn", () => {
    expect(ids(applyUpdate([notice(2), notice(1)], { kind: "removed", ids: [2], unread: 1 }, 9))).toEqual([1]);
  });
});

describe("live frames", () => {
  it("are read by their names, and others' passed over", () => {
    const data = { ids: [1], read: true, unread: 0 };
    expect(updateOf({ name: "notifications.marked", data })).toEqual({ kind: "marked", ...data });
    expect(updateOf({ name: "polls.counted", data: {} })).toBeUndefined();
  });
});

describe("preferences", () => {
  const kindOf = (name: string, on: string[] = []) => ({
    name,
    module: name.split(".")[0] ?? "",
    title: { vi: "a", en: "a" },
    urgent: false,
    on,
    digest: [],
    fixed: [],
    ways: ["popup", "mail"],
  });
  const preferences: Preferences = {
    channels: [],
    kinds: [kindOf("polls.opened", ["popup"]), kindOf("mail.received"), kindOf("polls.closed")],
    popupSenders: "all",
    chosen: [],
    sound: true,
    quiet: { on: false, from: "18:00", to: "07:00", days: [] },
    onlyWork: false,
    digest: { when: "hour", times: ["07:30"] },
    dnd: { until: null, pass: [], leadersPass: true },
  };

  it("stand by module, in the order in which modules came", () => {
    expect(groupKinds(preferences.kinds).map(({ module, kinds }) => [module, kinds.map(({ name }) => name)])).toEqual([
      ["polls", ["polls.opened", "polls.closed"]],
      ["mail", ["mail.received"]],
    ]);
  });

  it("change one cell and no other", () => {
    const on = withChoice(preferences, "polls.opened", "mail", "now");
    expect(on.kinds.map((kind) => kind.on)).toEqual([["popup", "mail"], [], []]);
    expect(withChoice(on, "polls.opened", "popup", "off").kinds[0]?.on).toEqual(["mail"]);
    const collected = withChoice(on, "polls.opened", "mail", "digest").kinds[0];
    expect(collected).toMatchObject({ on: ["popup"], digest: ["mail"] });
    expect(["popup", "mail", "sms"].map((channel) => collected && modeIn(collected, channel))).toEqual([
      "now",
      "digest",
      "off",
    ]);
  });
});

it("times of the day are read as people type them", () => {
  expect(timesIn("13:30, 7h30 07:30")).toEqual(["07:30", "13:30"]);
  expect([timesIn(""), timesIn("25:00"), timesIn("1:00 2:00 3:00 4:00 5:00 6:00 7:00")]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});

it("do not disturb is offered with ends that lie ahead", () => {
  const noon = Date.UTC(2026, 10, 23, 5);
  expect(dndEnds(noon).map(({ key }) => key)).toEqual(["half", "hour", "two", "evening", "morning"]);
  expect(dndEnds(noon + 4 * 3_600_000).map(({ key }) => key)).toEqual(["half", "hour", "two", "morning"]);
});

it("the address says what is shown, and the badge stays short", () => {
  expect([filterOf({}), filterOf({ show: "unread" }), filterOf({ show: "x" })]).toEqual(["all", "unread", "all"]);
  expect([badgeText(7), badgeText(99), badgeText(100)]).toEqual(["7", "99", "99+"]);
});
