import { afterEach, describe, expect, it } from "vitest";
import type { FailedDelivery } from "./contract.ts";
import { MANAGER, openNotifications, type Setup, type TestNotifications } from "./testing.ts";
import { Unreachable, type Channel, type ChannelNotice, type ChannelPerson } from "./types.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const titles = { title: { vi: "Trưng cầu mới", en: "New poll" } };
const kinds = [
  { name: "polls.opened", ...titles, defaultChannels: ["popup", "mail"] },
  { name: "polls.urgent", ...titles, urgent: true, defaultChannels: ["popup", "mail"] },
];

/** A post office that writes down what it was given, and fails while `down`. */
function postOffice() {
  const sent: { notice: ChannelNotice; person: ChannelPerson }[] = [];
  const digests: { notices: readonly ChannelNotice[]; person: ChannelPerson }[] = [];
  const box = {
    sent,
    digests,
    unreachable: new Set<number>(),
    down: new Set<number>(),
    attempts: 0,
    channel: {
      name: "mail",
      title: { vi: "Thư điện tử", en: "Mail" },
      deliver: (notice, person) => {
        box.attempts += 1;
        if (box.unreachable.has(person.id)) return Promise.reject(new Unreachable("no-mailbox"));
        if (box.down.has(person.id)) return Promise.reject(new Error("mailbox unavailable"));
        sent.push({ notice, person });
        return Promise.resolve();
      },
      disturbs: false as boolean,
      digest: (notices: readonly ChannelNotice[], person: ChannelPerson) => {
        digests.push({ notices, person });
        return Promise.resolve();
      },
    } satisfies Channel,
  };
  return box;
}

const digestKinds = [{ name: "polls.opened", ...titles, defaultDigest: ["mail"] }];
let office: TestNotifications;
let post: ReturnType<typeof postOffice>;

async function open(setup: Setup = {}): Promise<void> {
  post = postOffice();
  office = await openNotifications({ kinds, channels: [post.channel], ...setup });
}

afterEach(() => office.dispose());

const recipients = () => post.sent.map(({ person }) => person.id);
const failed = async () =>
  (await office.request(MANAGER, "GET", "/api/notification-failures")).json<{ items: FailedDelivery[] }>().items;
async function minutePasses(minutes = 1): Promise<void> {
  office.clock.advance(minutes * MINUTE);
  await office.runJob("notifications.deliver");
}

