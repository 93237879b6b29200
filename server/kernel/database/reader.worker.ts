import { parentPort, workerData } from "node:worker_threads";
import type { SQLInputValue } from "node:sqlite";
import type { WorkerAnswer } from "../worker-pool.ts";
import { connect, type SqlParams } from "./db.ts";

/** What the pool asks of a reader. One question at a time. */
export interface ReaderQuestion {
  readonly sql: string;
  readonly params: SqlParams;
}

const { file } = workerData as { file: string };
const connection = connect(file, { readOnly: true });

parentPort?.on("message", ({ sql, params }: ReaderQuestion) => {
  parentPort?.postMessage(answer(sql, params));
});

function answer(sql: string, params: SqlParams): WorkerAnswer<unknown[]> {
  try {
    const statement = connection.prepare(sql);
    // Row by row in JavaScript: a thread that is told to end, or has used up its memory, ends between two rows; inside `all` it cannot.
    const rows: unknown[] = [];
    for (const row of isList(params) ? statement.iterate(...params) : statement.iterate(params)) rows.push(row);
    return { ok: true, value: rows };
  } catch (error) {
    return { ok: false, message: `${error instanceof Error ? error.message : String(error)}: ${sql}` };
  }
}

function isList(params: SqlParams): params is readonly SQLInputValue[] {
  return Array.isArray(params);
}
