import { afterEach, describe, expect, it } from "vitest";
import { openNotifications, type Setup, type TestNotifications } from "../testing.ts";
import { Unreachable, type Channel, type ChannelNotice } from "../types.ts";
import { WAITING_CHANGED } from "../contract/must.ts";

const MINUTE = 60_000;
const POLL = { type: "poll", id: 17 };

let office: TestNotifications;
let sent: { to: number; notice: ChannelNotice }[];
let down: boolean;

const sms: Channel = {
  name: "sms",
  title: { vi: "Tin nhắn SMS", en: "SMS" },
  deliver: (notice, person) => {
    if (down) return Promise.reject(new Unreachable("no mobile number"));
    sent.push({ to: person.id, notice });
    return Promise.resolve();
  },
};

async function open(setup: Setup = {}): Promise<void> {
  sent = [];
  down = false;
  office = await openNotifications({ channels: [sms], ...setup });
}
afterEach(() => office.dispose());

async function minutesPass(minutes: number): Promise<void> {
  office.clock.advance(minutes * MINUTE);
  await office.runJob("notifications.climb");
  await office.settle();
}
const smsTo = () => sent.map(({ to }) => to);
const standing = () => office.notifications.mustArriveOf(POLL);
const ledger = () =>
  office.kernel.db.all<{ personId: number; step: string }>(
    "SELECT person_id AS personId, step FROM notifications_must_step ORDER BY at, person_id",
  );
const askOf = (askedId: number) =>
  office.kernel.db.get<{ id: number }>(
    "SELECT id FROM notifications_must_ask WHERE asked_id = :askedId ORDER BY id DESC",
    { askedId },
  )?.id ?? 0;

