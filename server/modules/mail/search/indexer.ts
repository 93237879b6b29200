import { readFile } from "node:fs/promises";
import { setImmediate as nextTurn } from "node:timers/promises";
import { systemActor } from "../../../kernel/access/actor.ts";
import type { Kernel } from "../../../kernel/module.ts";
import { openWorkerPool } from "../../../kernel/worker-pool.ts";
import type { DocumentsAnswer, DocumentsQuestion } from "../../../protocols/documents/index.ts";
import { wordsOf, type MailReader } from "../reader.ts";
import * as store from "../store.ts";
import type { IndexWords, Waiting } from "../store.ts";

/**
 * Puts into the index what was delivered, after the delivery: whoever hands in a message does not wait for it. The queue is in the database,
 * so nothing is forgotten; enclosed documents are opened one at a time, in a thread that may die of one.
 */
export interface Indexer {
  start(): void;
  stop(): Promise<void>;
  /** Indexes at once what these accounts got last: a person finds what he or she sees. */
  catchUp(accountIds: readonly number[]): void;
  /** Resolves once nothing is due. */
  settle(): Promise<void>;
}

const ACTOR = systemActor("mail.index");
/** How often the queue is looked at (ms); an empty one costs a look into an index. */
const LOOK = 500;
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
  let timer: NodeJS.Timeout | undefined;
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

  async function drain(): Promise<void> {
    while (!stopped) {
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

  function wait(): void {
    timer = setTimeout(() => {
      void look().then(() => {
        if (!stopped) wait();
      });
    }, LOOK);
    timer.unref();
  }

  return {
    start: wait,
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await running;
      await documents.close();
    },
    catchUp(accountIds) {
      indexWords(store.waitingOf(kernel.db, accountIds, AT_ONCE), Number.POSITIVE_INFINITY);
    },
    settle: look,
  };
}
