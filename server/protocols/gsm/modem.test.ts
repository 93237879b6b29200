import { afterEach, describe, expect, it } from "vitest";
import { portOf } from "../../../scripts/modem-emulator/memory.ts";
import { EmulatedModem, type EmulatorOptions } from "../../../scripts/modem-emulator/modem.ts";
import { Network, type Fate } from "../../../scripts/modem-emulator/network.ts";
import { PERSONAS, type PersonaName } from "../../../scripts/modem-emulator/personas.ts";
import { startModem } from "./modem.ts";
import type { Modem, ModemHooks, ModemState, Timing } from "./modem-types.ts";
import { readPdu, writeSubmit, type WrittenPdu } from "./pdu/index.ts";

const NUMBER = "+84912345678";
const FAST: Partial<Timing> = { submit: 300, prompt: 100, health: 10_000, reopen: 10, resync: 50, retry: 50 };

interface Rig {
  readonly modem: Modem;
  readonly emulator: EmulatedModem;
  readonly network: Network;
  readonly received: string[];
  readonly heard: string[];
  readonly states: ModemState[];
  until(phase: ModemState["phase"], failure?: string): Promise<ModemState>;
  arrived(count: number): Promise<void>;
}

const rigs: Rig[] = [];
afterEach(async () => {
  for (const { modem, emulator } of rigs.splice(0)) {
    await modem.stop();
    emulator.stop();
  }
});

function rig(options: Partial<EmulatorOptions> = {}, hooks: Partial<ModemHooks> = {}, timing = FAST): Rig {
  const network = options.network ?? new Network();
  const emulator = new EmulatedModem({ ...options, network });
  const received: string[] = [];
  const heard: string[] = [];
  const states: ModemState[] = [];
  let onChange = () => undefined as void;
  const changed = (test: () => boolean) =>
    new Promise<void>((resolve) => {
      onChange = () => {
        if (test()) resolve();
      };
      onChange();
    });
  const modem = startModem({
    path: "/dev/ttyTEST",
    openPort: portOf(emulator),
    timing,
    hooks: {
      received: (hex) => {
        received.push(hex);
        onChange();
        return "unmatched";
      },
      changed: (state) => {
        states.push(state);
        onChange();
      },
      traffic: (direction, text) => void heard.push(`${direction} ${text}`),
      pinFor: () => "missing",
      ...hooks,
    },
  });
  const made: Rig = {
    modem,
    emulator,
    network,
    received,
    heard,
    states,
    async until(phase, failure) {
      await changed(
        () => modem.state().phase === phase && (failure === undefined || modem.state().failure === failure),
      );
      return modem.state();
    },
    arrived: (count) => changed(() => received.length >= count),
  };
  rigs.push(made);
  return made;
}

function pdu(text = "Họp lúc 8h30", wantsReport = false): WrittenPdu {
  const written = writeSubmit({ number: NUMBER, text, wantsReport });
  if (!written.ok) throw new Error(written.fault.detail);
  return written.value[0]!;
}
const send = ({ modem }: Rig, text?: string) => modem.send(pdu(text), NUMBER);
const fated = (fate: Fate): Network => {
  const network = new Network();
  network.fate = () => fate;
  return network;
};

describe("every make comes up and sends", () => {
  it.each(Object.keys(PERSONAS) as PersonaName[])(
    "%s, with echo, noise between the lines, or neither",
    async (persona) => {
      const noises = PERSONAS[persona].noise;
      let turn = 0;
      for (const options of [{}, { echoes: true }, { noise: () => noises[turn++ % noises.length] }]) {
        const set = rig({ persona, ...options });
        const { facts } = await set.until("ready");
        expect(facts).toMatchObject({ maker: PERSONAS[persona].maker, imei: set.emulator.imei });
        expect(facts.iccid).toBe(set.emulator.card.iccid);
        expect(facts.indications).toBe(PERSONAS[persona].indications[0]);
        expect(await send(set, "một")).toEqual({ kind: "accepted", reference: 1 });
        expect(await send(set, "hai")).toEqual({ kind: "accepted", reference: 2 });
        expect(set.network.taken.map(({ text }) => text)).toEqual(["một", "hai"]);
      }
    },
  );

  it("waits for its network, and says so", async () => {
    const set = rig();
    set.emulator.registration = 2;
    await set.until("no-network");
    expect(await send(set)).toMatchObject({ kind: "not-sent" });
    set.emulator.registration = 5;
    await set.until("ready");
  });
});