describe("channels", () => {
  it("deliver after the commit, to each in his or her language, with the sender's name", async () => {
    await open();
    office.tell({ to: [1, 4] });
    expect(post.sent).toEqual([]);
    await office.settle();
    expect(post.sent).toMatchObject([
      { person: { id: 1, name: "Nông Thị Hạnh", language: "vi" }, notice: { title: "Trưng cầu ý kiến mới" } },
      { person: { id: 4, language: "en" }, notice: { title: "New poll", from: { id: 3, name: "Vi Văn Đức" } } },
    ]);
  });

  it("deliver nothing twice, however often the events come or the job runs", async () => {
    await open();
    office.tell();
    await office.settle();
    office.tell();
    await office.settle();
    await minutePasses();
    expect(recipients()).toEqual([1, 3]);
  });

  it("keep out whoever switched them off, and reach whoever switched them on", async () => {
    await open({ kinds: [...kinds, { name: "polls.closed", ...titles }] });
    office.notifications.changePreferences(office.actor(1), {
      kinds: [
        { name: "polls.opened", channel: "mail", on: false },
        { name: "polls.closed", channel: "mail", on: true },
      ],
    });
    office.tell();
    office.tell({ kind: "polls.closed" });
    await office.settle();
    expect(post.sent.map(({ person, notice }) => [person.id, notice.kind])).toEqual([
      [3, "polls.opened"],
      [1, "polls.closed"],
    ]);
  });

  it("try again later what failed, without holding up the others", async () => {
    await open();
    post.down.add(1);
    office.tell();
    await office.settle();
    expect(recipients()).toEqual([3]);
    await minutePasses();
    expect(post.attempts).toBe(3);
    post.down.clear();
    await minutePasses();
    expect(recipients()).toEqual([3]);
    await minutePasses(4);
    expect(recipients()).toEqual([3, 1]);
    await minutePasses(24 * 60);
    expect(recipients()).toEqual([3, 1]);
  });

  it("give up after the last attempt and keep the reason", async () => {
    await open();
    post.down.add(1);
    office.tell({ to: [1] });
    await office.settle();
    for (let round = 0; round < 10; round += 1) await minutePasses(12 * 60);
    expect(post.attempts).toBe(7);
    expect(office.kernel.db.all("SELECT error FROM notifications_delivery WHERE failed_at IS NOT NULL")).toEqual([
      { error: "mailbox unavailable" },
    ]);
  });

  it("wait for quiet hours to end, unless the kind is urgent", async () => {
    await open();
    const quiet = { on: true, from: "08:00", to: "10:00", days: [1, 2, 3, 4, 5, 6, 7] };
    office.notifications.changePreferences(office.actor(1), { quiet });
    office.tell();
    office.tell({ kind: "polls.urgent" });
    await office.settle();
    expect(post.sent.map(({ person, notice }) => [person.id, notice.urgent])).toEqual([
      [3, false],
      [1, true],
      [3, true],
    ]);
    await minutePasses(59);
    expect(post.sent).toHaveLength(3);
    await minutePasses(1);
    expect(recipients()).toEqual([3, 1, 3, 1]);
  });

  it("send nothing that was read, discarded, withdrawn, or taken out of sight while it waited", async () => {
    const hidden = new Set<string>();
    await open({ subjects: [{ type: "poll", maySee: (_actor, id) => !hidden.has(id) }] });
    const quiet = { on: true, from: "08:00", to: "10:00", days: [1] };
    office.notifications.changePreferences(office.actor(1), { quiet });
    for (const id of [1, 2, 3, 4, 5]) office.tell({ to: [1], subject: { type: "poll", id } });
    office.notifications.mark(office.actor(1), [1], true);
    office.notifications.discard(office.actor(1), 2);
    office.kernel.write(office.actor(3), (work) => {
      office.notifications.withdraw(work, { type: "poll", id: 3 });
    });
    hidden.add("4");
    office.clock.advance(HOUR);
    await minutePasses();
    expect(post.sent.map(({ notice }) => notice.path)).toHaveLength(1);
    expect(office.kernel.db.all("SELECT id FROM notifications_delivery")).toEqual([]);
  });

  it("go on after a restart where they stopped", async () => {
    await open();
    post.down.add(1).add(3);
    office.tell();
    await office.settle();
    const { dataDir } = office;
    await office.close();
    await open({ dataDir });
    await minutePasses(2);
    expect(recipients()).toEqual([1, 3]);
  });

  it("collect what was missed, and send it as one an hour after the first", async () => {
    await open({ kinds: digestKinds });
    office.tell({ to: [1], subject: { type: "poll", id: 1 } });
    await minutePasses(30);
    office.tell({ to: [1, 3], subject: { type: "poll", id: 2 } });
    await minutePasses(29);
    expect(post.digests).toEqual([]);
    await minutePasses(1);
    expect(post.digests).toMatchObject([
      { person: { id: 1 }, notices: [{ path: "/polls/17" }, { path: "/polls/17" }] },
    ]);
    await minutePasses(30);
    expect(post.digests.map(({ person, notices }) => [person.id, notices.length])).toEqual([
      [1, 2],
      [3, 1],
    ]);
    expect(post.sent).toEqual([]);
  });

  it("collect until a time of the day, and leave out what was read", async () => {
    await open({ kinds: digestKinds });
    const digest = { when: "times" as const, times: ["16:30", "11:30"] };
    office.notifications.changePreferences(office.actor(1), { digest });
    office.tell({ to: [1], subject: { type: "poll", id: 1 } });
    office.tell({ to: [1], subject: { type: "poll", id: 2 } });
    office.notifications.mark(office.actor(1), [1], true);
    await minutePasses(149);
    expect(post.digests).toEqual([]);
    await minutePasses(1);
    expect(post.digests.map(({ notices }) => notices.length)).toEqual([1]);
    office.tell({ to: [1], subject: { type: "poll", id: 3 } });
    office.notifications.mark(office.actor(1), [3], true);
    await minutePasses(24 * 60);
    expect(post.digests).toHaveLength(1);
    expect(office.kernel.db.all("SELECT id FROM notifications_delivery")).toEqual([]);
  });

  it("hold a short message back while the person is not to be disturbed, and let it go when that ends early", async () => {
    await open();
    post.channel.disturbs = true;
    const { notifications } = office;
    notifications.setDoNotDisturb(office.actor(1), office.clock.now() + HOUR);
    office.tell({ to: [1] });
    office.tell({ to: [1], kind: "polls.urgent" });
    await minutePasses(10);
    expect(post.sent.map(({ notice }) => notice.kind)).toEqual(["polls.urgent"]);
    notifications.setDoNotDisturb(office.actor(1), null);
    await minutePasses();
    expect(post.sent.map(({ notice }) => notice.kind)).toEqual(["polls.urgent", "polls.opened"]);
  });

  it("are given up at once where nobody can be reached, and tried again when the administrator says so", async () => {
    await open();
    post.unreachable.add(1);
    office.tell({ to: [1] });
    await office.settle();
    expect(post.attempts).toBe(1);
    const items = await failed();
    expect(items).toMatchObject([
      { person: { name: "Nông Thị Hạnh" }, kind: { en: "New poll" }, channel: { en: "Mail" }, error: "no-mailbox" },
    ]);
    post.unreachable.clear();
    await office.request(MANAGER, "POST", `/api/notification-failures/${String(items[0]?.id)}/retry`);
    await minutePasses();
    expect(recipients()).toEqual([1]);
    expect(await failed()).toEqual([]);
    expect((await office.request(3, "GET", "/api/notification-failures")).statusCode).toBe(403);
  });

  it("deliver a kind at most once where the program ended while a channel had it", async () => {
    const once = [{ name: "polls.opened", ...titles, atMostOnce: true, defaultChannels: ["mail"] }];
    const stuck = { ...postOffice().channel, deliver: () => new Promise<void>(() => undefined) };
    office = await openNotifications({ kinds: once, channels: [stuck] });
    office.tell({ to: [1] });
    const pumped = office.runJob("notifications.deliver");
    const { dataDir } = office;
    await office.close();
    await pumped;
    await open({ dataDir, kinds: once });
    await minutePasses();
    expect(post.sent).toEqual([]);
    expect(await failed()).toMatchObject([{ error: "unknown-outcome" }]);
  });
});
