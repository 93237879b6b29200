import { readFile } from "node:fs/promises";
import { setImmediate as nextTurn } from "node:timers/promises";
import { systemActor } from "../../../kernel/access/actor.ts";
import type { Kernel } from "../../../kernel/module.ts";
import { openWorkerPool } from "../../../kernel/worker-pool.ts";
import type { DocumentsAnswer, DocumentsQuestion } from "../../../protocols/documents/index.ts";
import { contentOf, wordsOf, type MailReader } from "../reader.ts";
import * as store from "../store.ts";
import { createCompleting } from "./completing.ts";
import type { IndexWords, Waiting } from "../store.ts";

/**
 * Puts into the index what was delivered, after the delivery: whoever hands in a message does not wait for it. The queue is in the database,
 * so nothing is forgotten; enclosed documents are opened one at a time, in a thread that may die of one.
 */
export interface Indexer {
  start(): void;
  stop(): Promise<void>;
  /** Indexes at once what these accounts got last: a person finds what he or she sees. */
  catchUp(accountIds: readonly number[]): Promise<void>;
  /** Reads whole what was taken in by its header alone, as far as there is any. */
  readUnread(): Promise<void>;
  /** Resolves once nothing is due. */
  settle(): Promise<void>;
}

const ACTOR = systemActor("mail.index");
/** How often the queue is looked at (ms); an empty one costs a look into an index. */
const LOOK = 500;
/** What has just come in is read whole after so many milliseconds of quiet, or so many in all: a flood of deliveries goes first. */
const QUIET = 50;
const LONGEST_QUIET = 1_000;
/** Messages that are read whole together. A person who opens one waits for no more than these. */
const READ_TOGETHER = 8;
/** Contents and milliseconds of one transaction: everybody else waits no longer than that. */
const BATCH = 40;
const SLICE = 15;
const AT_ONCE = 100;
/** Before an enclosed document is given up. */
const ATTEMPTS = 3;
const RETRY = 60_000;
/** UTF-16 units of what is inside documents, all of a message together. */
const INSIDE = 400_000;
const LOST_AFTER = 30_000;
const HEAP_MB = 512;

