import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { systemActor } from "../access/actor.ts";
import { appendAudit, auditOn } from "../audit/audit.ts";
import { manualClock } from "../clock.ts";
import { backUpBeforeUpgrade } from "./backup.ts";
import { connect, dbOn } from "./db.ts";
import { kernelMigrations } from "./kernel-migrations.ts";
import { migrate, type ModuleMigrations } from "./migrations.ts";

const clock = manualClock(Date.UTC(2026, 10, 23, 8, 15));
const teas: ModuleMigrations = {
  module: "teas",
  migrations: [
    { id: "0002-colour", sql: "ALTER TABLE teas_tea ADD COLUMN colour TEXT" },
    { id: "0001-initial", sql: "CREATE TABLE teas_tea (id INTEGER PRIMARY KEY, name TEXT)" },
  ],
};

let connection: DatabaseSync;
let backups = 0;
const options = { clock, backup: () => void (backups += 1) };

beforeEach(() => {
  connection = connect(":memory:", { readOnly: false });
  backups = 0;
});
afterEach(() => {
  connection.close();
});

describe("migrate", () => {
  it("runs modules in the given order and the steps of each by their number, once", () => {
    expect(migrate(connection, [kernelMigrations, teas], options)).toEqual([
      "kernel/0001-kernel",
      "kernel/0002-views",
      "teas/0001-initial",
      "teas/0002-colour",
    ]);
    expect(migrate(connection, [kernelMigrations, teas], options)).toEqual([]);
    const rows = dbOn(connection).all<{ appliedAt: number }>("SELECT applied_at AS appliedAt FROM kernel_migration");
    expect(rows).toEqual([clock.now(), clock.now(), clock.now(), clock.now()].map((appliedAt) => ({ appliedAt })));
  });

  it("makes a copy before the first pending step of a database that holds something, and none for a new one", () => {
    migrate(connection, [kernelMigrations], options);
    expect(backups).toBe(0);
    migrate(connection, [kernelMigrations, teas], options);
    expect(backups).toBe(1);
    migrate(connection, [kernelMigrations, teas], options);
    expect(backups).toBe(1);
  });

  it("refuses a step that it does not know, names it, and changes nothing", () => {
    migrate(connection, [kernelMigrations, teas], options);
    const extra = { module: "extra", migrations: [{ id: "0001-initial", sql: "CREATE TABLE extra_x (id INTEGER)" }] };
    expect(() => migrate(connection, [kernelMigrations, extra], options)).toThrow(
      expect.objectContaining({ code: "database.newer", params: { module: "teas", id: "0001-initial" } }),
    );
    expect(backups).toBe(0);
    expect(dbOn(connection).get("SELECT 1 FROM sqlite_schema WHERE name = 'extra_x'")).toBeUndefined();
  });

  it("refuses a step whose SQL has changed, but not for other line ends", () => {
    const step = { id: "0001-initial", sql: "CREATE TABLE a (\n id INTEGER\n)" };
    migrate(connection, [{ module: "a", migrations: [step] }], options);
    const onWindows = { ...step, sql: step.sql.replaceAll("\n", "\r\n") };
    expect(migrate(connection, [{ module: "a", migrations: [onWindows] }], options)).toEqual([]);
    const changed = { ...step, sql: "CREATE TABLE a (id TEXT)" };
    expect(() => migrate(connection, [{ module: "a", migrations: [changed] }], options)).toThrow(
      expect.objectContaining({ code: "database.changedMigration", params: { module: "a", id: "0001-initial" } }),
    );
  });

  it("rolls a failing step back whole and keeps the ones before it", () => {
    const broken = {
      module: "teas",
      migrations: [...teas.migrations, { id: "0003-bad", sql: "CREATE TABLE half (id INTEGER); NONSENSE" }],
    };
    expect(() => migrate(connection, [broken], options)).toThrow(
      expect.objectContaining({ code: "database.failedMigration" }),
    );
    const names = dbOn(connection).all<{ name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table'");
    expect(names.map(({ name }) => name)).toEqual(["kernel_migration", "teas_tea"]);
    expect(migrate(connection, [teas], options)).toEqual([]);
  });

  it("rebuilds a table without losing the rows that name it, and refuses a step that leaves orphans", () => {
    const family = {
      id: "0001-initial",
      sql: `CREATE TABLE parent (id INTEGER PRIMARY KEY);
            CREATE TABLE child (id INTEGER PRIMARY KEY, parent_id INTEGER REFERENCES parent (id) ON DELETE CASCADE);
            INSERT INTO parent VALUES (1); INSERT INTO child VALUES (10, 1);`,
    };
    const rebuild = {
      id: "0002-rebuild",
      sql: `CREATE TABLE parent_new (id INTEGER PRIMARY KEY, name TEXT);
            INSERT INTO parent_new (id) SELECT id FROM parent;
            DROP TABLE parent; ALTER TABLE parent_new RENAME TO parent;`,
    };
    const orphan = { id: "0003-orphan", sql: "DELETE FROM parent" };
    migrate(connection, [{ module: "f", migrations: [family, rebuild] }], options);
    const db = dbOn(connection);
    expect(db.all("SELECT id FROM child")).toHaveLength(1);
    expect(() => migrate(connection, [{ module: "f", migrations: [family, rebuild, orphan] }], options)).toThrow(
      expect.objectContaining({ code: "database.failedMigration" }),
    );
    expect(db.all("SELECT id FROM parent")).toHaveLength(1);
    expect(db.get<{ on: number }>('SELECT foreign_keys AS "on" FROM pragma_foreign_keys')).toEqual({ on: 1 });
  });
});

describe("the kernel's tables", () => {
  it("take an audit line, answer its filter by index, and refuse to change or lose one", () => {
    migrate(connection, [kernelMigrations], options);
    const db = dbOn(connection);
    appendAudit(db, systemActor("test"), clock.now(), { action: "teas.poured", subject: { type: "tea", id: 4 } });
    expect(auditOn(db).list({ subject: { type: "tea", id: 4 }, limit: 10 })).toHaveLength(1);
    expect(auditOn(db).verify()).toEqual({ ok: true, lines: 1 });
    expect(() => db.run("UPDATE kernel_audit SET action = 'x'")).toThrow(/append-only/);
    expect(() => db.run("DELETE FROM kernel_audit")).toThrow(/append-only/);
  });

  it("find what is due and a person's sessions by index", () => {
    migrate(connection, [kernelMigrations], options);
    const db = dbOn(connection);
    const plan = (sql: string) => db.all<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`).map((row) => row.detail);
    expect(plan("SELECT 1 FROM kernel_delivery WHERE dead_at IS NULL AND due_at <= 5 ORDER BY due_at").join()).toMatch(
      /USING (COVERING )?INDEX kernel_delivery_by_due/,
    );
    expect(plan("SELECT 1 FROM kernel_session WHERE person_id = 5").join()).toMatch(/kernel_session_by_person/);
  });
});

describe("backUpBeforeUpgrade", () => {
  const dir = mkdtempSync(join(tmpdir(), "congso-backup-"));
  afterEach(() => {
    rmSync(dir, { recursive: true, force: true });
  });

  it("leaves a complete, openable copy under its final name and keeps the youngest three", () => {
    const db = dbOn(connection);
    db.exec("CREATE TABLE t (x); INSERT INTO t VALUES (42)");
    let last = "";
    for (let minute = 0; minute < 5; minute += 1) {
      last = backUpBeforeUpgrade(connection, dir, Date.UTC(2026, 10, 23, 8, minute));
    }
    expect(readdirSync(join(dir, "backups"))).toEqual([
      "before-upgrade-20261123T080200Z.db",
      "before-upgrade-20261123T080300Z.db",
      "before-upgrade-20261123T080400Z.db",
    ]);
    expect(existsSync(last)).toBe(true);
    const copy = new DatabaseSync(last, { readOnly: true });
    expect(copy.prepare("SELECT x FROM t").get()).toEqual({ x: 42 });
    copy.close();
  });
});
