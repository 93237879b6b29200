import { spawn, type ChildProcess } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { manualClock } from "../clock.ts";
import { checkDatabase, openDatabase, type Database } from "./database.ts";
import { connect, dbOn } from "./db.ts";
import type { ModuleMigrations } from "./migrations.ts";

const clock = manualClock(Date.UTC(2026, 10, 23));
const notes: ModuleMigrations = {
  module: "notes",
  migrations: [{ id: "0001-initial", sql: "CREATE TABLE notes_note (id INTEGER PRIMARY KEY, text TEXT)" }],
};
const options = { clock, migrations: [notes] };

let dataDir: string;
const opened: Database[] = [];
const children: ChildProcess[] = [];
const open = (extra: Partial<typeof options> = {}) => {
  const database = openDatabase(dataDir, { ...options, ...extra });
  opened.push(database);
  return database;
};

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "congso-database-"));
});
afterEach(() => {
  for (const database of opened.splice(0)) database.close();
  for (const child of children.splice(0)) child.kill("SIGKILL");
  rmSync(dataDir, { recursive: true, force: true });
});

/** Runs the real thing in a process of its own; resolves with its first line of output. */
function inChild(code: string, as: { uid?: number } = {}): Promise<{ child: ChildProcess; line: string }> {
  const program = `import { openDatabase } from ${JSON.stringify(new URL("database.ts", import.meta.url).href)};
    const dataDir = ${JSON.stringify(dataDir)};
    const options = { clock: { now: Date.now }, migrations: ${JSON.stringify([notes])} };
    ${code}`;
  const child = spawn(process.execPath, ["--input-type=module", "--eval", program], {
    stdio: ["ignore", "pipe", "inherit"],
    ...as,
  });
  children.push(child);
  return new Promise((resolve) => {
    child.stdout.once("data", (data: Buffer) => {
      resolve({ child, line: data.toString().trim() });
    });
  });
}

describe("a data folder", () => {
  it("belongs to one opener at a time", () => {
    const first = open();
    expect(() => open()).toThrow(
      expect.objectContaining({ code: "database.inUse", params: { folder: dataDir, pid: String(process.pid) } }),
    );
    first.close();
    expect(() => open()).not.toThrow();
  });

  it("is refused while another process has it, naming that process, and taken over when it was killed", async () => {
    const { child, line } = await inChild(`
      const database = openDatabase(dataDir, options);
      database.transaction((db) => db.run("INSERT INTO notes_note (text) VALUES ('before the power cut')"));
      console.log("open");
      setInterval(() => undefined, 1000);`);
    expect(line).toBe("open");
    expect(() => open()).toThrow(
      expect.objectContaining({ code: "database.inUse", params: { folder: dataDir, pid: String(child.pid) } }),
    );
    const gone = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGKILL");
    await gone;
    expect(existsSync(join(dataDir, "lock.pid"))).toBe(true);
    expect(open().db.all("SELECT text FROM notes_note")).toEqual([{ text: "before the power cut" }]);
  });

  it("that cannot be written is refused and left alone", async () => {
    chmodSync(dataDir, 0o555);
    const { line } = await inChild(
      `try { openDatabase(dataDir, options); console.log("open"); } catch (error) { console.log(error.code); }`,
      // For root every folder is writable: then somebody else tries.
      process.getuid?.() === 0 ? { uid: 65534 } : {},
    );
    expect(line).toBe("database.readOnly");
    expect(readdirSync(dataDir)).toEqual([]);
  });
});

