import type { Transferable, Worker } from "node:worker_threads";
import { startWorker, type WorkerName } from "./workers.ts";

/** Why a question got no answer: its time was up, its thread died (mostly of a too large answer), or too many wait. */
export type WorkerFailure = "time" | "died" | "busy";

export class WorkerFault extends Error {
  readonly reason: WorkerFailure;

  constructor(name: string, reason: WorkerFailure) {
    super(`The worker thread "${name}" gave no answer: ${reason}.`);
    this.name = "WorkerFault";
    this.reason = reason;
  }
}

/** What a worker sends back. A defect inside it arrives as its message. */
export type WorkerAnswer<Answer> =
  { readonly ok: true; readonly value: Answer } | { readonly ok: false; readonly message: string };

/** Threads of one kind. Each answers one question at a time; one that hangs or dies is replaced, and costs its own question alone. */
export interface WorkerPool<Question, Answer> {
  /** Throws `WorkerFault`, or an error with the worker's own message. `transfer` names the memory that moves over instead of being copied. */
  ask(question: Question, transfer?: readonly Transferable[]): Promise<Answer>;
  /** Fails what still waits and ends the threads. */
  close(): Promise<void>;
}

export interface WorkerPoolOptions {
  /** How many threads at most; each starts when it is first needed. */
  readonly size: number;
  /** How many questions may wait for a thread. */
  readonly queueLimit: number;
  /** Milliseconds, after which the thread is ended. */
  readonly timeLimit: number;
  /** Whether waiting for a thread is part of that time. */
  readonly waitingCounts: boolean;
  /** A thread that needs more dies alone, instead of taking the program with it. */
  readonly heapMb: number;
  readonly workerData?: unknown;
}

interface Task<Question, Answer> {
  readonly question: Question;
  readonly transfer: readonly Transferable[];
  timer: NodeJS.Timeout | undefined;
  resolve(answer: Answer): void;
  reject(error: Error): void;
}

/** One thread. It stays in the pool until it has really ended, so that runaway work never uses more threads than the pool has. */
interface Place<Question, Answer> {
  readonly worker: Worker;
  task: Task<Question, Answer> | undefined;
  ended: boolean;
}

export function openWorkerPool<Question, Answer>(
  name: WorkerName,
  options: WorkerPoolOptions,
): WorkerPool<Question, Answer> {
  const places = new Set<Place<Question, Answer>>();
  const waiting: Task<Question, Answer>[] = [];
  let closed = false;

  function add(): Place<Question, Answer> {
    const worker = startWorker(name, {
      workerData: options.workerData,
      name,
      resourceLimits: { maxOldGenerationSizeMb: options.heapMb },
    });
    const place: Place<Question, Answer> = { worker, task: undefined, ended: false };
    places.add(place);
    worker.on("message", (answer: WorkerAnswer<Answer>) => {
      const task = finish(place);
      if (answer.ok) task?.resolve(answer.value);
      else task?.reject(new Error(answer.message));
      serve();
    });
    // Every error is followed by "exit", which cleans up.
    worker.on("error", () => {
      place.ended = true;
    });
    worker.on("exit", () => {
      places.delete(place);
      finish(place)?.reject(new WorkerFault(name, "died"));
      serve();
    });
    return place;
  }

  function finish(place: Place<Question, Answer>): Task<Question, Answer> | undefined {
    const { task } = place;
    place.task = undefined;
    clearTimeout(task?.timer);
    // An idle thread does not keep the program alive.
    if (task) place.worker.unref();
    return task;
  }

  function serve(): void {
    while (waiting.length > 0) {
      const place =
        [...places].find((each) => !each.task && !each.ended) ?? (places.size < options.size ? add() : undefined);
      const task = place && waiting.shift();
      if (!task) return;
      place.task = task;
      task.timer ??= startTimer(task);
      place.worker.ref();
      place.worker.postMessage(task.question, [...task.transfer]);
    }
  }

  function startTimer(task: Task<Question, Answer>): NodeJS.Timeout {
    return setTimeout(() => {
      task.reject(new WorkerFault(name, "time"));
      const at = waiting.indexOf(task);
      if (at >= 0) waiting.splice(at, 1);
      for (const place of places) {
        if (place.task !== task) continue;
        place.task = undefined;
        place.ended = true;
        void place.worker.terminate();
      }
    }, options.timeLimit);
  }

  return {
    ask(question, transfer = []) {
      if (closed || waiting.length >= options.queueLimit) return Promise.reject(new WorkerFault(name, "busy"));
      return new Promise((resolve, reject) => {
        const task: Task<Question, Answer> = { question, transfer, timer: undefined, resolve, reject };
        if (options.waitingCounts) task.timer = startTimer(task);
        waiting.push(task);
        serve();
      });
    },
    async close() {
      closed = true;
      for (const task of waiting.splice(0)) {
        clearTimeout(task.timer);
        task.reject(new WorkerFault(name, "busy"));
      }
      await Promise.all([...places].map(({ worker }) => worker.terminate()));
    },
  };
}
