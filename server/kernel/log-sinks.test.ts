import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { logTo } from "./log.ts";
import { consoleSink, fileSink } from "./log-sinks.ts";

let folder: string;
let now: number;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "congso-log-"));
  now = new Date(2026, 10, 23, 8, 15, 2).getTime();
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe("the log", () => {
  it("reads like a sentence with its facts behind it", () => {
    const lines: string[] = [];
    const log = logTo([consoleSink({ write: (text) => lines.push(text) })], () => now);
    log.named("smtp", { door: "inbound" }).warn("A client was dropped", { address: "10.0.0.7" });
    log.debug("not shown");
    expect(lines).toEqual(["2026-11-23 08:15:02 WARN  smtp: A client was dropped (door=inbound, address=10.0.0.7)\n"]);
  });

  it("holds no secret, whatever it is passed, and no second line made by a sender", () => {
    const lines: string[] = [];
    const log = logTo([consoleSink({ write: (text) => lines.push(text) })], () => now);
    log.info("Signed in", { password: "hunter2", sessionId: "abc", cookie: "x", agent: "a\nERROR forged\u001b[31m" });
    expect(lines.join("")).not.toMatch(/hunter2|abc|=x\b/);
    expect(lines.join("").split("\n")).toHaveLength(2);
    expect(lines.join("")).not.toContain("\u001b");
  });

  it("does not let an error from outside steer the terminal", () => {
    const lines: string[] = [];
    const log = logTo([consoleSink({ write: (text) => lines.push(text) })], () => now);
    log.error("It broke", new Error("\u009b2J \u001b[31m \u2028 \r gone"), { agent: "\u009b31m" });
    expect(lines.join("")).not.toMatch(/[^\P{Cc}\n]|\u2028/u);
    expect(lines.join("")).toMatch(/\n {4}Error: \\u009b2J .*\n {8}at /);
  });

  it("begins a file each day and when one is full, and keeps a bounded number", () => {
    const log = logTo([fileSink(folder, { maxBytes: 200, keep: 4 })], () => now);
    for (let i = 0; i < 12; i += 1) log.info("x".repeat(90));
    expect(readdirSync(folder).length).toBeLessThanOrEqual(4);
    now += 24 * 3_600_000;
    log.info("tomorrow");
    const names = readdirSync(folder).toSorted();
    expect(names.at(-1)).toBe("congso-2026-11-24.1.log");
    expect(names.length).toBeLessThanOrEqual(4);
    expect(readFileSync(join(folder, names.at(-1) ?? ""), "utf8")).toContain("tomorrow");
  });

  it("goes on after a restart in the same file, and never throws", () => {
    logTo([fileSink(folder)], () => now).info("one");
    logTo([fileSink(folder)], () => now).info("two");
    expect(readdirSync(folder)).toHaveLength(1);
    const blocked = join(folder, "blocked");
    writeFileSync(blocked, "");
    expect(() => {
      logTo([fileSink(blocked)], () => now).info("nowhere to go");
    }).not.toThrow();
  });
});
