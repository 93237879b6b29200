import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createCards } from "./cards.ts";
import { smsSettings } from "./settings.ts";
import { clerk, openSmsHouse, type SmsHouse } from "./testing.ts";

let house: SmsHouse;
beforeEach(async () => {
  house = await openSmsHouse();
});
afterEach(async () => {
  await house.dispose();
});

describe("a PIN", () => {
  const SIM = "8984040000000000001";
  const cards = () => createCards(house.office.kernel, () => smsSettings.defaults);

  it("that was wrong is never sent again, whatever was entered in between", () => {
    cards().keepPin(SIM, "1111");
    expect(cards().pinFor(SIM)).toEqual({ pin: "1111" });
    cards().pinEnded(SIM, false);
    expect(cards().pinFor(SIM)).toBe("tried");
    cards().keepPin(SIM, "2222");
    expect(cards().pinFor(SIM)).toEqual({ pin: "2222" });
    expect(() => {
      cards().keepPin(SIM, "1111");
    }).toThrow(/PIN/);
  });

  it("whose answer was lost is sent again only when somebody enters it again; the right one at every start", () => {
    cards().keepPin(SIM, "1111");
    cards().pinFor(SIM);
    expect(cards().pinFor(SIM)).toBe("tried");
    cards().keepPin(SIM, "1111");
    expect(cards().pinFor(SIM)).toEqual({ pin: "1111" });
    cards().pinEnded(SIM, true);
    expect(cards().pinFor(SIM)).toEqual({ pin: "1111" });
  });
});

describe("a SIM without credit", () => {
  it("is tried twice more, then held, and its messages stay in the queue", async () => {
    const held: string[] = [];
    let attempts = 0;
    house.office.services.sms.sending.serve({
      sim: "empty",
      isReady: () => held.length === 0,
      send: () => {
        attempts++;
        return Promise.resolve({ kind: "refused", code: 21, reason: "credit" });
      },
      hold: (reason) => held.push(reason),
      drain: () => Promise.resolve(),
    });
    const id = house.sendOne("hết tiền", { validityMinutes: 600 });
    for (let attempt = 1; attempt <= 3; attempt++) {
      await house.until(() => attempts === attempt && house.stateOf(id) === "queued");
      house.office.clock.advance(5 * 60_000);
      house.office.services.sms.sending.wake();
    }
    await house.until(() => held.length === 1);
    expect(held).toEqual(["credit"]);
    expect(house.stateOf(id)).toBe("queued");
  });
});

describe("a disk that is full between the text and the OK", () => {
  it("keeps how the part ended until it can be written: nothing twice, nothing lost", async () => {
    const { db } = house.office.kernel;
    db.run(`CREATE TRIGGER full BEFORE UPDATE ON sms_part WHEN new.state = 'accepted'
            BEGIN SELECT raise(FAIL, 'database or disk is full'); END`);
    await house.plug();
    const first = house.sendOne("một", { urgent: true });
    const second = house.sendOne("hai", { to: "0987654321", urgent: true });
    await house.taken(1);
    house.office.services.sms.sending.wake();
    expect(house.stateOf(first)).toBe("sending");
    expect(house.stateOf(second)).toBe("queued");
    db.run("DROP TRIGGER full");
    house.office.services.sms.sending.wake();
    await house.until(() => [first, second].every((id) => house.stateOf(id) === "delivered"));
    expect(house.network.taken.map(({ text }) => text)).toEqual(["một", "hai"]);
  });
});

describe("a clock that jumps", () => {
  const HOUR = 3_600_000;
  it.each([
    ["an hour", HOUR],
    ["a day", 24 * HOUR],
    ["ten years", 3_652 * 24 * HOUR],
  ])("back by %s holds up nothing", async (_name, by) => {
    house.settings({ partsPerMinute: 1 });
    await house.plug();
    const first = house.sendOne("trước");
    await house.until(() => house.stateOf(first) === "delivered");
    const waiting = house.sendOne("đang chờ", { to: "0987654321" });
    house.office.clock.advance(-by);
    house.office.services.sms.sending.keepTime();
    await house.until(() => house.stateOf(waiting) === "delivered");
    const later = house.sendOne("sau", { to: "0977777777" });
    house.office.clock.advance(61_000);
    house.office.services.sms.sending.wake();
    await house.until(() => house.stateOf(later) === "delivered");
    expect(house.network.taken).toHaveLength(3);
  });

  it.each([
    ["an hour", HOUR],
    ["a day", 24 * HOUR],
    ["ten years", 3_652 * 24 * HOUR],
  ])("ahead by %s sends no reminder twice, and says what is too late", async (_name, by) => {
    house.network.fate = () => ({ losesAnswer: true, report: "never" });
    await house.plug();
    const unknown = house.sendOne("nhắc việc");
    await house.until(() => house.stateOf(unknown) === "unknown");
    house.network.fate = () => ({});
    house.settings({ partsPerMinute: 1 });
    const waiting = house.sendOne("đang chờ", { to: "0987654321", validityMinutes: 30 });
    house.office.clock.advance(by);
    house.office.services.sms.sending.keepTime();
    expect(house.stateOf(unknown)).toBe("unknown");
    expect(house.stateOf(waiting)).toBe("expired");
    const next = house.sendOne("tiếp", { to: "0977777777" });
    await house.until(() => house.stateOf(next) === "delivered");
    expect(house.network.taken.map(({ text }) => text)).toEqual(["nhắc việc", "tiếp"]);
    expect(house.office.services.sms.message(clerk, unknown).message.can.resend).toBe(true);
  });
});
