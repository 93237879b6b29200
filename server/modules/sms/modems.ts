import { existsSync, readdirSync, readFileSync, realpathSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import {
  findDevices,
  openSerialPort,
  startModem,
  USUAL_TIMING,
  type DeviceTree,
  type FoundDevice,
  type Modem,
  type ModemState,
  type OpenPort,
} from "../../protocols/gsm/index.ts";
import type { Kernel } from "../../kernel/module.ts";
import type { Cards } from "./cards.ts";
import type { ModemLine, ModemTrouble } from "./contract.ts";
import { smsErrors } from "./errors.ts";
import type { Reception } from "./reception.ts";
import type { Carrier, Sending } from "./sending.ts";
import type { SmsSettings } from "./settings.ts";
import * as store from "./store.ts";

/** The modems of the office: found as they are plugged in, each working by itself. */
export interface Modems {
  start(): void;
  stop(): Promise<void>;
  list(): ModemLine[];
  /** Asks for everything now, and lets the card send again. */
  test(path: string): Promise<ModemLine>;
  enterPin(path: string, pin: string): void;
}

export interface ModemParts {
  readonly kernel: Pick<Kernel, "db" | "write" | "clock" | "log">;
  readonly settings: () => SmsSettings;
  readonly cards: Cards;
  readonly sending: Sending;
  readonly reception: Reception;
  readonly startOfDay: (now: number) => number;
  readonly changed: () => void;
  readonly traffic: (path: string, direction: "in" | "out", text: string) => void;
  /** The one port to use; undefined: whatever is plugged in. */
  readonly fixedPath: string | undefined;
  readonly openPort?: OpenPort;
}

const LOOK_EVERY = 1_000;
/** How often each card's credit is asked for. */
const BALANCE_EVERY = 12 * 3_600_000;
/** Registered with another operator (3GPP TS 27.007 §7.2). */
const ROAMING = [5, 7];

interface Plugged {
  readonly modem: Modem;
  readonly device: FoundDevice;
}

/** The card's number where it is known, else the modem's, else the port's: what is counted and matched by. */
const simOf = ({ facts, path }: ModemState): string => facts.iccid ?? facts.imei ?? path;

export function createModems(parts: ModemParts): Modems {
  const { kernel, settings, sending, cards } = parts;
  const { db } = kernel;
  const plugged = new Map<string, Plugged>();
  let timer: NodeJS.Timeout | undefined;

  function carrierOf(modem: Modem, sim: string): Carrier {
    return {
      sim,
      isReady: () => modem.state().phase === "ready" && simOf(modem.state()) === sim && cards.holdOf(sim) === null,
      send: (pdu, number) => modem.send(pdu, number),
      standing() {
        const { signal, registration } = modem.state().facts;
        return {
          signal,
          isRoaming: ROAMING.includes(registration ?? 0),
          balance: store.findSim(db, sim)?.balance ?? null,
        };
      },
      hold(reason) {
        cards.hold(sim, reason);
        parts.changed();
        if (reason === "credit") void askBalance(modem);
      },
      drain: () => modem.drain(),
    };
  }

  function onChange(modem: () => Modem | undefined, state: ModemState): void {
    parts.changed();
    const current = modem();
    const sim = simOf(state);
    if (state.failure === "pinWrong") cards.pinEnded(sim, false);
    if (state.phase !== "ready" || !current) return;
    cards.pinEnded(sim, true);
    if (cards.holdOf(sim) === null) sending.serve(carrierOf(current, sim));
  }

  function plug(device: FoundDevice): void {
    const path = device.ports[0] ?? "";
    const made: Modem = startModem({
      path,
      openPort: parts.openPort ?? openSerialPort,
      timing: timingOf(settings().submitSeconds * 1000),
      hooks: {
        received: (hex, state) => parts.reception.receive(hex, simOf(state)),
        changed: (state) => {
          onChange(() => made, state);
        },
        traffic: (direction, text) => {
          parts.traffic(path, direction, text);
        },
        pinFor: () => cards.pinFor(simOf(made.state())),
      },
    });
    plugged.set(device.key, { modem: made, device });
  }

  function look(): void {
    const found = parts.fixedPath === undefined ? findDevices(sysTree) : [deviceAt(parts.fixedPath)];
    for (const device of found) if (!plugged.has(device.key)) plug(device);
    for (const [key, { modem }] of plugged) {
      if (found.some((device) => device.key === key)) continue;
      plugged.delete(key);
      void modem.stop();
      parts.changed();
    }
    if (!settings().asksBalance) return;
    for (const { modem } of plugged.values()) {
      const state = modem.state();
      if (state.phase === "ready" && cards.isBalanceOlderThan(simOf(state), BALANCE_EVERY)) void askBalance(modem);
    }
  }

  async function askBalance(modem: Modem): Promise<void> {
    const sim = simOf(modem.state());
    // Before it is asked: a card that does not answer is not asked again at once.
    cards.keepBalance(sim, undefined);
    const answer = await modem.ussd(settings().balanceCode);
    if (!answer) return;
    cards.keepBalance(sim, answer.text);
    parts.changed();
  }

  function at(path: string): Plugged {
    const found = [...plugged.values()].find(({ modem }) => modem.state().path === path);
    if (!found) throw smsErrors.noModem({ path });
    return found;
  }

  function line({ modem, device }: Plugged): ModemLine {
    const state = modem.state();
    const sim = simOf(state);
    const row = store.findSim(db, sim);
    const held = row?.held ?? null;
    return {
      kind: "modem",
      path: state.path,
      ports: [...device.ports],
      name: [state.facts.maker, state.facts.model].filter((part) => part !== undefined).join(" ") || device.name,
      phase: state.phase,
      trouble: (held ?? state.failure ?? (state.phase === "no-network" ? "noNetwork" : null)) as ModemTrouble | null,
      imei: state.facts.imei ?? null,
      sim: state.facts.iccid ?? null,
      network: state.facts.network ?? null,
      signal: state.facts.signal ?? null,
      balance: row?.balance ?? null,
      balanceText: row?.balanceText ?? null,
      sentToday: store.partsOverSim(db, sim, parts.startOfDay(kernel.clock.now())),
      dailyCap: settings().dailyCap,
    };
  }

  return {
    start() {
      if (parts.fixedPath === undefined && !settings().discovery) return;
      look();
      timer = setInterval(look, LOOK_EVERY);
      timer.unref();
    },
    async stop() {
      clearInterval(timer);
      await Promise.all([...plugged.values()].map(({ modem }) => modem.stop()));
    },
    list: () => [...plugged.values()].map(line),
    async test(path) {
      const found = at(path);
      const sim = simOf(found.modem.state());
      cards.hold(sim, null);
      const state = await found.modem.check();
      if (state.phase === "ready") {
        await askBalance(found.modem);
        sending.serve(carrierOf(found.modem, sim));
      }
      return line(found);
    },
    enterPin(path, pin) {
      const { modem } = at(path);
      cards.keepPin(simOf(modem.state()), pin);
    },
  };
}

/** Everything else waits no longer than one part may take. */
const timingOf = (submit: number) => ({
  submit,
  prompt: Math.min(USUAL_TIMING.prompt, submit),
  resync: Math.min(USUAL_TIMING.resync, submit / 3),
});

const deviceAt = (path: string): FoundDevice => ({ key: path, name: basename(path), ports: [path] });

const TTYS = "/sys/class/tty";

/** The ttys of this machine; none where there is no /sys. */
const sysTree: DeviceTree = {
  list: () => (existsSync(TTYS) ? readdirSync(TTYS) : []),
  usb(tty) {
    try {
      // …/usb1/1-4/1-4:1.2/ttyUSB2: the interface, and above it the device.
      const face = dirname(realpathSync(join(TTYS, tty, "device")));
      const holder = existsSync(join(face, "bInterfaceNumber")) ? face : realpathSync(join(TTYS, tty, "device"));
      const device = dirname(holder);
      const read = (folder: string, file: string) => readFileSync(join(folder, file), "utf8").trim();
      return {
        device,
        vendor: read(device, "idVendor"),
        product: read(device, "idProduct"),
        face: read(holder, "bInterfaceNumber"),
      };
    } catch {
      return undefined;
    }
  },
};
