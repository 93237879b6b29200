import { createHash } from "node:crypto";
import type { DatabaseSync } from "node:sqlite";
import type { Clock } from "../clock.ts";
import { Refusal } from "../errors.ts";
import { dbOn, type Db } from "./db.ts";
import { databaseErrors, storageFault } from "./errors.ts";

/** One step of a module's tables. `id` is `0001-initial`: the number orders it; once released, neither id nor SQL changes. */
export interface Migration {
  readonly id: string;
  readonly sql: string;
}

export interface ModuleMigrations {
  readonly module: string;
  readonly migrations: readonly Migration[];
}

export interface MigrateOptions {
  readonly clock: Clock;
  /** Makes a copy of the database; called once, before the first pending migration, when there is something to lose. */
  readonly backup: () => void;
}

interface Step extends Migration {
  readonly module: string;
  readonly checksum: string;
}

const LEDGER = `CREATE TABLE IF NOT EXISTS kernel_migration (
  module     TEXT NOT NULL,
  id         TEXT NOT NULL,
  checksum   TEXT NOT NULL,
  applied_at INTEGER NOT NULL,
  PRIMARY KEY (module, id)
) STRICT, WITHOUT ROWID`;

/**
 * Brings the tables to the state that this program expects: modules in the given order, sorted within each, one transaction a step.
 * Returns the names of the steps that ran. Refuses, before it changes anything, with `database.newer` on a step that this program does
 * not know and with `database.changedMigration` on one whose SQL is not what was applied.
 */
export function migrate(
  connection: DatabaseSync,
  all: readonly ModuleMigrations[],
  { clock, backup }: MigrateOptions,
): string[] {
  const db = dbOn(connection);
  const steps = stepsOf(all);
  const isNew = isEmpty(db);
  const pending = pendingOf(steps, isNew ? [] : appliedTo(db));
  if (pending.length === 0) return [];
  if (!isNew) backup();
  db.exec(LEDGER);
  for (const step of pending) apply(connection, db, step, clock.now());
  return pending.map(({ module, id }) => `${module}/${id}`);
}

function stepsOf(all: readonly ModuleMigrations[]): Step[] {
  const seen = new Set<string>();
  return all.flatMap(({ module, migrations }) =>
    migrations
      .toSorted((a, b) => (a.id < b.id ? -1 : 1))
      .map((migration) => {
        const name = `${module}/${migration.id}`;
        if (!/^\d{4}-[a-z0-9-]+$/.test(migration.id)) throw new Error(`The migration ${name} must be named 0001-what.`);
        if (seen.has(name)) throw new Error(`The migration ${name} is listed twice.`);
        seen.add(name);
        return { module, ...migration, checksum: checksumOf(migration.sql) };
      }),
  );
}

/** Line ends do not count: a checkout on Windows may turn them. */
function checksumOf(sql: string): string {
  return createHash("sha256").update(sql.replaceAll("\r\n", "\n")).digest("hex");
}

function isEmpty(db: Db): boolean {
  return db.get("SELECT 1 FROM sqlite_schema LIMIT 1") === undefined;
}

/**
 * What this program would still run on a database where these steps were applied, as `module/id`. Refuses as `migrate` does; reads and
 * writes nothing.
 */
export function compareMigrations(all: readonly ModuleMigrations[], applied: readonly AppliedRow[]): string[] {
  return pendingOf(stepsOf(all), [...applied]).map(({ module, id }) => `${module}/${id}`);
}

export interface AppliedRow {
  readonly module: string;
  readonly id: string;
  readonly checksum: string;
}

function appliedTo(db: Db): AppliedRow[] {
  const known = db.get("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'kernel_migration'");
  return known ? db.all<AppliedRow>("SELECT module, id, checksum FROM kernel_migration ORDER BY module, id") : [];
}

function pendingOf(steps: readonly Step[], applied: readonly AppliedRow[]): Step[] {
  const key = (step: { module: string; id: string }) => `${step.module}/${step.id}`;
  const known = new Map(steps.map((step) => [key(step), step]));
  for (const row of applied) {
    const step = known.get(key(row));
    if (!step) throw databaseErrors.newer({ module: row.module, id: row.id });
    if (step.checksum !== row.checksum) throw databaseErrors.changedMigration({ module: row.module, id: row.id });
  }
  const done = new Set(applied.map(key));
  return steps.filter((step) => !done.has(key(step)));
}

/**
 * Foreign keys are off while the SQL runs, so that a table can be rebuilt without its children being deleted with it
 * (sqlite.org/lang_altertable.html §7), and are checked as a whole before the commit.
 */
function apply(connection: DatabaseSync, db: Db, step: Step, now: number): void {
  db.exec("PRAGMA foreign_keys = OFF");
  try {
    db.exec("BEGIN IMMEDIATE");
    db.exec(step.sql);
    const orphan = db.get<{ table: string }>("PRAGMA foreign_key_check");
    if (orphan) throw new Error(`rows of ${orphan.table} name a row that does not exist`);
    db.run(
      "INSERT INTO kernel_migration (module, id, checksum, applied_at) VALUES (:module, :id, :checksum, :appliedAt)",
      { module: step.module, id: step.id, checksum: step.checksum, appliedAt: now },
    );
    db.exec("COMMIT");
  } catch (error) {
    if (connection.isTransaction) db.exec("ROLLBACK");
    const fault = storageFault(error, connection.location() ?? ":memory:");
    if (fault instanceof Refusal) throw fault;
    const detail = error instanceof Error ? error.message : String(error);
    throw databaseErrors.failedMigration({ module: step.module, id: step.id, detail });
  } finally {
    db.exec("PRAGMA foreign_keys = ON");
  }
}
