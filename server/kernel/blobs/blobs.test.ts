import { spawn } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { setTimeout as wait } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { manualClock } from "../clock.ts";
import { connect, dbOn } from "../database/db.ts";
import { storageFault } from "../database/errors.ts";
import { silentLog } from "../log.ts";
import { openBlobs, type Blobs } from "./blobs.ts";
import { blobSweepJob } from "./sweep-job.ts";

const HOUR = 3_600_000;
const clock = manualClock(Date.UTC(2026, 10, 23));
const MAX = { maxBytes: 10_000_000 };
const sha256 = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");

let dataDir: string;
let blobs: Blobs;
const drafts = () => readdirSync(join(dataDir, "blobs", "tmp"));

beforeEach(() => {
  clock.set(Date.UTC(2026, 10, 23));
  dataDir = mkdtempSync(join(tmpdir(), "congso-blobs-"));
  blobs = openBlobs(dataDir, { clock });
  blobs.prepare();
});
afterEach(() => {
  rmSync(dataDir, { recursive: true, force: true });
});

describe("put", () => {
  it("stores a stream under the digest of its bytes and gives them back whole and in ranges", async () => {
    const bytes = randomBytes(300_000);
    const chunks = [bytes.subarray(0, 100_000), bytes.subarray(100_000, 100_001), bytes.subarray(100_001)];
    const stored = await blobs.put(Readable.from(chunks), MAX);
    expect(stored).toEqual({ hash: sha256(bytes), size: 300_000 });
    const { hash } = stored;
    expect(blobs.path(hash)).toBe(join(dataDir, "blobs", hash.slice(0, 2), hash.slice(2, 4), hash));
    expect(blobs.has(hash)).toBe(true);
    expect(blobs.size(hash)).toBe(300_000);
    expect((await buffer(blobs.open(hash))).equals(bytes)).toBe(true);
    const range = await buffer(blobs.open(hash, { start: 99_999, end: 100_002 }));
    expect(range.equals(bytes.subarray(99_999, 100_003))).toBe(true);
    expect(await blobs.verify(hash)).toBe("sound");
    expect(drafts()).toEqual([]);
  });

  it("stores an empty file", async () => {
    const { hash, size } = await blobs.put(Buffer.alloc(0), MAX);
    expect(size).toBe(0);
    expect(await buffer(blobs.open(hash))).toHaveLength(0);
  });

  it("takes over a file that is there already: renamed, not copied", async () => {
    const bytes = randomBytes(50_000);
    const draft = join(dataDir, "draft");
    writeFileSync(draft, bytes);
    const { ino } = statSync(draft);
    const stored = { hash: sha256(bytes), size: bytes.length };
    expect(await blobs.adopt(draft, stored)).toEqual(stored);
    expect(statSync(blobs.path(stored.hash)).ino).toBe(ino);
    expect(await blobs.verify(stored.hash)).toBe("sound");
    writeFileSync(draft, bytes);
    await blobs.adopt(draft, stored);
    expect([statSync(blobs.path(stored.hash)).ino, readdirSync(dataDir)]).toEqual([ino, ["blobs"]]);
  });

  it("keeps one file for one content, and makes it young again", async () => {
    const { hash } = await blobs.put(Buffer.from("same"), MAX);
    const { ino } = statSync(blobs.path(hash));
    clock.advance(HOUR);
    const again = await Promise.all([1, 2, 3].map(() => blobs.put(Readable.from(["sa", "me"]), MAX)));
    expect(again.map((stored) => stored.hash)).toEqual([hash, hash, hash]);
    const after = statSync(blobs.path(hash));
    expect(after.ino).toBe(ino);
    expect(after.mtimeMs).toBe(clock.now());
    expect(drafts()).toEqual([]);
  });

  it("replaces a file that lost bytes on the disk", async () => {
    const { hash } = await blobs.put(Buffer.from("whole content"), MAX);
    writeFileSync(blobs.path(hash), "whole");
    expect(await blobs.verify(hash)).toBe("damaged");
    await blobs.put(Buffer.from("whole content"), MAX);
    expect(await blobs.verify(hash)).toBe("sound");
  });

  it("refuses what is over the bound and leaves nothing behind", async () => {
    expect((await blobs.put(Buffer.alloc(1000), { maxBytes: 1000 })).size).toBe(1000);
    const endless = Readable.from(
      (function* () {
        for (;;) yield Buffer.alloc(65_536);
      })(),
    );
    await expect(blobs.put(endless, { maxBytes: 2 * 1024 * 1024 })).rejects.toMatchObject({
      code: "kernel.tooLarge",
      params: { limit: "2 MB" },
    });
    expect(endless.destroyed).toBe(true);
    expect(drafts()).toEqual([]);
  });

  it("leaves nothing behind when the source breaks off", async () => {
    const broken = Readable.from(
      (function* () {
        yield Buffer.alloc(1000);
        throw new Error("the line went dead");
      })(),
    );
    await expect(blobs.put(broken, MAX)).rejects.toThrow("the line went dead");
    expect(drafts()).toEqual([]);
  });
});

describe("a full disk", () => {
  it("is told as such", () => {
    const full = join(dataDir, "full");
    symlinkSync("/dev/full", full);
    let fault: unknown;
    try {
      writeFileSync(full, "x");
    } catch (error) {
      fault = storageFault(error, full);
    }
    expect(fault).toMatchObject({ code: "kernel.diskFull" });
  });
});

