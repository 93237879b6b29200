import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { writeStatusReport, type SendOutcome } from "../../protocols/gsm/index.ts";
import { clerk, NUMBER, openSmsHouse, type SmsHouse } from "./testing.ts";

let house: SmsHouse;
beforeEach(async () => {
  house = await openSmsHouse();
});
afterEach(async () => {
  await house.dispose();
});
const history = (id: number) => house.office.services.sms.message(clerk, id).history.map(({ what }) => what);

describe("a message", () => {
  it("goes from the queue to the telephone, each step written down", async () => {
    await house.plug();
    const id = house.sendOne("Họp lúc 8h30");
    await house.until(() => house.stateOf(id) === "delivered");
    expect(history(id)).toEqual(["queued", "submitting", "accepted", "report-delivered"]);
    expect(house.network.taken).toMatchObject([{ number: NUMBER, text: "Họp lúc 8h30" }]);
  });

  it("in several parts keeps their order and their reference", async () => {
    await house.plug();
    const text = "Kính mời đồng chí dự họp giao ban. ".repeat(5);
    const id = house.sendOne(text);
    await house.until(() => house.stateOf(id) === "delivered");
    expect(house.network.taken.map(({ text: part }) => part).join("")).toBe(text);
    expect(house.network.taken.map(({ part }) => part?.sequence)).toEqual([1, 2, 3]);
    expect(new Set(house.network.taken.map(({ part }) => part?.reference)).size).toBe(1);
  });

  it("whose report comes before the answer is delivered all the same", async () => {
    house.network.fate = () => ({ report: "early" });
    await house.plug();
    const id = house.sendOne("x");
    await house.until(() => house.stateOf(id) === "delivered");
    expect(house.network.taken).toHaveLength(1);
  });

  it("to a number that is none fails and delays nobody", async () => {
    let first = true;
    house.network.fate = () => {
      const fate = first ? { refuse: 1 } : {};
      first = false;
      return fate;
    };
    await house.plug();
    const bad = house.sendOne("sai số");
    const good = house.sendOne("đúng số", { to: "0987654321" });
    await house.until(() => house.stateOf(good) === "delivered");
    expect(house.stateOf(bad)).toBe("failed");
    expect(house.network.taken.map(({ text }) => text)).toEqual(["đúng số"]);
  });

  it("that met congestion waits its pause and leaves the line to others", async () => {
    let first = true;
    house.network.fate = () => {
      const fate = first ? { refuse: 42 } : {};
      first = false;
      return fate;
    };
    await house.plug();
    const busy = house.sendOne("tắc nghẽn");
    const next = house.sendOne("tin sau", { to: "0987654321" });
    await house.until(() => house.stateOf(next) === "delivered");
    expect(house.stateOf(busy)).toBe("queued");
    house.office.clock.advance(31_000);
    house.office.services.sms.sending.wake();
    await house.until(() => house.stateOf(busy) === "delivered");
  });

  it("whose time has passed is not sent", async () => {
    const id = house.sendOne("muộn", { validityMinutes: 5 });
    house.office.clock.advance(6 * 60_000);
    house.office.services.sms.sending.keepTime();
    expect(house.stateOf(id)).toBe("expired");
    await house.plug();
    const next = house.sendOne("đúng giờ");
    await house.until(() => house.stateOf(next) === "delivered");
    expect(house.network.taken.map(({ text }) => text)).toEqual(["đúng giờ"]);
  });
});

describe("what nobody knows", () => {
  const lost = () => ({ losesAnswer: true, report: "never" }) as const;

  it("is shown as unknown, never sent twice by itself, and again on request", async () => {
    house.network.fate = lost;
    await house.plug();
    const id = house.sendOne("nhắc việc");
    await house.until(() => house.stateOf(id) === "unknown");
    house.office.clock.advance(3_600_000 / 2);
    house.office.services.sms.sending.keepTime();
    expect(house.stateOf(id)).toBe("unknown");
    expect(house.office.services.sms.message(clerk, id).message.can.resend).toBe(true);
    house.network.fate = () => ({});
    house.office.services.sms.resend(clerk, id);
    await house.until(() => house.stateOf(id) === "delivered");
    expect(house.network.taken).toHaveLength(2);
  });

  it("is sent again by itself where it is an alarm and no report came", async () => {
    house.network.fate = lost;
    await house.plug();
    const id = house.sendOne("báo động", { urgent: true });
    await house.until(() => house.stateOf(id) === "unknown");
    house.network.fate = () => ({});
    house.office.clock.advance(301_000);
    house.office.services.sms.sending.keepTime();
    await house.until(() => house.stateOf(id) === "delivered");
  });

  it("is settled by its report, and sent once", async () => {
    house.network.fate = () => ({ losesAnswer: true, report: 20 });
    await house.plug();
    const id = house.sendOne("báo cáo tới sau", { urgent: true });
    await house.until(() => house.stateOf(id) === "delivered");
    expect(house.network.taken).toHaveLength(1);
  });
});

