import { DatabaseSync, type SQLInputValue, type StatementSync } from "node:sqlite";

/** What a statement is given: named parameters without their prefix, or positional ones. */
export type SqlParams = Readonly<Record<string, SQLInputValue>> | readonly SQLInputValue[];

/** How many rows a statement changed, and the rowid of the last one inserted. */
export interface RunResult {
  readonly changes: number;
  readonly lastId: number;
}

/**
 * SQL on one connection. Statements are prepared once and kept. `Row` is what the SELECT names: the store that wrote the SQL
 * states it, and its test proves it.
 */
export interface Db {
  get<Row>(sql: string, params?: SqlParams): Row | undefined;
  all<Row>(sql: string, params?: SqlParams): Row[];
  run(sql: string, params?: SqlParams): RunResult;
  /** Several statements without parameters: migrations. */
  exec(sql: string): void;
}

/** Enough for every statement of the program; a statement built from parts is bounded by its store. */
const KEPT_STATEMENTS = 500;

/** Opens `file` (or `:memory:`) with the settings that durability rests on. WAL + FULL: a commit is on disk when `run` returns. */
export function connect(file: string, options: { readOnly: boolean }): DatabaseSync {
  const connection = new DatabaseSync(file, { readOnly: options.readOnly, timeout: 5000 });
  if (!options.readOnly) {
    connection.exec("PRAGMA journal_mode = WAL");
    connection.exec("PRAGMA synchronous = FULL");
    connection.exec("PRAGMA wal_autocheckpoint = 4000");
  }
  connection.exec("PRAGMA foreign_keys = ON");
  connection.exec("PRAGMA temp_store = MEMORY");
  connection.exec("PRAGMA cache_size = -32000");
  connection.exec("PRAGMA mmap_size = 268435456");
  return connection;
}

export function dbOn(connection: DatabaseSync): Db {
  const kept = new Map<string, StatementSync>();
  const prepare = (sql: string): StatementSync => {
    const known = kept.get(sql);
    if (known) return known;
    const statement = connection.prepare(sql);
    if (kept.size >= KEPT_STATEMENTS) {
      const oldest = kept.keys().next();
      if (!oldest.done) kept.delete(oldest.value);
    }
    kept.set(sql, statement);
    return statement;
  };
  return {
    get<Row>(sql: string, params: SqlParams = []) {
      const statement = prepare(sql);
      const row = isList(params) ? statement.get(...params) : statement.get(params);
      // The SELECT decides the shape; SQLite's driver cannot know it.
      return row as Row | undefined;
    },
    all<Row>(sql: string, params: SqlParams = []) {
      const statement = prepare(sql);
      const rows = isList(params) ? statement.all(...params) : statement.all(params);
      return rows as Row[];
    },
    run(sql, params = []) {
      const statement = prepare(sql);
      // FTS5 leaves rowids of its own tables behind, larger than a number holds: reading one must not fail the change that was made.
      statement.setReadBigInts(true);
      try {
        const result = isList(params) ? statement.run(...params) : statement.run(params);
        return { changes: Number(result.changes), lastId: Number(result.lastInsertRowid) };
      } finally {
        statement.setReadBigInts(false);
      }
    },
    exec(sql) {
      connection.exec(sql);
    },
  };
}

function isList(params: SqlParams): params is readonly SQLInputValue[] {
  return Array.isArray(params);
}
