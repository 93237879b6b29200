import { existsSync, readFileSync } from "node:fs";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { EmulatedModem } from "../../scripts/modem-emulator/modem.ts";
import { Network } from "../../scripts/modem-emulator/network.ts";
import { plugIn, type PluggedIn } from "../../scripts/modem-emulator/pty.ts";
import { DEFAULT_ZONE, localTime } from "../../server/kernel/text/index.ts";
import { PASSWORD, workbench, type Serving } from "./congso.ts";

const bench = workbench();
const office = bench.path("office");
const line = bench.path("ttyMODEM");
const network = new Network();
const modem = new EmulatedModem({ network, persona: "huawei", echoes: true, noise: () => "^RSSI:19" });
let plugged: PluggedIn;
let running: Serving;

beforeAll(async () => {
  const today = localTime(Date.now(), DEFAULT_ZONE).day;
  const made = await bench.run(["demo", "--people", "30", "--today", today, "--data", office, "--password-stdin"], {
    input: `${PASSWORD}\n`,
  });
  expect(made, made.err).toMatchObject({ code: 0 });
  plugged = await plugIn(modem, line);
  running = await bench.serve(office, ["--modem", line]);
});
afterEach(() => {
  network.fate = () => ({});
});
afterAll(async () => {
  await running.stop();
  plugged.unplug();
  modem.stop();
  bench.dispose();
});

const send = (text: string, ...more: string[]) =>
  bench.run(["sms", "send", "--data", office, "--to", "0912 345 678", "--text", text, "--json", ...more]);

/** Resolves when the network has so many parts. */
const taken = (count: number): Promise<void> =>
  new Promise((resolve) => {
    const look = () => {
      if (network.taken.length >= count) resolve();
    };
    network.onTaken(look);
    look();
  });

describe("an office with a modem", () => {
  it("sends what the command line asks for, over a line with echo and noise", async () => {
    const sent = await send("Họp giao ban lúc 8h30");
    expect(sent, sent.err).toMatchObject({ code: 0 });
    await taken(1);
    expect(network.taken[0]).toMatchObject({ number: "+84912345678", text: "Họp giao ban lúc 8h30" });
  });

  it("tells of its modems, and its conversation holds the commands", async () => {
    const modems = await bench.run(["sms", "modems", "--data", office, "--json"]);
    expect(JSON.parse(modems.out)).toMatchObject([{ path: line, name: "huawei E3372", phase: "ready" }]);
    const log = bench.path("office", "log", "sms-traffic.log");
    expect(existsSync(log)).toBe(true);
    expect(readFileSync(log, "utf8")).toMatch(/> AT\+CMGS=\d+/);
  });

  it("refuses a land line and an old number, saying the new one", async () => {
    const args = ["sms", "send", "--data", office, "--text", "x", "--to"];
    expect(await bench.run([...args, "02053812345"])).toMatchObject({ code: 1 });
    const old = await bench.run([...args, "01681234567"]);
    expect(old.code).toBe(1);
    expect(old.err).toContain("0381234567");
  });

  it("goes on by itself within 5 s after the modem was pulled out and is back", async () => {
    const before = network.taken.length;
    plugged.unplug();
    await send("Sau khi cắm lại", "--plain");
    plugged = await plugIn(modem, line);
    const back = performance.now();
    await taken(before + 1);
    expect(network.taken.at(-1)?.text).toBe("Sau khi cam lai");
    expect(performance.now() - back).toBeLessThan(5_000);
  });
});
