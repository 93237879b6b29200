import { createHash } from "node:crypto";
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
  existsSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { execFileSync } from "node:child_process";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { auditOn } from "../audit/audit.ts";
import { connect, dbOn } from "../database/db.ts";
import { kernelMigrations } from "../database/kernel-migrations.ts";
import { manualClock } from "../clock.ts";
import { migrate } from "../database/migrations.ts";
import { blobName, makeBackup } from "./make.ts";
import { isEmptyFolder, restoreBackup, RESTORED } from "./restore.ts";
import { BLOCK, tarHeader } from "./tar.ts";

const NOW = Date.UTC(2026, 10, 23, 1, 15);
let folder = "";
let office = "";

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "congso-backup-"));
  office = join(folder, "office");
  makeOffice(["một thông điệp", "hai"]);
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

function makeOffice(texts: readonly string[]): void {
  mkdirSync(join(office, "keys"), { recursive: true });
  const connection = connect(join(office, "office.db"), { readOnly: false });
  migrate(connection, [kernelMigrations], { clock: manualClock(NOW), backup: () => undefined });
  connection.exec("CREATE TABLE note (hash TEXT PRIMARY KEY, words TEXT)");
  for (const text of texts) {
    const hash = createHash("sha256").update(text).digest("hex");
    const path = join(office, blobName(hash));
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    connection.prepare("INSERT INTO note VALUES (?, ?)").run(hash, text);
  }
  connection.close();
  writeFileSync(join(office, "settings.json"), '{"version":1}');
  writeFileSync(join(office, "keys", "tls.pem"), "secret");
}

function make(name: string, from = office) {
  return makeBackup({
    dataDir: from,
    file: join(folder, name),
    now: NOW,
    program: "1.2.3",
    blobReferences: ["SELECT hash FROM note"],
    counts: { notes: "SELECT count(*) AS count FROM note" },
  });
}

const restore = (name: string, to = join(folder, "new")) =>
  restoreBackup({ file: join(folder, name), dataDir: to, now: NOW + 1000 });

function blobPath(text: string): string {
  return join(office, blobName(createHash("sha256").update(text).digest("hex")));
}

describe("a backup and its restoration", () => {
  it("brings back rows, stored files, settings and keys", async () => {
    const made = await make("a.tar");
    expect(made).toMatchObject({ blobs: 2, counts: { notes: 2 }, problems: [], madeAt: NOW });
    const restored = await restore("a.tar");
    expect(restored).toMatchObject({ madeAt: NOW, program: "1.2.3", counts: { notes: 2 }, blobs: 2 });
    const there = join(folder, "new");
    expect(readdirSync(there).sort()).toEqual(["blobs", "keys", "office.db", "settings.json"]);
    expect(readFileSync(join(there, "keys/tls.pem"), "utf8")).toBe("secret");
    const again = await make("b.tar", there);
    expect(again.blobs).toBe(2);
    const connection = connect(join(there, "office.db"), { readOnly: true });
    expect(dbOn(connection).all("SELECT words FROM note ORDER BY words")).toEqual([
      { words: "hai" },
      { words: "một thông điệp" },
    ]);
    connection.close();
  });

  it("leaves on record that the office was restored, in an unbroken chain", async () => {
    await make("a.tar");
    await restore("a.tar");
    const connection = connect(join(folder, "new/office.db"), { readOnly: true });
    const audit = auditOn(dbOn(connection));
    expect(audit.list({ action: RESTORED, limit: 1 })[0]?.detail).toContain(String(NOW));
    expect(audit.verify().ok).toBe(true);
    connection.close();
  });

  it("is a tar archive whose sums the usual tools can check", async () => {
    await make("a.tar");
    const out = join(folder, "unpacked");
    mkdirSync(out);
    execFileSync("tar", ["xf", join(folder, "a.tar"), "-C", out]);
    execFileSync("sha256sum", ["--check", "--strict", "--quiet", "SHA256SUMS"], { cwd: out });
    expect(existsSync(join(out, "office.db"))).toBe(true);
  });

  it("makes a backup while somebody writes", async () => {
    const connection = connect(join(office, "office.db"), { readOnly: false });
    connection.exec("BEGIN IMMEDIATE; INSERT INTO note VALUES ('x', 'not committed')");
    expect((await make("a.tar")).counts).toEqual({ notes: 2 });
    connection.exec("ROLLBACK");
    connection.close();
  });

  it("says which stored file is missing or damaged, and restores the rest", async () => {
    writeFileSync(blobPath("hai"), "bai");
    rmSync(blobPath("một thông điệp"));
    const made = await make("a.tar");
    expect(made.problems.map(({ problem }) => problem).sort()).toEqual(["damaged", "missing"]);
    expect((await restore("a.tar")).problems).toHaveLength(2);
  });

  it("makes nothing over an existing file, and leaves nothing behind", async () => {
    await make("a.tar");
    await expect(make("a.tar")).rejects.toMatchObject({ code: "backup.exists" });
    await expect(make("b.tar", join(folder, "nowhere"))).rejects.toMatchObject({ code: "backup.noOffice" });
    expect(readdirSync(folder).sort()).toEqual(["a.tar", "office"]);
  });
});