describe("what a sending can end in", () => {
  it.each([
    ["a number that is none", { refuse: 1 }, { kind: "refused", code: 1, reason: "bad-number" }],
    ["a SIM that is barred", { refuse: 8 }, { kind: "refused", code: 8, reason: "stop-sim" }],
    ["congestion", { refuse: 42 }, { kind: "refused", code: 42, reason: "temporary" }],
    ["a full store", { refuse: 322 }, { kind: "refused", code: 322, reason: "store-full" }],
    ["a maker's own error", { refuse: 514 }, { kind: "refused", code: 514, reason: "temporary" }],
    ["an error that says nothing, behind the text", { refuse: "plain" }, { kind: "unknown" }],
    ["error 500", { refuse: 500 }, { kind: "unknown" }],
    ["an answer that is lost", { losesAnswer: true }, { kind: "unknown" }],
    ["a prompt that never comes", { losesPrompt: true }, { kind: "not-sent", awaited: "the prompt" }],
    ["pulled out before the prompt", { unplugs: "prompt" }, { kind: "not-sent" }],
    ["pulled out when the text was gone", { unplugs: "before" }, { kind: "unknown" }],
    ["pulled out when the network had it", { unplugs: "after" }, { kind: "unknown" }],
    ["hung", { hangs: "after" }, { kind: "unknown" }],
  ] as const)("%s", async (_name, fate, outcome) => {
    const set = rig({ network: fated(fate) });
    await set.until("ready");
    expect(await send(set)).toMatchObject(outcome);
    set.network.fate = () => ({});
    await set.until("ready");
    expect((await send(set, "sau đó")).kind).toBe("accepted");
    expect(set.network.taken.at(-1)?.text).toBe("sau đó");
  });

  it("an answer that comes too late is not taken for the next one's", async () => {
    const set = rig({ network: fated({ delay: 600 }) });
    await set.until("ready");
    expect(await send(set, "chậm")).toMatchObject({ kind: "unknown" });
    set.network.fate = () => ({ refuse: 42 });
    await set.until("ready");
    expect(await send(set, "nhanh")).toMatchObject({ kind: "refused", code: 42 });
  });

  it("a report that comes where the answer was lost settles it at once", async () => {
    const set = rig({ network: fated({ losesAnswer: true, report: 5 }) }, {}, { ...FAST, submit: 60_000 });
    await set.until("ready");
    expect(await set.modem.send(pdu("mất OK", true), NUMBER)).toEqual({ kind: "accepted", reference: 1 });
    set.network.fate = () => ({});
    expect(await send(set, "tiếp")).toEqual({ kind: "accepted", reference: 2 });
  });
});

describe("in bad weather", () => {
  it.each(Object.keys(PERSONAS) as PersonaName[])(
    "%s, pulled out at any line that it says, comes back and sends once",
    async (persona) => {
      for (let pullAt = 1; pullAt <= 40; pullAt++) {
        let said = 0;
        const set: Rig = rig({
          persona,
          noise: () => {
            said++;
            if (said === pullAt) set.emulator.unplug();
            return undefined;
          },
        });
        await set.until("ready");
        let outcome = await send(set, "một lần");
        while (outcome.kind === "not-sent") {
          await set.until("ready");
          outcome = await send(set, "một lần");
        }
        expect(["accepted", "unknown"]).toContain(outcome.kind);
        expect(set.network.taken).toHaveLength(1);
        await set.modem.stop();
      }
    },
  );

  it("garbage and other commands' answers before every line change nothing", async () => {
    const garbage = [
      "\x80\xff\x00}",
      "+CSQ: 99,99",
      "+CMGL: 0,1,,5",
      "0123",
      "AT+CSQ",
      "+CREG: 1",
      "+CUSD: 2",
      ">>>",
      "x".repeat(5_000),
    ];
    let turn = 0;
    const set = rig({ noise: () => garbage[turn++ % garbage.length] });
    await set.until("ready");
    for (let index = 1; index <= garbage.length; index++) {
      expect(await send(set, String(index))).toEqual({ kind: "accepted", reference: index });
    }
  });
});

