import { afterEach, describe, expect, it } from "vitest";
import { systemActor } from "../../kernel/access/actor.ts";
import { NOTICE_ADDED, NOTICES_MARKED, NOTICES_REMOVED } from "./contract.ts";
import { openNotifications, type Setup, type TestNotifications } from "./testing.ts";

const DAY = 24 * 60 * 60 * 1000;
let office: TestNotifications;

async function open(setup?: Setup): Promise<void> {
  office = await openNotifications(setup);
}

afterEach(() => office.dispose());

const idsOf = (personId: number, query: Parameters<TestNotifications["notifications"]["list"]>[1] = {}) =>
  office.notifications.list(office.actor(personId), query).items.map(({ id }) => id);
const unreadOf = (personId: number) => office.notifications.unread(office.actor(personId)).unread;

describe("telling people", () => {
  it("puts one row into each list, with the sender's name and both languages", async () => {
    await open();
    expect(office.tell()).toBe(2);
    const page = office.notifications.list(office.actor(1), {});
    expect(page.items).toEqual([
      {
        id: 1,
        kind: "polls.opened",
        urgent: false,
        title: { vi: "Trưng cầu ý kiến mới", en: "New poll" },
        body: "Chọn ngày tổ chức Đại hội",
        path: "/polls/17",
        at: office.clock.now(),
        from: { id: 3, name: "Vi Văn Đức", photoHash: null },
        read: false,
      },
    ]);
    expect(idsOf(4)).toEqual([]);
  });

  it("adds nothing for the same happening again, and only the missing people for a wider audience", async () => {
    await open();
    office.tell();
    expect(office.tell()).toBe(0);
    expect(office.tell({ to: [1, 3, 4] })).toBe(1);
    expect([unreadOf(1), unreadOf(3), unreadOf(4)]).toEqual([1, 1, 1]);
  });

  it("tells happenings of one subject apart by kind and dedupe key", async () => {
    await open();
    office.tell({ dedupe: "1" });
    office.tell({ dedupe: "2" });
    office.tell({ dedupe: "2", subject: { type: "poll", id: 18 } });
    expect(unreadOf(1)).toBe(3);
  });

  it("tells an audience but not its sender, and nobody who has left", async () => {
    await open({ count: 5 });
    expect(office.tell({ to: ["everyone"], from: 3 })).toBe(3);
    expect(unreadOf(3)).toBe(0);
    expect(office.tell({ to: [2], dedupe: "again" })).toBe(0);
  });

  it("rolls back with the transaction around it", async () => {
    await open();
    expect(() =>
      office.kernel.write(systemActor("test"), (work) => {
        office.notifications.notify(work, {
          kind: "polls.opened",
          to: [1],
          title: { vi: "x", en: "x" },
          body: "",
          path: "/polls/1",
          subject: { type: "poll", id: 1 },
        });
        throw new Error("the poll was not written");
      }),
    ).toThrow("the poll was not written");
    await office.settle();
    expect(unreadOf(1)).toBe(0);
    expect(office.pushed).toEqual([]);
  });

  it("refuses a path that leads out of the office, and a kind that no module brought", async () => {
    await open();
    expect(() => office.tell({ path: "//example.com" })).toThrow("path in the office");
    expect(() => office.tell({ path: "https://example.com" })).toThrow("path in the office");
    expect(() => office.tell({ kind: "polls.unknown" })).toThrow("not registered");
  });

  it("cuts a long summary at a whole character", async () => {
    await open();
    office.tell({ body: `${"ộ".repeat(298)}👩‍⚖️👩‍⚖️` });
    const body = office.notifications.list(office.actor(1), {}).items[0]?.body ?? "";
    expect([...body].length).toBe(300);
    expect(body.isWellFormed()).toBe(true);
  });

  it("tells a thousand people in one transaction within a second, in few frames", async () => {
    await open({ count: 1_001 });
    const start = performance.now();
    expect(office.tell({ to: ["everyone"], from: 1 })).toBe(999);
    expect(performance.now() - start).toBeLessThan(1_000);
    await office.settle();
    expect(office.pushed).toHaveLength(1);
    expect(unreadOf(1_000)).toBe(1);
  });
});

