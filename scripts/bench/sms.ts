/** `npm run bench -- sms`: the queue, the driver and a real serial line against a network that is ours. */
import { systemActor } from "../../server/kernel/access/actor.ts";
import { EmulatedModem } from "../modem-emulator/modem.ts";
import { Network } from "../modem-emulator/network.ts";
import { openSmsOffice } from "../sms/office.ts";
import type { Figure } from "./figure.ts";

const actor = systemActor("bench", "cli");
/** The figures' floors are the product's promises. */
const PARTS = 1_000;
const SLOW = 2_500;

const UNBOUND = { partsPerMinute: 0, dailyCap: 1_000_000 };

interface Run {
  readonly parts: number;
  readonly modems: number;
  readonly delay: number;
}

/** Milliseconds from the first part's taking to the last one's. */
async function timeOf({ parts, modems, delay }: Run): Promise<number> {
  const network = new Network();
  network.fate = () => ({ delay, report: 1 });
  const place = await openSmsOffice(UNBOUND);
  const emulators = Array.from({ length: modems }, () => new EmulatedModem({ network }));
  for (const emulator of emulators) await place.connect(emulator);
  const done = new Promise<void>((resolve) => {
    network.onTaken(() => {
      if (network.taken.length === parts) resolve();
    });
  });
  // Written as one transaction would be by a batch: the queue is full before the first part goes.
  for (let index = 0; index < parts; index++) {
    place.office.services.sms.sendOne(actor, {
      to: `09${String(10_000_000 + index)}`,
      text: `Thu ${index}`,
      plain: true,
      urgent: false,
      validityMinutes: 1_440,
    });
  }
  const begun = performance.now();
  const before = network.taken.length;
  await done;
  const took = performance.now() - begun;
  for (const emulator of emulators) emulator.stop();
  await place.close();
  return took * (parts / Math.max(1, parts - before));
}

/** Milliseconds from plugged in again to the first part at the network. */
async function timeBack(): Promise<number> {
  const network = new Network();
  const place = await openSmsOffice(UNBOUND);
  const emulator = new EmulatedModem({ network });
  const line = await place.connect(emulator);
  line.unplug();
  const taken = new Promise<void>((resolve) => network.onTaken(() => resolve()));
  place.office.services.sms.sendOne(actor, {
    to: "0912345678",
    text: "x",
    plain: true,
    urgent: true,
    validityMinutes: 60,
  });
  await new Promise((resolve) => setTimeout(resolve, 3_000));
  const begun = performance.now();
  await line.plugAgain();
  await taken;
  const took = performance.now() - begun;
  emulator.stop();
  await place.close();
  return took;
}

/** Prints the figures beside what the product promises; exit code 1 where one falls short. */
export async function measureSms(args: readonly string[]): Promise<number> {
  const fast = await timeOf({ parts: PARTS, modems: 1, delay: 0 });
  const slow = await timeOf({ parts: 20, modems: 1, delay: SLOW });
  const one = await timeOf({ parts: 12, modems: 1, delay: SLOW });
  const four = await timeOf({ parts: 48, modems: 4, delay: SLOW });
  const back = await timeBack();
  const figures: Figure[] = [
    {
      name: "Parts a minute, the network answers at once",
      value: (PARTS * 60_000) / fast,
      unit: "1/min",
      floor: 5_000,
    },
    { name: "Use of a network that takes 2.5 s a part", value: ((20 * SLOW) / slow) * 100, unit: "%", floor: 99 },
    { name: "Four modems against one", value: (4 * one) / four, unit: "times", floor: 3.95 },
    { name: "Plugged in again to the first part", value: back / 1000, unit: "s", floor: 5 },
  ];
  if (args.includes("--json")) process.stdout.write(`${JSON.stringify({ figures })}\n`);
  else {
    for (const { name, value, unit, floor = 0 } of figures) {
      process.stdout.write(`${name.padEnd(48)}${value.toFixed(2).padStart(12)} ${unit.padEnd(6)} promised ${floor}\n`);
    }
  }
  return figures.every(({ value, floor = 0, unit }) => (unit === "s" ? value <= floor : value >= floor)) ? 0 : 1;
}
