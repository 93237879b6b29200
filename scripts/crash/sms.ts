/**
 * `npm run crash -- sms --points 1000 [--without-reports]`: messages go out while the modem is unplugged, hangs, loses its answer or its prompt, and the office is
 * killed (SIGKILL), each at a random point. Afterwards, with reports: every alarm is at the network exactly once. Without: no reminder is
 * there twice, and each of which nobody knows is shown as unknown.
 */
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { parseArgs } from "node:util";
import { DatabaseSync } from "node:sqlite";
import { EmulatedModem } from "../modem-emulator/modem.ts";
import { Network, type Fate } from "../modem-emulator/network.ts";
import { plugIn } from "../modem-emulator/pty.ts";
import { programOf, run, serve, temporaryFolder } from "../office/running.ts";
import { dropMessage } from "../../server/modules/sms/drop-box.ts";

const PASSWORD = "Crash-and-nothing-else-1";
/** Short, so that a lost answer is known as lost within a second. */
const SETTINGS = {
  partsPerMinute: 0,
  dailyCap: 1_000_000,
  submitSeconds: 1,
  // Reports come one by one, each behind a part that may take its whole second to be lost.
  unknownSeconds: 20,
  confirmsReplies: false,
};
const KILL_EVERY = 40;
const BATCH = 50;
const QUIET = 30_000;
const HANG = 1_500;

