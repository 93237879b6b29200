import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, realpathSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import {
  amountIn,
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
import { systemActor } from "../../kernel/access/actor.ts";
import type { Kernel } from "../../kernel/module.ts";
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
const clerk = systemActor("sms.modems", "sms");

interface Plugged {
  readonly modem: Modem;
  readonly device: FoundDevice;
}

/** The card's number where it is known, else the modem's, else the port's: what is counted and matched by. */
const simOf = ({ facts, path }: ModemState): string => facts.iccid ?? facts.imei ?? path;

export function createModems(parts: ModemParts): Modems {
  const { kernel, settings, sending } = parts;
  const { db } = kernel;
  const plugged = new Map<string, Plugged>();
  let timer: NodeJS.Timeout | undefined;

  const holdOf = (sim: string): string | null => store.findSim(db, sim)?.held ?? null;
  function setSim(sim: string, changes: Parameters<typeof store.setSim>[2]): void {
    kernel.write(clerk, (work) => {
      store.setSim(work.db, sim, changes);
    });
  }

  function carrierOf(modem: Modem, sim: string): Carrier {
    return {
      sim,
      isReady: () => modem.state().phase === "ready" && simOf(modem.state()) === sim && holdOf(sim) === null,
      send: (pdu, number) => modem.send(pdu, number),
      hold(reason) {
        setSim(sim, { held: reason });
        parts.changed();
        if (reason === "credit") void askBalance(modem);
      },
      drain: () => modem.drain(),
    };
  }

  function onChange(modem: () => Modem | undefined, state: ModemState): void {
    parts.changed();
    const current = modem();
    if (state.phase !== "ready" || !current) return;
    const sim = simOf(state);
    if ((store.findSim(db, sim)?.tried ?? null) !== null) setSim(sim, { tried: null });
    if (holdOf(sim) === null) sending.serve(carrierOf(current, sim));
  }

  /** Written down before it is tried: the same wrong pair is never sent twice, whatever happens to the program. */
  function pinFor(key: string) {
    const row = store.findSim(db, key);
    const pin = row?.pin ?? null;
    if (pin === null) return "missing" as const;
    const hash = createHash("sha256").update(`${key} ${pin}`).digest("hex");
    if (row?.tried === hash) return "tried" as const;
    setSim(key, { tried: hash });
    return { pin };
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
        pinFor: (iccid) => pinFor(iccid ?? path),
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
  }

  async function askBalance(modem: Modem): Promise<void> {
    const { balanceCode, balancePattern } = settings();
    const answer = await modem.ussd(balanceCode);
    if (!answer) return;
    const balance = amountIn(answer.text, balancePattern === "" ? undefined : new RegExp(balancePattern, "i"));
    setSim(simOf(modem.state()), {
      balance: balance ?? null,
      balanceText: answer.text.slice(0, 300),
      balanceAt: kernel.clock.now(),
    });
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
      setSim(sim, { held: null });
      const state = await found.modem.check();
      if (state.phase === "ready") {
        await askBalance(found.modem);
        sending.serve(carrierOf(found.modem, sim));
      }
      return line(found);
    },
    enterPin(path, pin) {
      const { modem } = at(path);
      const { facts } = modem.state();
      setSim(facts.iccid ?? path, { pin, tried: null });
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
