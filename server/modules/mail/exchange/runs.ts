import { setImmediate as nextTurn } from "node:timers/promises";
import { systemActor } from "../../../kernel/access/actor.ts";
import { Refusal } from "../../../kernel/errors.ts";
import type { Kernel } from "../../../kernel/module.ts";
import { tellChanged } from "../deliver.ts";
import type { MailReader } from "../reader.ts";
import * as mail from "../store.ts";
import { MAIL_TRANSFER } from "./contract.ts";
import { exchangeErrors } from "./errors.ts";
import { exportStream } from "./export.ts";
import { makeSafe, takeIn } from "./keep.ts";
import { pullFrom, type PullCursor, type PullServer } from "./pull.ts";
import { messagesIn, type Incoming } from "./reading.ts";
import * as store from "./store.ts";

export interface RunParts {
  readonly kernel: Kernel;
  readonly reader: MailReader;
  readonly maxBytes: () => number;
  /** Whether so many bytes more do not fit into an account. */
  readonly isFull: (accountId: number, bytes: number) => boolean;
}

export interface Login {
  readonly server: PullServer;
  readonly user: string;
  readonly pass: string;
}

/** Transfers in the background, each with how far it has come on disk. */
export interface TransferRuns {
  launch(id: number, login?: Login): void;
  cancel(id: number): void;
  /** Goes on with what a restart cut off; a pull waits for its password. */
  resume(): void;
  stop(): Promise<void>;
}

/** The largest archive that is made. Bytes. */
const MOST_EXPORT = 256 * 1024 ** 3;
/** Windows are told after so many messages. */
const TELL_EVERY = 25;

export function createTransferRuns({ kernel, reader, maxBytes, isFull }: RunParts): TransferRuns {
  const { db } = kernel;
  const clerk = systemActor("mail.transfer");
  const running = new Map<number, { abort: AbortController; done: Promise<void> }>();
  let stopping = false;

  function tell(row: store.TransferRow): void {
    kernel.live.publish({ audience: [mail.ownerOfAccount(db, row.accountId)] }, MAIL_TRANSFER, { id: row.id });
  }

  function end(row: store.TransferRow, state: "done" | "waiting" | "failed", problem: string | null): void {
    kernel.write(clerk, (work) => {
      store.endTransfer(work.db, row.id, { state, problem, now: work.now });
      const mailboxIds = mail.mailboxesOf(work.db, row.accountId).map(({ id }) => id);
      const personId = Number(mail.ownerOfAccount(work.db, row.accountId).replace("person:", ""));
      // The lists of all folders are read anew, whatever they showed.
      if (row.kind !== "export") tellChanged(kernel, work, personId, row.accountId, { messageIds: [0], mailboxIds });
    });
    tell(row);
  }

  /** Takes one message in and notes how far the transfer is, in one transaction. False when it was stopped. */
  async function take(row: store.TransferRow, incoming: Incoming, cursor: unknown): Promise<boolean> {
    const content = await makeSafe(kernel, reader, incoming.bytes, maxBytes());
    return kernel.write(clerk, (work) => {
      if (content && isFull(row.accountId, content.size)) throw exchangeErrors.full();
      const outcome = content ? takeIn(work, row.accountId, incoming, content, row.apart === 1) : "failed";
      return store.advance(work.db, row.id, {
        cursor: JSON.stringify(cursor),
        added: outcome === "added" ? 1 : 0,
        skipped: outcome === "skipped" ? 1 : 0,
        failed: outcome === "failed" ? 1 : 0,
      });
    });
  }

  async function importFile(row: store.TransferRow, signal: AbortSignal): Promise<void> {
    if (row.sourceHash === null) throw exchangeErrors.broken();
    // Written by this module: the number of messages that are in.
    const { passed = 0 } = JSON.parse(row.cursor) as { passed?: number };
    let index = 0;
    for await (const incoming of messagesIn(kernel.blobs.path(row.sourceHash), row.sourceName, maxBytes())) {
      signal.throwIfAborted();
      index += 1;
      if (index <= passed) continue;
      if (!(await take(row, incoming, { passed: index }))) return;
      if (index % TELL_EVERY === 0) tell(row);
    }
  }

  async function pull(row: store.TransferRow, login: Login, signal: AbortSignal): Promise<void> {
    // Written by this module.
    const begun = JSON.parse(row.cursor) as PullCursor;
    const total = (messages: number) => {
      kernel.write(clerk, (work) => {
        store.setTotal(work.db, row.id, messages);
      });
    };
    let count = 0;
    for await (const { cursor, ...incoming } of pullFrom(login.server, login, begun, {
      maxBytes: maxBytes(),
      signal,
      total,
    })) {
      if (!(await take(row, incoming, cursor))) return;
      count += 1;
      if (count % TELL_EVERY === 0) tell(row);
    }
  }

  async function exportTo(row: store.TransferRow, signal: AbortSignal): Promise<void> {
    const folders = mail
      .mailboxesOf(db, row.accountId)
      .filter(({ id, total }) => total > 0 && (row.mailboxId === null || id === row.mailboxId));
    kernel.write(clerk, (work) => {
      store.restart(
        work.db,
        row.id,
        folders.reduce((sum, { total }) => sum + total, 0),
      );
    });
    let count = 0;
    const note = (some: number) => {
      kernel.write(clerk, (work) => {
        for (let i = 0; i < some; i += 1)
          store.advance(work.db, row.id, { cursor: "{}", added: 1, skipped: 0, failed: 0 });
      });
      tell(row);
    };
    const passed = () => {
      count += 1;
      if (count < TELL_EVERY) return;
      note(count);
      count = 0;
    };
    const stream = exportStream(row.format ?? "mbox", { kernel, folders, signal, passed });
    const result = await kernel.blobs.put(stream, { maxBytes: MOST_EXPORT });
    if (count > 0) note(count);
    kernel.write(clerk, (work) => {
      store.keepResult(work.db, row.id, result);
    });
  }

  async function go(id: number, login: Login | undefined, signal: AbortSignal): Promise<void> {
    const row = store.findTransfer(db, id);
    if (row?.state !== "running") return;
    try {
      if (row.kind === "export") await exportTo(row, signal);
      else if (row.kind === "import") await importFile(row, signal);
      else if (login) await pull(row, login, signal);
      else {
        end(row, "waiting", null);
        return;
      }
      if (!signal.aborted) end(row, "done", null);
    } catch (error) {
      // Stopped by the person, or by the program's end: what is left goes on at the next start.
      if (signal.aborted) return;
      if (!(error instanceof Refusal)) kernel.log.error("A transfer of mail failed", error, { transfer: id });
      end(row, "failed", error instanceof Refusal ? error.code : exchangeErrors.broken().code);
    }
  }

  function launch(id: number, login?: Login): void {
    if (stopping || running.has(id)) return;
    const abort = new AbortController();
    const done = nextTurn()
      .then(() => go(id, login, abort.signal))
      .catch((error: unknown) => {
        kernel.log.error("The end of a transfer could not be written down", error, { transfer: id });
      })
      .finally(() => running.delete(id));
    running.set(id, { abort, done });
  }

  return {
    launch,
    cancel(id) {
      running.get(id)?.abort.abort();
    },
    resume() {
      for (const { id } of store.runningTransfers(db)) launch(id);
    },
    async stop() {
      stopping = true;
      for (const { abort } of running.values()) abort.abort();
      await Promise.all([...running.values()].map(({ done }) => done));
    },
  };
}
