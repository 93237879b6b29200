import { openWorkerPool, WorkerFault } from "../worker-pool.ts";
import type { SqlParams } from "./db.ts";
import { databaseErrors } from "./errors.ts";
import type { ReaderQuestion } from "./reader.worker.ts";

/** Read-only connections in worker threads: the event loop never waits for a heavy query. Each query sees the last commit before it began. */
export interface ReadPool {
  /**
   * Throws `database.readTooLong` past the time limit, `database.readersBusy` when too many wait, `database.readFailed` when the thread
   * died (out of memory on a huge answer); an error in the SQL is a defect and is thrown as such.
   */
  all<Row>(sql: string, params?: SqlParams): Promise<Row[]>;
  /** The first row; state `LIMIT 1` where there may be more. */
  get<Row>(sql: string, params?: SqlParams): Promise<Row | undefined>;
  /** Fails what still waits and ends the threads; before the database is closed. */
  close(): Promise<void>;
}

export interface ReaderOptions {
  /** How many threads at most; each starts when it is first needed. */
  readonly size?: number;
  /** How many queries may wait for a thread. */
  readonly queueLimit?: number;
  /** How long a query may take, waiting included. Milliseconds. */
  readonly timeLimit?: number;
}

/** A thread that gathers more than this for one answer dies alone, instead of taking the program with it. */
const HEAP_MB = 256;

export function openReaders(file: string, options: ReaderOptions = {}): ReadPool {
  const { size = 2, queueLimit = 200, timeLimit = 30_000 } = options;
  const pool = openWorkerPool<ReaderQuestion, unknown[]>("reader", {
    size,
    queueLimit,
    timeLimit,
    waitingCounts: true,
    heapMb: HEAP_MB,
    workerData: { file },
  });

  async function ask(sql: string, params: SqlParams): Promise<unknown[]> {
    try {
      return await pool.ask({ sql, params });
    } catch (error) {
      if (!(error instanceof WorkerFault)) throw error;
      if (error.reason === "time") throw databaseErrors.readTooLong({ seconds: Math.ceil(timeLimit / 1000) });
      throw error.reason === "died" ? databaseErrors.readFailed() : databaseErrors.readersBusy();
    }
  }

  return {
    async all<Row>(sql: string, params: SqlParams = []) {
      // The SELECT decides the shape, as in db.ts.
      return (await ask(sql, params)) as Row[];
    },
    async get<Row>(sql: string, params: SqlParams = []) {
      const [row] = await ask(sql, params);
      return row as Row | undefined;
    },
    close: () => pool.close(),
  };
}