function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export async function crashSms(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      points: { type: "string", default: "200" },
      seed: { type: "string", default: "1" },
      verbose: { type: "boolean", default: false },
      // The office as the run left it, with its conversation with the modem.
      keep: { type: "string" },
      "without-reports": { type: "boolean", default: false },
    },
  });
  const points = Number(values.points);
  const hasReports = !values["without-reports"];
  const random = generator(Number(values.seed));
  const folder = temporaryFolder("crash-sms");
  const dataDir = join(folder, "office");
  const program = programOf();
  await run(program, ["demo", "--data", dataDir, "--people", "5", "--password-stdin"], PASSWORD);
  const settings = join(dataDir, "settings.json");
  const document = JSON.parse(readFileSync(settings, "utf8")) as Record<string, unknown>;
  const known = (document["sms"] ?? {}) as Record<string, unknown>;
  writeFileSync(settings, JSON.stringify({ ...document, sms: { ...known, ...SETTINGS } }));

  const network = new Network();
  const emulator = new EmulatedModem({ network });
  const path = join(folder, "ttyCRASH");
  let plugged = await plugIn(emulator, path);
  let hit = 0;
  const kill = { wanted: false };
  const counts: Record<string, number> = {};
  const count = (name: string) => (counts[name] = (counts[name] ?? 0) + 1);

  async function plugBack(): Promise<void> {
    plugged = await plugIn(emulator, path);
    emulator.unplug = pull;
  }

  /** The line is gone, and back half a second later under its name. */
  function pull(): void {
    plugged.unplug();
    setTimeout(() => void plugBack(), 300);
  }
  emulator.unplug = pull;

  const report = (): Fate => (hasReports ? { report: Math.floor(random() * 40) } : { report: "never" });
  network.fate = () => {
    if (hit >= points || random() > 0.5) return report();
    hit++;
    if (hit % KILL_EVERY === 0) {
      kill.wanted = true;
      count("kill -9");
      return report();
    }
    const chosen = Math.floor(random() * 6);
    const fates: readonly (readonly [string, Fate])[] = [
      ["lost OK", { losesAnswer: true }],
      ["lost prompt", { losesPrompt: true }],
      ["unplugged at the prompt", { unplugs: "prompt" }],
      ["unplugged before the network had it", { unplugs: "before" }],
      ["unplugged after the network had it", { unplugs: "after" }],
      ["hung after the network had it", { hangs: "after" }],
    ];
    const [name, fate] = fates[chosen] ?? ["none", {}];
    count(name);
    // Somebody sees that it hangs and pulls it out.
    if (fate.hangs) setTimeout(pull, HANG);
    return { ...report(), ...fate };
  };

  let office = await serve(program, dataDir, ["--modem", path]);
  const asked: string[] = [];
  let batches = 0;
  const started = performance.now();
  mkdirSync(join(dataDir, "sms-drop"), { recursive: true });
  const waiting = (): number => {
    const db = new DatabaseSync(join(dataDir, "office.db"), { readOnly: true });
    try {
      const row = db.prepare("SELECT count(*) AS n FROM sms_message WHERE state IN ('queued', 'sending')").get() as {
        n: number;
      };
      return row.n;
    } finally {
      db.close();
    }
  };

  let lastTaken = -1;
  let lastChange = performance.now();
  while (hit < points || waiting() > 0 || performance.now() - lastChange < (hasReports ? 25_000 : 4_000)) {
    if (network.taken.length !== lastTaken) {
      lastTaken = network.taken.length;
      lastChange = performance.now();
    }
    if (hit >= points && performance.now() - lastChange > QUIET) break;
    if (kill.wanted) {
      kill.wanted = false;
      await pause(Math.floor(random() * 30));
      await office.kill("SIGKILL");
      office = await serve(program, dataDir, ["--modem", path]);
    }
    if (hit < points && asked.length - network.taken.length < BATCH) {
      for (let index = 0; index < BATCH; index++) {
        const text = `Diem ${asked.length}`;
        asked.push(text);
        dropMessage(dataDir, String(batches++).padStart(9, "0"), {
          to: `09${String(10_000_000 + asked.length)}`,
          text,
          plain: true,
          urgent: hasReports,
          validityMinutes: 600,
        });
      }
    }
    if (values.verbose)
      console.error(`${hit} points, ${asked.length} asked, ${network.taken.length} taken, ${waiting()} waiting`);
    await pause(values.verbose ? 1_000 : 50);
  }
  await office.kill("SIGTERM");
  const minutes = (performance.now() - started) / 60_000;

  const times = new Map<string, number>();
  for (const { text } of network.taken) times.set(text, (times.get(text) ?? 0) + 1);
  const db = new DatabaseSync(join(dataDir, "office.db"), { readOnly: true });
  const rows = db.prepare("SELECT text, state FROM sms_message WHERE module = 'cli'").all() as {
    text: string;
    state: string;
  }[];
  const historyOf = db.prepare(
    `SELECT h.at, h.what, h.detail FROM sms_history h JOIN sms_message m ON m.id = h.message_id WHERE m.text = ? ORDER BY h.id`,
  );
  const tell = (text: string): string =>
    (historyOf.all(text) as { at: number; what: string; detail: string }[])
      .map(({ at, what, detail }) => `${new Date(at).toISOString().slice(14, 23)} ${what} ${detail}`)
      .join("\n    ");
  const states = new Map(rows.map(({ text, state }) => [text, state]));
  const lost = asked.filter((text) => !times.has(text) && (hasReports || states.get(text) !== "unknown"));
  const twice = asked.filter((text) => (times.get(text) ?? 0) > 1);
  const unknown = rows.filter(({ state }) => state === "unknown");
  console.log(`${hit} points in ${minutes.toFixed(1)} min: ${JSON.stringify(counts)}`);
  console.log(`${asked.length} messages asked for, ${times.size} at the network, ${network.taken.length} takings`);
  console.log(`lost ${lost.length}, twice ${twice.length}, shown as unknown ${unknown.length}`);
  if (lost.length > 0)
    console.log(
      `lost: ${lost
        .slice(0, 10)
        .map((text) => `${text} (${states.get(text) ?? "absent"})`)
        .join(", ")}`,
    );
  for (const text of twice.slice(0, 10)) console.log(`twice: ${text}\n    ${tell(text)}`);
  db.close();
  plugged.unplug();
  emulator.stop();
  if (values.keep !== undefined) cpSync(dataDir, values.keep, { recursive: true });
  rmSync(folder, { recursive: true, force: true });
  return lost.length === 0 && twice.length === 0 ? 0 : 1;
}