describe("a report that comes at an awkward moment", () => {
  const SIM = "8984040000000000099";
  let minutes = 0;
  /** No two reports of the network are alike. */
  const now = () => ({ at: Math.floor(Date.now() / 1000) * 1000 + minutes++ * 60_000, offset: 420 });
  /** A card whose every part ends as unknown, its report having come just before. */
  function serve(reference: () => number, reports: () => boolean = () => true): { sent: number } {
    const counted = { sent: 0 };
    const { reception, sending } = house.office.services.sms;
    sending.serve({
      sim: SIM,
      isReady: () => true,
      send(_pdu, number) {
        counted.sent++;
        const report = writeStatusReport({
          number,
          reference: reference(),
          status: 0,
          timestamp: now(),
          discharge: now(),
        });
        if (report.ok && reports()) reception.receive(report.value.hex, SIM);
        return Promise.resolve({ kind: "unknown", awaited: "the answer to AT+CMGS" });
      },
      hold: () => undefined,
      drain: () => Promise.resolve(),
    });
    return counted;
  }

  it("after the wait for the answer ended and before that is written down, settles the part", async () => {
    const counted = serve(() => 7);
    const id = house.sendOne("báo động", { urgent: true });
    await house.until(() => house.stateOf(id) === "delivered");
    house.office.clock.advance(3_600_000 / 2);
    house.office.services.sms.sending.keepTime();
    expect(counted.sent).toBe(1);
    expect(history(id)).toEqual(["queued", "submitting", "unknown", "report-delivered"]);
  });

  it("while a later part to this number is under way, waits for that one's reference", async () => {
    const outcomes: SendOutcome[] = [
      { kind: "unknown", awaited: "the answer" },
      { kind: "accepted", reference: 9 },
    ];
    const { reception, sending } = house.office.services.sms;
    sending.serve({
      sim: SIM,
      isReady: () => true,
      send(_pdu, number) {
        const outcome = outcomes.shift() ?? { kind: "not-sent", awaited: "nothing" };
        // The second part's own, before its reference is known.
        if (outcome.kind === "accepted") {
          const report = writeStatusReport({ number, reference: 9, status: 0, timestamp: now(), discharge: now() });
          if (report.ok) expect(reception.receive(report.value.hex, SIM)).toBe("matched");
        }
        return Promise.resolve(outcome);
      },
      hold: () => undefined,
      drain: () => Promise.resolve(),
    });
    const first = house.sendOne("tin trước");
    await house.until(() => house.stateOf(first) === "unknown");
    const second = house.sendOne("tin sau");
    await house.until(() => house.stateOf(second) === "delivered");
    expect(house.stateOf(first)).toBe("unknown");
  });

  it("with a reference that an older message to this number bore, settles the newer one", async () => {
    let comes = true;
    serve(
      () => 7,
      () => comes,
    );
    const first = house.sendOne("tin trước");
    await house.until(() => house.stateOf(first) === "delivered");
    comes = false;
    const second = house.sendOne("tin sau");
    await house.until(() => house.stateOf(second) === "unknown");
    const report = writeStatusReport({ number: NUMBER, reference: 7, status: 0, timestamp: now(), discharge: now() });
    if (report.ok) house.office.services.sms.reception.receive(report.value.hex, SIM);
    expect(house.stateOf(second)).toBe("delivered");
  });
});

describe("several modems", () => {
  it("share the work, and keep one person's messages in order over one card", async () => {
    house.network.fate = () => ({ delay: 15 });
    await Promise.all([house.plug(), house.plug(), house.plug()]);
    for (let index = 0; index < 30; index++) house.sendOne(`tin ${index}`, { to: `09876543${String(index % 3)}0` });
    await house.taken(30);
    for (const last of ["0", "1", "2"]) {
      const mine = house.network.taken.filter(({ number }) => number === `+849876543${last}0`);
      const order = mine.map(({ text }) => Number(text.slice(4)));
      expect(order).toEqual(order.toSorted((a, b) => a - b));
    }
    expect(new Set(house.network.taken.map(({ sim }) => sim)).size).toBeGreaterThan(1);
  });

  it("hold the pace that is set", async () => {
    house.settings({ partsPerMinute: 3 });
    await house.plug();
    for (let index = 0; index < 5; index++) house.sendOne(`tin ${index}`, { to: `098765430${index}` });
    await house.taken(3);
    house.office.services.sms.sending.wake();
    expect(house.network.taken).toHaveLength(3);
    house.office.clock.advance(61_000);
    house.office.services.sms.sending.wake();
    await house.taken(5);
  });
});