describe("what comes in", () => {
  it.each(Object.keys(PERSONAS) as PersonaName[])(
    "%s: a long message and a report, written before they are deleted",
    async (persona) => {
      const set = rig({ persona }, {}, { ...FAST, health: 50 });
      await set.until("ready");
      set.emulator.deliver(NUMBER, "Tôi xác nhận tham dự cuộc họp. ".repeat(4));
      await set.modem.send(pdu("có báo cáo", true), NUMBER);
      await set.arrived(3);
      const kinds = set.received.map((hex) => {
        const read = readPdu(hex);
        return read.ok ? read.value.kind : "none";
      });
      expect(kinds.sort()).toEqual(["deliver", "deliver", "status-report"]);
      await set.modem.check();
      await set.modem.drain();
      expect(set.emulator.stored()).toBe(0);
    },
  );

  it("what lay in the store before is read, and stays there when it cannot be written", async () => {
    let isFull = true;
    const taken: string[] = [];
    const set = rig(
      {},
      {
        received: (hex) => {
          if (isFull) throw new Error("disk full");
          taken.push(hex);
          return "unmatched";
        },
      },
    );
    set.emulator.deliver(NUMBER, "HUY");
    await set.until("ready");
    await set.modem.drain();
    expect(set.emulator.stored()).toBe(1);
    isFull = false;
    await set.modem.drain();
    expect(taken).toHaveLength(1);
    expect(set.emulator.stored()).toBe(0);
  });
});

describe("the card's PIN", () => {
  const card = { iccid: "8984040000001234567", pin: "4321" };

  it("is entered, and never shown in the conversation", async () => {
    const set = rig({ card }, { pinFor: () => ({ pin: "4321" }) });
    await set.until("ready");
    expect(set.heard.join("\n")).toContain('AT+CPIN="****"');
    expect(set.heard.join("\n")).not.toContain("4321");
  });

  it.each([
    ["nobody has entered one", "missing", 3, "pinMissing", 3],
    ["it was wrong before", "tried", 3, "pinTriedBefore", 3],
    ["one try is left", { pin: "4321" }, 1, "pinTooFewTries", 1],
    ["it is wrong", { pin: "0000" }, 3, "pinWrong", 2],
  ] as const)("is not tried again when %s", async (_name, pin, tries, failure, left) => {
    let asked = 0;
    const set = rig({ card }, { pinFor: () => (asked++ === 0 ? pin : "tried") }, { ...FAST, retry: 60_000 });
    set.emulator.triesLeft = tries;
    await set.until("failed", failure);
    expect(set.emulator.triesLeft).toBe(left);
  });

  it.each(Object.keys(PERSONAS) as PersonaName[])(
    "%s: is asked for by the card's number, before the card opens",
    async (persona) => {
      const asked: (string | undefined)[] = [];
      const hooks = {
        pinFor: (iccid: string | undefined) => {
          asked.push(iccid);
          return { pin: "4321" };
        },
      };
      await rig({ card, persona }, hooks).until("ready");
      expect(asked).toEqual([card.iccid]);
    },
  );

  it("a locked card is left alone", async () => {
    const set = rig({ card }, { pinFor: () => ({ pin: "4321" }) });
    set.emulator.triesLeft = 0;
    await set.until("failed", "pukNeeded");
    expect(set.heard.join("\n")).not.toContain("AT+CPIN=");
  });
});

describe("the line", () => {
  it("comes back by itself after it was pulled out, and the next part goes out once", async () => {
    const set = rig();
    await set.until("ready");
    set.emulator.unplug();
    await set.until("absent");
    await set.until("ready");
    expect((await send(set)).kind).toBe("accepted");
    expect(set.network.taken).toHaveLength(1);
  });

  it("is opened anew when the modem says nothing any more", async () => {
    const set = rig({}, {}, { ...FAST, submit: 50 });
    await set.until("ready");
    set.network.fate = () => ({ hangs: "before" });
    expect(await send(set)).toMatchObject({ kind: "unknown" });
    set.network.fate = () => ({});
    await set.until("ready");
    expect((await send(set)).kind).toBe("accepted");
  });

  it("tells the balance", async () => {
    const set = rig();
    await set.until("ready");
    expect(await set.modem.ussd("*101#")).toEqual({ text: "TK goc: 85.000d, HSD 31/12/2026", wantsMore: false });
  });
});
