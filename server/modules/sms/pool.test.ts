import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { rankOf, type Standing } from "./pool.ts";
import { openSmsHouse, type SmsHouse } from "./testing.ts";

const good: Standing = { signal: -70, isRoaming: false, balance: 85_000, left: 400 };
const LOW = 10_000;

describe("of two cards that are free, first goes the one", () => {
  it.each([
    ["with credit", { signal: -105 }, { balance: 900 }],
    ["with something left of the day", { signal: -105 }, { left: 3 }],
    ["at home", { signal: -90 }, { isRoaming: true }],
    ["with the better signal", { left: 50 }, { signal: -90 }],
    ["with a signal that is known", {}, { signal: undefined }],
    ["that has sent less today", {}, { left: 100 }],
    ["that is paid monthly, before one with little credit", { balance: null }, { balance: 0 }],
  ] as const)("%s", (_name, better, worse) => {
    expect(rankOf({ ...good, ...better }, LOW)).toBeGreaterThan(rankOf({ ...good, ...worse }, LOW));
  });
});

describe("a pool of cards", () => {
  let house: SmsHouse;
  beforeEach(async () => {
    house = await openSmsHouse();
  });
  afterEach(async () => {
    await house.dispose();
  });
  const sims: string[] = [];
  const card = (sim: string, standing: Omit<Standing, "left">, isReady = () => true): void => {
    house.office.services.sms.sending.serve({
      sim,
      isReady,
      send: () => {
        sims.push(sim);
        return Promise.resolve({ kind: "accepted", reference: sims.length & 0xff });
      },
      hold: () => undefined,
      drain: () => Promise.resolve(),
      standing: () => standing,
    });
  };
  const sent = async (text: string, to: string): Promise<string> => {
    sims.length = 0;
    const id = house.sendOne(text, { to });
    await house.until(() => house.stateOf(id) === "accepted");
    return sims.join();
  };

  it("gives a message to the best, and a person's next one to the card that had his last", async () => {
    card("poor", { ...good, signal: -110 });
    card("rich", good);
    expect(await sent("một", "0911111111")).toBe("rich");
    card("best", { ...good, signal: -51 });
    expect(await sent("hai", "0911111111")).toBe("rich");
    house.office.clock.advance(13 * 3_600_000);
    expect(await sent("ba", "0911111111")).toBe("best");
  });

  it("goes on over another card when a person's own is gone", async () => {
    let isThere = true;
    card("first", good, () => isThere);
    expect(await sent("một", "0911111111")).toBe("first");
    isThere = false;
    card("second", good);
    expect(await sent("hai", "0911111111")).toBe("second");
  });

  it("holds a person's later messages behind one that waits for another attempt, and nobody else's", async () => {
    let refuses = true;
    const texts: number[] = [];
    house.office.services.sms.sending.serve({
      sim: "only",
      isReady: () => true,
      send: (pdu) => {
        texts.push(pdu.length);
        const refused = refuses;
        refuses = false;
        return Promise.resolve(
          refused ? { kind: "refused", code: 42, reason: "temporary" } : { kind: "accepted", reference: texts.length },
        );
      },
      hold: () => undefined,
      drain: () => Promise.resolve(),
    });
    const first = house.sendOne("một", { to: "0911111111" });
    await house.until(() => texts.length === 1);
    const second = house.sendOne("tin thứ hai", { to: "0911111111" });
    const other = house.sendOne("người khác", { to: "0922222222" });
    await house.until(() => house.stateOf(other) === "accepted");
    expect(house.stateOf(second)).toBe("queued");
    house.office.clock.advance(31_000);
    house.office.services.sms.sending.wake();
    await house.until(() => house.stateOf(second) === "accepted");
    expect(house.stateOf(first)).toBe("accepted");
    const alarm = house.sendOne("khẩn", { to: "0911111111", urgent: true });
    await house.until(() => house.stateOf(alarm) === "accepted");
  });
});