describe("a bad backup changes nothing", () => {
  const unchanged = () => {
    expect(existsSync(join(folder, "new"))).toBe(false);
  };

  it("cut short anywhere", async () => {
    const { bytes } = await make("a.tar");
    for (const length of [0, 100, BLOCK, 5000, Math.floor(bytes / 2), bytes - 3000, bytes - 1024, bytes - 1]) {
      writeFileSync(join(folder, "cut.tar"), readFileSync(join(folder, "a.tar")).subarray(0, length));
      const code = length < BLOCK ? "backup.notBackup" : "backup.cutShort";
      await expect(restore("cut.tar"), String(length)).rejects.toMatchObject({ code });
      unchanged();
    }
  });

  it("with any one byte changed", async () => {
    await make("a.tar");
    const good = readFileSync(join(folder, "a.tar"));
    for (let at = 3; at < good.length; at += 4001) {
      const bad = Buffer.from(good);
      bad[at] = (bad[at] ?? 0) ^ 0x10;
      writeFileSync(join(folder, "bad.tar"), bad);
      await expect(restore("bad.tar"), String(at)).rejects.toMatchObject({
        code: expect.stringMatching(/^backup\./) as string,
      });
      unchanged();
    }
  });

  it("with something after its end", async () => {
    await make("a.tar");
    writeFileSync(join(folder, "a.tar"), "x", { flag: "a" });
    await expect(restore("a.tar")).rejects.toMatchObject({ code: "backup.damaged" });
    unchanged();
  });

  it("with a name that leads out of the folder", async () => {
    await make("a.tar");
    const good = readFileSync(join(folder, "a.tar"));
    const head = good.subarray(0, 2 * BLOCK);
    for (const name of [
      "../evil",
      "/etc/evil",
      "keys/../../evil",
      "blobs/..",
      "keys/.hidden",
      "office.db-wal",
      "lock.db",
    ]) {
      const bad = Buffer.concat([
        head,
        tarHeader({ name, size: 4 }, NOW),
        Buffer.alloc(BLOCK, "evil"),
        good.subarray(2 * BLOCK),
      ]);
      writeFileSync(join(folder, "bad.tar"), bad);
      await expect(restore("bad.tar"), name).rejects.toMatchObject({ code: "backup.damaged" });
      unchanged();
    }
    expect(existsSync(join(folder, "evil"))).toBe(false);
  });

  it("that is no backup at all", async () => {
    writeFileSync(join(folder, "a.tar"), Buffer.alloc(4096, "x"));
    await expect(restore("a.tar")).rejects.toMatchObject({ code: "backup.notBackup" });
    unchanged();
  });

  it("into a folder that is not empty", async () => {
    await make("a.tar");
    await expect(restore("a.tar", office)).rejects.toMatchObject({ code: "backup.notEmpty" });
    truncateSync(join(folder, "a.tar"), 3000);
    mkdirSync(join(folder, "new"));
    await expect(restore("a.tar")).rejects.toMatchObject({ code: "backup.cutShort" });
    expect(isEmptyFolder(join(folder, "new"))).toBe(true);
    expect(readdirSync(join(folder, "new"))).toEqual([]);
  });
});