export function createIndexer(kernel: Kernel, reader: MailReader): Indexer {
  const log = kernel.log.named("mail.index");
  const documents = openWorkerPool<DocumentsQuestion, DocumentsAnswer>("documents", {
    size: 1,
    queueLimit: 1,
    timeLimit: LOST_AFTER,
    waitingCounts: false,
    heapMb: HEAP_MB,
  });
  const completing = createCompleting(kernel, reader);
  let timer: NodeJS.Timeout | undefined;
  let soon: NodeJS.Timeout | undefined;
  let quietSince: number | undefined;
  let stopped = false;
  let running: Promise<void> | undefined;

  function indexWords(waiting: readonly Waiting[], patience: number): number {
    if (waiting.length === 0) return 0;
    return kernel.write(ACTOR, (work) => {
      const until = performance.now() + patience;
      const counted = new Map<string, number>();
      let done = 0;
      for (const { contentId, words } of waiting) {
        if (words === null) continue;
        // Written by `awaitIndexing`.
        const known = JSON.parse(words) as IndexWords;
        store.indexContent(work.db, contentId, known, "", counted);
        if (known.isEnclosed) store.awaitFile(work.db, contentId, 0, work.now);
        else store.doneIndexing(work.db, contentId);
        done += 1;
        if (performance.now() > until) break;
      }
      store.countWords(work.db, counted);
      return done;
    });
  }

  async function indexFile({ contentId, hash, attempts }: Waiting): Promise<void> {
    const mail = await reader.read(hash);
    const content = contentOf({ hash, size: kernel.blobs.size(hash) }, mail);
    const words = wordsOf(mail);
    let inside = "";
    if (words.isEnclosed) {
      try {
        const bytes = await readFile(kernel.blobs.path(hash));
        const { text, failed } = await documents.ask({ bytes, maxLength: INSIDE });
        inside = text;
        if (failed > 0) log.info("Attachments could not be read for the search", { content: contentId, failed });
      } catch (error) {
        log.warn("The attachments of a message could not be read for the search", {
          content: contentId,
          attempt: attempts + 1,
          reason: error instanceof Error ? error.message : String(error),
        });
        if (attempts + 1 < ATTEMPTS) {
          kernel.write(ACTOR, (work) => {
            store.awaitFile(work.db, contentId, attempts + 1, work.now + RETRY * 4 ** attempts);
          });
          return;
        }
      }
    }
    kernel.write(ACTOR, (work) => {
      const counted = new Map<string, number>();
      // Gone while it was read.
      if (!store.hasContent(work.db, contentId)) return;
      // Where the first reading failed, its row still shows the header alone.
      store.completeContent(work.db, contentId, content);
      store.indexContent(work.db, contentId, words, inside, counted);
      store.doneIndexing(work.db, contentId);
      store.countWords(work.db, counted);
    });
  }

  /** A message that nobody can read at all is left out of the index rather than tried for ever. */
  async function tryFile(waiting: Waiting): Promise<void> {
    try {
      await indexFile(waiting);
    } catch (error) {
      log.error("A message could not be indexed", error, { content: waiting.contentId });
      kernel.write(ACTOR, (work) => {
        if (waiting.attempts + 1 < ATTEMPTS) {
          store.awaitFile(work.db, waiting.contentId, waiting.attempts + 1, work.now + RETRY * 4 ** waiting.attempts);
        } else store.doneIndexing(work.db, waiting.contentId);
      });
    }
  }

  async function readUnread(): Promise<void> {
    while (!stopped) {
      const waiting = store.unreadContents(kernel.db, READ_TOGETHER);
      if (waiting.length === 0) return;
      await completing.complete(waiting);
      await nextTurn();
    }
  }

  async function drain(): Promise<void> {
    while (!stopped) {
      await readUnread();
      if (indexWords(store.waitingWords(kernel.db, BATCH), SLICE) === 0) {
        const file = store.waitingFile(kernel.db, kernel.clock.now());
        if (!file) return;
        await tryFile(file);
      }
      await nextTurn();
    }
  }

  function look(): Promise<void> {
    running ??= drain()
      .catch((error: unknown) => {
        log.error("The index of mail could not be kept", error);
      })
      .finally(() => {
        running = undefined;
      });
    return running;
  }

  /** After a commit that took something in by its header. */
  function lookSoon(): void {
    if (stopped || !store.takeUnread(kernel.db)) return;
    const now = performance.now();
    quietSince ??= now;
    clearTimeout(soon);
    const left = quietSince + LONGEST_QUIET - now;
    soon = setTimeout(
      () => {
        quietSince = undefined;
        void look();
      },
      Math.max(0, Math.min(QUIET, left)),
    );
    soon.unref();
  }

  function wait(): void {
    timer = setTimeout(() => {
      void (quietSince === undefined ? look() : Promise.resolve()).then(() => {
        if (!stopped) wait();
      });
    }, LOOK);
    timer.unref();
  }

  return {
    start() {
      kernel.onCommit(lookSoon);
      wait();
    },
    async stop() {
      stopped = true;
      clearTimeout(timer);
      clearTimeout(soon);
      await running;
      await documents.close();
    },
    async catchUp(accountIds) {
      const unread = store.waitingOf(kernel.db, accountIds, "unread", AT_ONCE);
      for (let from = 0; from < unread.length; from += READ_TOGETHER) {
        await completing.complete(unread.slice(from, from + READ_TOGETHER));
      }
      indexWords(store.waitingOf(kernel.db, accountIds, "words", AT_ONCE), Number.POSITIVE_INFINITY);
    },
    readUnread,
    settle: look,
  };
}