describe("a damaged database", () => {
  it("that is another kind of file is recognised and left as it is", () => {
    const file = join(dataDir, "office.db");
    writeFileSync(file, "these are not the bytes of a database ".repeat(200));
    const before = readFileSync(file);
    expect(() => open()).toThrow(expect.objectContaining({ code: "database.corrupt" }));
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  it("that was cut short or scribbled over is recognised", () => {
    const database = open();
    database.transaction((db) => {
      for (let id = 1; id <= 2000; id += 1) db.run("INSERT INTO notes_note (text) VALUES (?)", ["x".repeat(300)]);
    });
    expect(checkDatabase(database.db)).toEqual([]);
    database.close();
    const file = join(dataDir, "office.db");
    const whole = readFileSync(file);
    truncateSync(file, 40_000);
    expect(() => open()).toThrow(expect.objectContaining({ code: "database.corrupt" }));
    writeFileSync(file, Buffer.from(whole).fill(0xab, 100_000, 300_000));
    expect(() => open()).toThrow(expect.objectContaining({ code: "database.corrupt" }));
    writeFileSync(file, whole);
    expect(() => open()).not.toThrow();
  });
});

describe("opening", () => {
  it("copies what was there before an upgrade and says so", () => {
    open().close();
    const next = { module: "notes", migrations: [...notes.migrations, { id: "0002-x", sql: "DROP TABLE notes_note" }] };
    const database = open({ migrations: [next] });
    expect(database.migrated).toEqual(["notes/0002-x"]);
    const copy = connect(database.copy ?? "", { readOnly: true });
    expect(dbOn(copy).all("SELECT * FROM notes_note")).toEqual([]);
    copy.close();
  });

  it("of a newer database is refused without a change", () => {
    const newer = { module: "notes", migrations: [...notes.migrations, { id: "0002-x", sql: "SELECT 1" }] };
    open({ migrations: [newer] }).close();
    const before = readFileSync(join(dataDir, "office.db"));
    expect(() => open()).toThrow(expect.objectContaining({ code: "database.newer" }));
    expect(readFileSync(join(dataDir, "office.db")).equals(before)).toBe(true);
    expect(existsSync(join(dataDir, "backups"))).toBe(false);
  });
});

describe("a transaction", () => {
  const insert = "INSERT INTO notes_note (text) VALUES ('a')";
  const count = (database: Database) => database.db.get<{ n: number }>("SELECT count(*) AS n FROM notes_note")?.n;

  it("keeps all of it or nothing", () => {
    const database = open();
    expect(database.transaction((db) => db.run(insert).lastId)).toBe(1);
    const failing = () =>
      database.transaction((db) => {
        db.run(insert);
        throw new Error("no");
      });
    expect(failing).toThrow("no");
    expect(count(database)).toBe(1);
  });

  it("refuses to be opened inside another, which then still decides for itself", () => {
    const database = open();
    database.transaction((db) => {
      db.run(insert);
      expect(() => database.transaction(() => undefined)).toThrow(/open already/);
    });
    expect(count(database)).toBe(1);
  });

  it("refuses an asynchronous function and keeps nothing of it", () => {
    const database = open();
    const asynchronous = () =>
      database.transaction((db) => {
        db.run(insert);
        return Promise.resolve();
      });
    expect(asynchronous).toThrow(/must be synchronous/);
    expect(count(database)).toBe(0);
  });

  it("says that the disk is full, and the database lives on", () => {
    const database = open();
    database.db.exec("PRAGMA max_page_count = 10");
    const filling = () =>
      database.transaction((db) => {
        for (;;) db.run("INSERT INTO notes_note (text) VALUES (?)", ["x".repeat(4000)]);
      });
    expect(filling).toThrow(expect.objectContaining({ code: "kernel.diskFull" }));
    expect(count(database)).toBe(0);
    database.db.exec("PRAGMA max_page_count = 100000");
    expect(database.transaction((db) => db.run(insert).changes)).toBe(1);
  });
});

describe("a statement", () => {
  it("tells how much it changed, whatever rowids a full-text index leaves behind", () => {
    const connection = connect(":memory:", { readOnly: false });
    const db = dbOn(connection);
    db.exec("CREATE VIRTUAL TABLE words USING fts5 (text, content = '', contentless_delete = 1)");
    for (let id = 1; id <= 300; id += 1) {
      db.run("INSERT INTO words (rowid, text) VALUES (:id, :text)", { id, text: `một hai ${String(id)}` });
    }
    for (let id = 1; id <= 300; id += 1) {
      expect(db.run("DELETE FROM words WHERE rowid = :id", { id }).changes).toBe(1);
    }
    connection.close();
  });
});

describe("close", () => {
  it("leaves one file with everything in it", () => {
    const database = open();
    database.transaction((db) => db.run("INSERT INTO notes_note (text) VALUES ('a')"));
    database.close();
    expect(readdirSync(dataDir).toSorted()).toEqual(["lock.db", "office.db"]);
    database.close();
  });
});