describe("the list", () => {
  it("is paged by key, newest first, and keeps its place when something new comes", async () => {
    await open();
    for (let id = 1; id <= 5; id += 1) office.tell({ subject: { type: "poll", id } });
    const first = office.notifications.list(office.actor(1), { limit: 2 });
    expect(first.items.map(({ id }) => id)).toEqual([5, 4]);
    office.tell({ subject: { type: "poll", id: 6 } });
    expect(idsOf(1, { limit: 2, after: first.next ?? "" })).toEqual([3, 2]);
    const last = office.notifications.list(office.actor(1), { limit: 6 });
    expect(last.next).toBeUndefined();
  });

  it("shows only the unread when asked", async () => {
    await open();
    for (let id = 1; id <= 3; id += 1) office.tell({ subject: { type: "poll", id } });
    office.notifications.mark(office.actor(1), [2], true);
    expect(idsOf(1, { only: "unread" })).toEqual([3, 1]);
  });

  it("drops what the person may no longer see, and the count follows", async () => {
    let mayStillSee = true;
    await open({ subjects: [{ type: "poll", maySee: (actor, id) => mayStillSee || id !== "17" || actor.id !== 1 }] });
    office.tell();
    office.tell({ subject: { type: "poll", id: 18 } });
    expect(idsOf(1)).toEqual([2, 1]);
    mayStillSee = false;
    expect(idsOf(1)).toEqual([2]);
    expect(unreadOf(1)).toBe(1);
    expect(idsOf(3)).toEqual([2, 1]);
  });
});

describe("the unread count", () => {
  it("is the same on two devices after marks from both, each told of the other's", async () => {
    await open();
    for (let id = 1; id <= 3; id += 1) office.tell({ subject: { type: "poll", id } });
    office.pushed.length = 0;
    const [desk, phone] = [office.actor(1), office.actor(1)];
    expect(office.notifications.mark(desk, [1], true)).toEqual({ unread: 2 });
    expect(office.notifications.mark(phone, [1, 2], true)).toEqual({ unread: 1 });
    expect(office.notifications.unread(desk)).toEqual(office.notifications.unread(phone));
    expect(office.pushed.map(({ target, name, data }) => ({ target, name, data }))).toEqual([
      { target: { audience: ["person:1"] }, name: NOTICES_MARKED, data: { ids: [1], read: true, unread: 2 } },
      { target: { audience: ["person:1"] }, name: NOTICES_MARKED, data: { ids: [2], read: true, unread: 1 } },
    ]);
    expect(unreadOf(3)).toBe(3);
  });

  it("agrees with the rows after every way of changing them", async () => {
    await open();
    for (let id = 1; id <= 8; id += 1) office.tell({ subject: { type: "poll", id } });
    const actor = office.actor(1);
    const agree = () => {
      expect(unreadOf(1)).toBe(office.counted(1));
      return unreadOf(1);
    };
    expect(agree()).toBe(8);
    office.notifications.mark(actor, [1, 2, 999], true);
    expect(agree()).toBe(6);
    office.notifications.mark(actor, [1], false);
    expect(agree()).toBe(7);
    office.notifications.mark(actor, [1], false);
    expect(agree()).toBe(7);
    office.notifications.discard(actor, 3);
    expect(agree()).toBe(6);
    office.kernel.write(actor, (work) => {
      office.notifications.withdraw(work, { type: "poll", id: 4 });
    });
    expect(agree()).toBe(5);
    office.notifications.markAllRead(actor, 6);
    expect(agree()).toBe(2);
  });

  it("marks nothing of somebody else", async () => {
    await open();
    office.tell({ to: [3] });
    office.notifications.mark(office.actor(1), [1], true);
    office.notifications.markAllRead(office.actor(1), 100);
    expect(() => {
      office.notifications.discard(office.actor(1), 1);
    }).toThrow(expect.objectContaining({ code: "kernel.notFound" }));
    expect(unreadOf(3)).toBe(1);
  });
});

