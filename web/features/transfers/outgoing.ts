import { TRANSFER_CHANGED, type TransferChanged } from "../../../server/modules/transfers/contract.ts";
import { CallError, isAbort } from "../../kernel/call-error.ts";
import type { HandedFile } from "../../kernel/hand-over.ts";
import { live } from "../../kernel/live.ts";
import { Observable } from "../../kernel/observable.ts";
import { can } from "../../kernel/session.ts";
import * as api from "./api.ts";
import type { Transfer } from "./api.ts";
import { give } from "./direct/give.ts";
import { changedWhileSent, hashOf } from "./hashing.ts";
import { sameFiles } from "./match-files.ts";
import { Pacer, type Pace } from "./pace.ts";
import { sendContent, StartAgain } from "./through.ts";

/**
 * `queued` waits for its turn, `asking` for the receiver's answer; `waiting` for the network to come back; `files`: after a reload the browser has to
 * be shown the files again; `over`: refused, cancelled, expired.
 */
export type Phase =
  "queued" | "asking" | "sending" | "waiting" | "paused" | "checking" | "files" | "failed" | "done" | "over";

export interface Job {
  readonly id: number;
  readonly transfer: Transfer;
  readonly phase: Phase;
  readonly pace: Pace;
  /** What went wrong, in the office's words. */
  readonly failure: string;
}

/** What this window sends, and what the person sends from nowhere at the moment; the newest first. */
export const jobs = new Observable<readonly Job[]>([]);

/** Transfers under way at once; the others wait. */
const MOST_AT_ONCE = 3;
const ACTIVE: readonly Phase[] = ["asking", "sending", "waiting", "checking"];

/** Everything that a running transfer holds and the screen does not see. */
interface Running {
  content: Blob | undefined;
  hash: Promise<string> | undefined;
  abort: AbortController | undefined;
  readonly pacer: Pacer;
}
const running = new Map<number, Running>();

function put(transfer: Transfer, changes: Partial<Omit<Job, "id" | "transfer">> = {}): void {
  const known = jobs.value.find(({ id }) => id === transfer.id);
  const fresh: Job = {
    id: transfer.id,
    transfer,
    phase: "queued",
    pace: { done: transfer.received, speed: 0 },
    failure: "",
    ...known,
    ...changes,
  };
  const job = { ...fresh, transfer };
  jobs.update((all) => (known ? all.map((one) => (one.id === job.id ? job : one)) : [job, ...all]));
}

const jobOf = (id: number): Job | undefined => jobs.value.find((job) => job.id === id);
const change = (id: number, changes: Partial<Omit<Job, "id">>): void => {
  const job = jobOf(id);
  if (job) put(changes.transfer ?? job.transfer, changes);
};

/** Offers files and begins to send them; resolves when the receivers have been asked. */
export async function send(
  head: { to: readonly string[]; boxId: number | null; note: string },
  files: readonly HandedFile[],
): Promise<Transfer> {
  const transfer = await api.createTransfer(
    { ...head, to: [...head.to] },
    files.map(({ path, file }) => ({ path, size: file.size, modifiedAt: Math.max(0, file.lastModified) })),
  );
  begin(transfer, files);
  return transfer;
}

function begin(transfer: Transfer, files: readonly HandedFile[]): void {
  running.set(transfer.id, {
    content: new Blob(files.map(({ file }) => file)),
    hash: undefined,
    abort: undefined,
    pacer: new Pacer(),
  });
  put(transfer, { phase: "queued", failure: "" });
  advance();
}

/** Goes on with files that were chosen again after a reload; false when they are others. */
export async function chooseAgain(transfer: Transfer, files: readonly HandedFile[]): Promise<boolean> {
  const sorted = await sameFiles(transfer.id, files);
  if (!sorted) return false;
  begin(await api.fetchTransfer(transfer.id), sorted);
  return true;
}

/** Follows a transfer of mine that is open at the office and not under way in this window: its files can be chosen again. */
export function follow(transfer: Transfer): void {
  if (!jobOf(transfer.id) && transfer.can.send) put(transfer, { phase: "files" });
}

export function pause(id: number): void {
  change(id, { phase: "paused" });
  running.get(id)?.abort?.abort();
  advance();
}

export function resume(id: number): void {
  change(id, { phase: running.get(id)?.content ? "queued" : "files", failure: "" });
  advance();
}

export async function cancel(id: number): Promise<void> {
  running.get(id)?.abort?.abort();
  const transfer = await api.cancel(id);
  settle(transfer);
}

/** Takes what is over off the screen. */
export function dismiss(id: number): void {
  running.delete(id);
  jobs.update((all) => all.filter((job) => job.id !== id));
}

/** Starts what may start: the oldest first. */
function advance(): void {
  let free = MOST_AT_ONCE - jobs.value.filter(({ phase }) => ACTIVE.includes(phase)).length;
  for (const job of jobs.value.toReversed()) {
    if (job.phase !== "queued" || free <= 0) continue;
    free -= 1;
    void run(job.id);
  }
}

