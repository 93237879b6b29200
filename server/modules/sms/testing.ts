import { EmulatedModem, type EmulatorOptions } from "../../../scripts/modem-emulator/modem.ts";
import { portOf } from "../../../scripts/modem-emulator/memory.ts";
import { Network } from "../../../scripts/modem-emulator/network.ts";
import { startModem, type Modem, type Timing } from "../../protocols/gsm/index.ts";
import { openTestOffice, type TestOffice } from "../../testing.ts";
import { systemActor } from "../../kernel/access/actor.ts";
import type { SmsSettings } from "./contract.ts";

/** An office whose clock runs, with modems that have no tty: their lines are joined in memory. */
export interface SmsHouse {
  readonly office: TestOffice;
  readonly network: Network;
  /** Resolves when the modem is ready. */
  plug(options?: Partial<EmulatorOptions>): Promise<{ emulator: EmulatedModem; modem: Modem }>;
  settings(patch: Partial<SmsSettings>): void;
  /** Resolves when the network has so many parts. */
  taken(count: number): Promise<void>;
  /** Resolves when `test` holds, asked after every change of SMS. */
  until(test: () => boolean): Promise<void>;
  sendOne(text: string, changes?: { to?: string; urgent?: boolean; validityMinutes?: number }): number;
  stateOf(id: number): string;
  dispose(): Promise<void>;
}

export const NUMBER = "+84912345678";
const FAST: Partial<Timing> = { submit: 300, prompt: 100, reopen: 10, resync: 50, retry: 50 };
export const clerk = systemActor("test", "cli");
const LOOK_EVERY = 5;

export async function openSmsHouse(): Promise<SmsHouse> {
  const office = await openTestOffice({ running: true });
  const network = new Network();
  const plugged: { modem: Modem; emulator: EmulatedModem }[] = [];
  const { sms } = office.services;
  const change = (patch: Partial<SmsSettings>) => void sms.changeSettings(clerk, { ...sms.settings(), ...patch });
  change({ partsPerMinute: 0 });

  return {
    office,
    network,
    plug(options = {}) {
      const emulator = new EmulatedModem({ network, ...options });
      const sim = emulator.card.iccid;
      return new Promise((resolve) => {
        const modem: Modem = startModem({
          path: `/dev/tty${plugged.length}`,
          openPort: portOf(emulator),
          timing: FAST,
          hooks: {
            received: (hex) => sms.reception.receive(hex, sim),
            changed(state) {
              if (state.phase !== "ready") return;
              sms.sending.serve({
                sim,
                isReady: () => modem.state().phase === "ready",
                send: (pdu, number) => modem.send(pdu, number),
                hold: () => undefined,
                drain: () => modem.drain(),
              });
              resolve({ emulator, modem });
            },
            traffic: () => undefined,
            pinFor: () => "missing",
          },
        });
        plugged.push({ modem, emulator });
      });
    },
    settings: change,
    taken: (count) =>
      new Promise((resolve) => {
        const look = () => {
          if (network.taken.length >= count) resolve();
        };
        network.onTaken(look);
        look();
      }),
    until: (test) =>
      new Promise((resolve) => {
        const timer = setInterval(() => {
          if (!test()) return;
          clearInterval(timer);
          resolve();
        }, LOOK_EVERY);
      }),
    sendOne: (text, { to = NUMBER, urgent = false, validityMinutes = 60 } = {}) =>
      sms.sendOne(clerk, { to, text, plain: false, urgent, validityMinutes }),
    stateOf: (id) => sms.message(clerk, id).message.state,
    async dispose() {
      await Promise.all(plugged.map(({ modem }) => modem.stop()));
      for (const { emulator } of plugged) emulator.stop();
      await office.dispose();
    },
  };
}