describe("opening and withdrawing the thing", () => {
  it("marks every notice of the subject read, once, and only for who opened it", async () => {
    await open();
    office.tell({ dedupe: "1" });
    office.tell({ dedupe: "2" });
    office.tell({ subject: { type: "poll", id: 18 } });
    office.pushed.length = 0;
    const openIt = () => {
      office.kernel.write(office.actor(1), (work) => {
        office.notifications.markSubjectRead(work, 1, { type: "poll", id: 17 });
      });
    };
    openIt();
    openIt();
    expect(unreadOf(1)).toBe(1);
    expect(unreadOf(3)).toBe(3);
    expect(office.pushed).toHaveLength(1);
  });

  it("takes a withdrawn subject out of every list and tells open windows", async () => {
    await open();
    office.tell();
    await office.settle();
    office.pushed.length = 0;
    office.kernel.write(systemActor("test"), (work) => {
      office.notifications.withdraw(work, { type: "poll", id: 17 });
    });
    expect([idsOf(1), idsOf(3), unreadOf(1)]).toEqual([[], [], 0]);
    expect(office.pushed).toEqual([
      { target: { audience: ["person:1", "person:3"] }, name: NOTICES_REMOVED, data: { ids: [1], unread: 0 } },
    ]);
  });
});

describe("open windows", () => {
  it("hear of a new notice, with the exact count", async () => {
    await open();
    office.tell({ to: [3], subject: { type: "poll", id: 16 } });
    await office.settle();
    office.pushed.length = 0;
    office.tell();
    await office.settle();
    expect(office.pushed).toMatchObject([
      { target: { audience: ["person:1"] }, name: NOTICE_ADDED, data: { notice: { id: 2 }, popup: true, unread: 1 } },
      { target: { audience: ["person:3"] }, name: NOTICE_ADDED, data: { notice: { id: 2 }, popup: true, unread: 2 } },
    ]);
  });

  it("hear nothing of what was withdrawn or read before the push", async () => {
    await open();
    office.tell();
    office.tell({ subject: { type: "poll", id: 18 } });
    office.notifications.mark(office.actor(1), [1], true);
    office.kernel.write(systemActor("test"), (work) => {
      office.notifications.withdraw(work, { type: "poll", id: 18 });
    });
    office.pushed.length = 0;
    await office.settle();
    expect(office.pushed.map(({ target }) => target)).toEqual([{ audience: ["person:3"] }]);
  });

  it("hear nothing of what the person may no longer see", async () => {
    await open({ subjects: [{ type: "poll", maySee: (actor) => actor.id !== 3 }] });
    office.tell();
    await office.settle();
    expect(office.pushed.map(({ target }) => target)).toEqual([{ audience: ["person:1"] }]);
  });
});

describe("the nightly sweep", () => {
  it("removes what was read 90 days ago and keeps what is unread", async () => {
    await open();
    office.tell({ to: [1] });
    office.tell({ to: [1], subject: { type: "poll", id: 18 } });
    office.notifications.mark(office.actor(1), [1], true);
    office.clock.advance(89 * DAY);
    await office.runJob("notifications.sweep");
    expect(idsOf(1)).toEqual([2, 1]);
    office.clock.advance(2 * DAY);
    await office.runJob("notifications.sweep");
    expect(idsOf(1)).toEqual([2]);
    expect(office.kernel.db.all("SELECT id FROM notifications_happening")).toEqual([{ id: 2 }]);
    expect(unreadOf(1)).toBe(1);
  });
});

describe("after a restart", () => {
  it("lists and counts are as they were, and the push that was due happens", async () => {
    await open();
    office.tell();
    const { dataDir } = office;
    await office.close();
    await open({ dataDir });
    expect(unreadOf(1)).toBe(1);
    await office.settle();
    expect(idsOf(1)).toEqual([1]);
    office.tell();
    expect(unreadOf(1)).toBe(1);
  });
});