async function run(id: number): Promise<void> {
  const held = running.get(id);
  const job = jobOf(id);
  if (!held?.content || !job) return;
  const abort = new AbortController();
  held.abort = abort;
  held.pacer.rest();
  try {
    const done = await deliver(job.transfer, held.content, held, abort.signal);
    settle(done);
  } catch (error) {
    if (error instanceof StartAgain) change(id, { phase: "queued", transfer: await api.fetchTransfer(id) });
    else if (!isAbort(error)) await fail(id, error);
  } finally {
    if (held.abort === abort) held.abort = undefined;
    advance();
  }
}

async function deliver(first: Transfer, content: Blob, held: Running, signal: AbortSignal): Promise<Transfer> {
  let transfer = first;
  const moved = (done: number, phase: Phase) => {
    change(transfer.id, { phase, pace: held.pacer.mark(done, performance.now()) });
  };
  held.hash ??= hashOf(content);
  const broken = new Promise<never>((_, reject) => {
    held.hash?.catch(() => {
      held.hash = undefined;
      reject(changedWhileSent());
    });
  });
  broken.catch(() => undefined);
  if (transfer.direct && transfer.base === 0 && transfer.received === 0) {
    change(transfer.id, { phase: "asking" });
    const given = await Promise.race([
      give({
        transferId: transfer.id,
        content,
        hash: held.hash,
        accepted: transfer.counts.accepted > 0,
        signal,
        onMoved: (done) => {
          moved(done, "sending");
        },
      }),
      broken,
    ]);
    // The receiver tells the office before he lets go of the connection: what looks broken may be done.
    const now = await api.fetchTransfer(transfer.id);
    if (given.kind === "done" || now.state !== "open") return now;
    transfer = await api.sendThrough(transfer.id, given.from);
    held.pacer.rest();
  }
  moved(transfer.received, "sending");
  if (transfer.received < transfer.size) {
    const sent = sendContent(content, transfer, signal, (received, isGoing) => {
      moved(received, isGoing ? "sending" : "waiting");
    });
    await Promise.race([sent, broken]);
  }
  change(transfer.id, { phase: "checking", pace: { done: transfer.size, speed: 0 } });
  const hash = await held.hash;
  const part = transfer.base === 0 ? hash : await hashOf(content.slice(transfer.base), signal);
  return api.seal(transfer.id, { hash, part });
}

async function fail(id: number, error: unknown): Promise<void> {
  const transfer = await api.fetchTransfer(id).catch(() => undefined);
  if (transfer && !transfer.can.send) {
    settle(transfer);
    return;
  }
  const failure = error instanceof CallError ? error.message : String(error);
  change(id, { phase: "failed", failure, ...(transfer && { transfer }) });
}

/** Shows a transfer as the office has it; what is over here lets its files go. */
function settle(transfer: Transfer): void {
  const job = jobOf(transfer.id);
  if (!job) return;
  if (transfer.state === "open" || transfer.state === "listing") {
    // The receiver has lost what came directly and asks for all of it once more.
    const isAskedAgain = job.phase === "done";
    put(transfer, isAskedAgain ? { phase: "files", pace: { done: transfer.received, speed: 0 } } : {});
    return;
  }
  running.get(transfer.id)?.abort?.abort();
  running.delete(transfer.id);
  const isDone = ["ready", "direct", "cleared"].includes(transfer.state);
  put(transfer, {
    phase: isDone ? "done" : "over",
    pace: { done: isDone ? transfer.size : job.pace.done, speed: 0 },
    failure: "",
  });
  advance();
}

let started = false;

/** Begins to follow what this person sends: once, when the frame of the office is drawn. */
export function startOutgoing(): void {
  if (started || !can("transfers.use")) return;
  started = true;
  live.onPersonal(({ name, data }) => {
    if (name === TRANSFER_CHANGED) void reread((data as TransferChanged).transferId);
  });
  live.onReset(() => void readAll());
  void readAll();
  addEventListener("beforeunload", (event) => {
    // The browser asks in its own words whether to leave: what is under way here would stop.
    if (jobs.value.some(({ phase }) => ACTIVE.includes(phase))) event.preventDefault();
  });
}

/** What is open at the office and not under way here was begun before a reload, or in another window. */
async function readAll(): Promise<void> {
  try {
    const { items } = await api.fetchTransfers("outgoing", { active: true, limit: 100 });
    for (const transfer of items.toReversed()) {
      if (jobOf(transfer.id)) settle(transfer);
      else if (transfer.state === "open") put(transfer, { phase: "files" });
    }
    for (const { id } of jobs.value) if (!items.some((one) => one.id === id)) await reread(id);
  } catch {
    // Without the list nothing is shown here; the page itself tells what is wrong.
  }
}

async function reread(id: number): Promise<void> {
  if (!jobOf(id)) return;
  try {
    settle(await api.fetchTransfer(id));
  } catch (error) {
    if (error instanceof CallError && error.status === 404) dismiss(id);
  }
}