describe("a must-arrive notice", () => {
  it("climbs from the window to a sound, SMS, the deputy, and the head", async () => {
    await open();
    office.tell({ to: [1], from: 5, mustArrive: {} });
    await office.settle();
    expect(office.pushed.filter(({ name }) => name === WAITING_CHANGED)).toHaveLength(1);
    await minutesPass(5);
    expect(ledger()).toEqual([{ personId: 1, step: "sound" }]);
    await minutesPass(24);
    expect(sent).toEqual([]);
    await minutesPass(1);
    expect(sent).toMatchObject([{ to: 1, notice: { urgent: true, path: "/polls/17", ask: { id: askOf(1) } } }]);
    await minutesPass(60);
    expect(smsTo()).toEqual([1, 4]);
    await minutesPass(60);
    expect(smsTo()).toEqual([1, 4, 3]);
    await minutesPass(24 * 60);
    expect(smsTo()).toEqual([1, 4, 3]);
    expect(ledger().map(({ step }) => step)).toEqual(["sound", "sms", "deputy", "head"]);
  });

  it("asks only those again who have not confirmed, and counts the first of two answers", async () => {
    await open();
    office.tell({ to: [1, 5], from: 3, mustArrive: {} });
    await minutesPass(5);
    const ask = askOf(5);
    office.notifications.answerAsk(office.actor(5), ask);
    office.notifications.answerAsk(office.actor(5), ask);
    await minutesPass(25);
    expect(smsTo()).toEqual([1]);
    expect(standing()).toMatchObject({ people: 2, confirmed: 1 });
    await minutesPass(60);
    const [own, deputys] = [askOf(1), askOf(4)];
    await Promise.all([
      Promise.resolve().then(() => {
        office.notifications.answerAsk(office.actor(4), deputys);
      }),
      Promise.resolve().then(() => {
        office.notifications.answerAsk(office.actor(1), own);
      }),
    ]);
    expect(
      office.kernel.db.all("SELECT confirmed_by AS by FROM notifications_must_person WHERE person_id = 1"),
    ).toEqual([{ by: 4 }]);
    const events = office.kernel.db.all("SELECT 1 FROM kernel_audit WHERE action = 'notifications.confirmed'");
    expect(events).toHaveLength(2);
  });

  it("takes no answer to another's question, and none once it was stopped", async () => {
    await open();
    office.tell({ to: [1], from: 3, mustArrive: {} });
    const ask = askOf(1);
    expect(() => {
      office.notifications.answerAsk(office.actor(5), ask);
    }).toThrow(expect.objectContaining({ code: "kernel.notFound" }));
    office.kernel.write(office.actor(3), (work) => {
      office.notifications.stopMustArrive(work, POLL);
    });
    await minutesPass(60);
    expect([ledger(), sent]).toEqual([[], []]);
    expect(() => {
      office.notifications.answerAsk(office.actor(1), ask);
    }).toThrow(expect.objectContaining({ code: "notifications.notWaiting" }));
  });

  it("is confirmed by the page of the thing itself", async () => {
    await open();
    office.tell({ to: [1], from: 3, mustArrive: {} });
    office.kernel.write(office.actor(1), (work) => {
      office.notifications.confirmSubject(work, 1, POLL);
    });
    await minutesPass(60);
    expect(sent).toEqual([]);
    expect(standing()).toMatchObject({ confirmed: 1 });
    expect(office.notifications.unread(office.actor(1)).unread).toBe(0);
  });

  it("waits for working hours, unless the sender says otherwise", async () => {
    await open();
    office.clock.advance(7.9 * 60 * MINUTE);
    office.tell({ to: [1], from: 3, mustArrive: {} });
    office.tell({ to: [5], from: 3, dedupe: "now", mustArrive: { anyHour: true, steps: { sound: null, sms: 10 } } });
    await minutesPass(11);
    expect(smsTo()).toEqual([5]);
    await minutesPass(12 * 60);
    expect(smsTo()).toEqual([5]);
    await minutesPass(3 * 60);
    expect(ledger().filter(({ personId }) => personId === 1)).toEqual([{ personId: 1, step: "sound" }]);
    await minutesPass(25);
    expect(smsTo()).toEqual([5, 1]);
  });

  it("goes on after a restart in the middle, and repeats no step", async () => {
    await open();
    office.tell({ to: [1, 5], from: 3, mustArrive: {} });
    await minutesPass(5);
    await minutesPass(25);
    expect(smsTo()).toEqual([1, 5]);
    const [{ dataDir }, now] = [office, office.clock.now()];
    await office.close();
    await open({ dataDir });
    office.clock.set(now);
    await minutesPass(1);
    await office.runJob("notifications.deliver");
    expect(sent).toEqual([]);
    await minutesPass(59);
    expect(smsTo()).toEqual([4]);
  });

  it("is delivered after the restart where the program ended between the step and the message", async () => {
    await open({ channels: [] });
    office.tell({ to: [1], from: 3, mustArrive: { steps: { sound: null, sms: 1 } } });
    await office.close();
    const { dataDir, clock } = office;
    // The channel never answers: the program ends while it is asked.
    await open({ dataDir, channels: [{ ...sms, deliver: () => new Promise<void>(() => undefined) }] });
    office.clock.set(clock.now() + MINUTE);
    await office.runJob("notifications.climb");
    await office.close();
    await open({ dataDir });
    office.clock.set(clock.now() + 2 * MINUTE);
    await office.runJob("notifications.deliver");
    expect(smsTo()).toEqual([1]);
    await minutesPass(1);
    expect(smsTo()).toEqual([1]);
  });

  it("says of whom it could not reach why, and climbs on", async () => {
    await open();
    down = true;
    office.tell({ to: [1], from: 5, mustArrive: { steps: { sound: null } } });
    await minutesPass(25);
    expect(office.kernel.db.all("SELECT sms_state AS state, sms_error AS error FROM notifications_must_ask")).toEqual([
      { state: "failed", error: "no mobile number" },
    ]);
    down = false;
    await minutesPass(60);
    expect(smsTo()).toEqual([4]);
  });

  it("tells whoever stands in nothing of a thing that he may not see", async () => {
    await open({ subjects: [{ type: "poll", maySee: ({ id }) => id === 1 }] });
    office.tell({ to: [1], from: 5, mustArrive: { steps: { sound: null, sms: null, deputy: 1, head: null } } });
    await minutesPass(1);
    const notice = office.notifications.list(office.actor(4), {}).items[0];
    expect(notice).toMatchObject({ title: { vi: "Đồng chí Nông Thị Hạnh chưa xác nhận thông báo" }, body: "" });
  });

  it("asks nobody once the person may no longer see it, and goes with its thing", async () => {
    let visible = true;
    await open({ subjects: [{ type: "poll", maySee: () => visible }] });
    office.tell({ to: [1], from: 3, mustArrive: {} });
    visible = false;
    await minutesPass(30);
    expect(ledger()).toEqual([]);
    visible = true;
    office.kernel.write(office.actor(3), (work) => {
      office.notifications.withdraw(work, POLL);
    });
    expect(standing()).toBeUndefined();
    expect(office.kernel.db.all("SELECT 1 FROM notifications_must_ask")).toEqual([]);
  });
});
