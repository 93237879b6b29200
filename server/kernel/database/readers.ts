import type { Worker } from "node:worker_threads";
import { startWorker } from "../workers.ts";
import type { SqlParams } from "./db.ts";
import { databaseErrors } from "./errors.ts";
import type { ReaderAnswer, ReaderQuestion } from "./reader.worker.ts";

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

interface Query {
  readonly question: ReaderQuestion;
  readonly timer: NodeJS.Timeout;
  resolve(rows: unknown[]): void;
  reject(error: Error): void;
}

/** One thread. It stays in the pool until it has really ended, so that runaway queries never use more threads than the pool has. */
interface Reader {
  readonly worker: Worker;
  query: Query | undefined;
  ended: boolean;
}

export function openReaders(file: string, options: ReaderOptions = {}): ReadPool {
  const { size = 2, queueLimit = 200, timeLimit = 30_000 } = options;
  const readers = new Set<Reader>();
  const waiting: Query[] = [];
  let closed = false;

  function add(): Reader {
    const worker = startWorker("reader", {
      workerData: { file },
      name: "reader",
      resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
    });
    const reader: Reader = { worker, query: undefined, ended: false };
    readers.add(reader);
    worker.on("message", (answer: ReaderAnswer) => {
      const query = finish(reader);
      if (answer.ok) query?.resolve(answer.rows);
      else query?.reject(new Error(`${answer.message}: ${query.question.sql}`));
      serve();
    });
    // Every error is followed by "exit", which cleans up.
    worker.on("error", () => {
      reader.ended = true;
    });
    worker.on("exit", () => {
      readers.delete(reader);
      finish(reader)?.reject(databaseErrors.readFailed());
      serve();
    });
    return reader;
  }

  function finish(reader: Reader): Query | undefined {
    const { query } = reader;
    reader.query = undefined;
    clearTimeout(query?.timer);
    if (!query) return undefined;
    // An idle reader does not keep the program alive.
    reader.worker.unref();
    return query;
  }

  function serve(): void {
    while (waiting.length > 0) {
      const reader =
        [...readers].find((each) => !each.query && !each.ended) ?? (readers.size < size ? add() : undefined);
      if (!reader) return;
      reader.query = waiting.shift();
      reader.worker.ref();
      reader.worker.postMessage(reader.query?.question);
    }
  }

  function giveUp(query: Query): void {
    query.reject(databaseErrors.readTooLong({ seconds: Math.ceil(timeLimit / 1000) }));
    const place = waiting.indexOf(query);
    if (place >= 0) waiting.splice(place, 1);
    for (const reader of readers) {
      if (reader.query !== query) continue;
      reader.query = undefined;
      reader.ended = true;
      void reader.worker.terminate();
    }
  }

  function ask(sql: string, params: SqlParams): Promise<unknown[]> {
    if (closed || waiting.length >= queueLimit) return Promise.reject(databaseErrors.readersBusy());
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        giveUp(query);
      }, timeLimit);
      const query: Query = { question: { sql, params }, timer, resolve, reject };
      waiting.push(query);
      serve();
    });
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
    async close() {
      closed = true;
      for (const query of waiting.splice(0)) {
        clearTimeout(query.timer);
        query.reject(databaseErrors.readersBusy());
      }
      await Promise.all([...readers].map(({ worker }) => worker.terminate()));
    },
  };
}