describe("a hash", () => {
  it.each(["../../office.db", "A".repeat(64), "ab", `${"a".repeat(63)}/`])(
    "that is none (%s) names no file",
    (hash) => {
      expect(() => blobs.path(hash)).toThrow(expect.objectContaining({ code: "blobs.missing" }));
    },
  );

  it("that nobody stored is refused", async () => {
    const unknown = "0".repeat(64);
    expect(blobs.has(unknown)).toBe(false);
    expect(() => blobs.open(unknown)).toThrow(expect.objectContaining({ code: "blobs.missing" }));
    expect(() => blobs.size(unknown)).toThrow(expect.objectContaining({ code: "blobs.missing" }));
    expect(await blobs.verify(unknown)).toBe("missing");
  });
});

describe("sweep", () => {
  it("removes what no row names, after the grace period only", async () => {
    const [named, forgotten, young] = [Buffer.from("named"), Buffer.from("forgotten"), Buffer.from("young")];
    await blobs.put(named, MAX);
    await blobs.put(forgotten, MAX);
    clock.advance(2 * HOUR);
    await blobs.put(young, MAX);
    const draft = join(dataDir, "blobs", "tmp", "left-over");
    writeFileSync(draft, "half");
    utimesSync(draft, new Date(clock.now() - 2 * HOUR), new Date(clock.now() - 2 * HOUR));
    const references = (hashes: readonly string[]) => new Set(hashes.filter((hash) => hash === sha256(named)));
    const report = await blobs.sweep({ references, graceMs: HOUR, now: clock.now() });
    expect(report).toEqual({ seen: 3, removed: 2, freed: 13 });
    expect([named, forgotten, young].map((bytes) => blobs.has(sha256(bytes)))).toEqual([true, false, true]);
    expect(drafts()).toEqual([]);
  });

  it("spares what a put named again a moment ago", async () => {
    const { hash } = await blobs.put(Buffer.from("once more"), MAX);
    clock.advance(2 * HOUR);
    await blobs.put(Buffer.from("once more"), MAX);
    const report = await blobs.sweep({ references: () => new Set(), graceMs: HOUR, now: clock.now() });
    expect(report.removed).toBe(0);
    expect(blobs.has(hash)).toBe(true);
  });

  it("asks the modules' own queries, and removes nothing when there are none", async () => {
    const connection = connect(":memory:", { readOnly: false });
    const db = dbOn(connection);
    db.exec(`CREATE TABLE mail_part (id INTEGER PRIMARY KEY, hash TEXT); CREATE INDEX mail_part_hash ON mail_part (hash);
             CREATE TABLE photo (hash TEXT PRIMARY KEY)`);
    const kept = await blobs.put(Buffer.from("kept"), MAX);
    const photo = await blobs.put(Buffer.from("photo"), MAX);
    const loose = await blobs.put(Buffer.from("loose"), MAX);
    db.run("INSERT INTO mail_part (hash) VALUES (?), (?), (NULL)", [kept.hash, kept.hash]);
    db.run("INSERT INTO photo VALUES (?)", [photo.hash]);
    clock.advance(100 * HOUR);
    const references = ["SELECT DISTINCT hash FROM mail_part", "SELECT hash FROM photo"];
    const sweep = (named: string[]) =>
      blobSweepJob({ blobs, db, references: named, clock }).run({
        log: silentLog,
        clock,
        signal: AbortSignal.timeout(5000),
      });
    await sweep([]);
    expect(blobs.has(loose.hash)).toBe(true);
    await sweep(references);
    expect([kept, photo, loose].map(({ hash }) => blobs.has(hash))).toEqual([true, true, false]);
    connection.close();
  });
});

describe("a program that is killed while it stores", () => {
  it("leaves only whole files, and every one that it acknowledged", async () => {
    for (let round = 0; round < 4; round += 1) {
      const program = `
        import { randomBytes, createHash } from "node:crypto";
        import { writeSync } from "node:fs";
        import { Readable } from "node:stream";
import { openBlobs } from ${JSON.stringify(new URL("blobs.ts", import.meta.url).href)};
        const blobs = openBlobs(${JSON.stringify(dataDir)}, { clock: { now: Date.now } });
        blobs.prepare();
        for (;;) {
          const chunks = Array.from({ length: 40 }, () => randomBytes(20_000));
          const { hash } = await blobs.put(Readable.from(chunks), { maxBytes: 1e9 });
          writeSync(1, hash + "\\n");
        }`;
      const child = spawn(process.execPath, ["--input-type=module", "--eval", program], {
        stdio: ["ignore", "pipe", "inherit"],
      });
      let told = "";
      const started = new Promise<void>((resolve) => {
        child.once("close", resolve);
        child.stdout.on("data", (data: Buffer) => {
          told += data.toString();
          resolve();
        });
      });
      const gone = new Promise((resolve) => child.once("close", resolve));
      await started;
      await wait(20 + Math.random() * 60);
      child.kill("SIGKILL");
      await gone;
      const acknowledged = told.split("\n").filter((line) => line.length === 64);
      expect(acknowledged.length).toBeGreaterThan(0);
      for (const hash of acknowledged) expect(await blobs.verify(hash)).toBe("sound");
      const files = readdirSync(join(dataDir, "blobs"), { recursive: true, withFileTypes: true }).filter(
        (entry) => entry.isFile() && !entry.parentPath.endsWith("tmp"),
      );
      for (const { parentPath, name } of files) expect(sha256(readFileSync(join(parentPath, name)))).toBe(name);
    }
    openBlobs(dataDir, { clock }).prepare();
    expect(drafts()).toEqual([]);
  }, 30_000);
});
