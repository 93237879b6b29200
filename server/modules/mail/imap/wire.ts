import { readFile } from "node:fs/promises";
import { setImmediate as nextTurn } from "node:timers/promises";
import { systemActor } from "../../../kernel/access/actor.ts";
import type { Kernel } from "../../../kernel/module.ts";
import { prepareMessage } from "../../../protocols/imap/index.ts";
import * as store from "../store.ts";
import type { WireContent } from "../store.ts";

export interface StoredContent {
  readonly contentId: number;
  readonly hash: string;
}

/** Makes, once per content, what mail programs ask for again and again. */
export interface WireCache {
  /** Prepares these now; what cannot be read is missing from the answer. */
  prepare(contents: readonly StoredContent[]): Promise<Map<number, WireContent>>;
  /** Prepares everything in a mailbox that is not yet. */
  prepareAll(mailboxId: number): Promise<void>;
  /** Prepares in the background, when nobody waits. */
  later(mailboxId: number): void;
  stop(): Promise<void>;
}

/** Contents that one transaction keeps. */
const PORTION = 100;
/** Milliseconds of quiet before the background begins: a flood of deliveries goes first. */
const QUIET = 400;

export function createWireCache(kernel: Kernel): WireCache {
  const { db } = kernel;
  const log = kernel.log.named("imap");
  const underWay = new Map<number, Promise<WireContent>>();
  const waiting = new Set<number>();
  /** Up to which UID everything in a mailbox is prepared, so that nobody looks through all of it again. */
  const upTo = new Map<number, number>();
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;
  let stopped = false;

  function prepareOne(content: StoredContent): Promise<WireContent> {
    const known = underWay.get(content.contentId);
    if (known) return known;
    const making = make(kernel, content);
    underWay.set(content.contentId, making);
    const forget = () => underWay.delete(content.contentId);
    making.then(forget, forget);
    return making;
  }

  async function prepare(contents: readonly StoredContent[]): Promise<Map<number, WireContent>> {
    const made = new Map<number, WireContent>();
    for (const content of contents) {
      if (stopped) return made;
      try {
        made.set(content.contentId, await prepareOne(content));
      } catch (error) {
        // Its file is gone or cannot be read; the message is shown without it.
        log.error("A message could not be prepared", error, { content: content.contentId });
      }
      await nextTurn();
    }
    if (made.size > 0 && !stopped) {
      kernel.write(systemActor("mail.wire", "imap"), (work) => {
        for (const each of made.values()) store.keepWire(work.db, each);
      });
    }
    return made;
  }

  async function prepareAll(mailboxId: number): Promise<void> {
    const last = (store.mailboxState(db, mailboxId)?.uidNext ?? 1) - 1;
    const after = upTo.get(mailboxId) ?? 0;
    if (last === after) return;
    for (;;) {
      const missing = store.unpreparedOf(db, mailboxId, { after, limit: PORTION });
      const made = await prepare(missing);
      if (stopped) return;
      if (made.size < PORTION) break;
    }
    upTo.set(mailboxId, Math.max(last, upTo.get(mailboxId) ?? 0));
  }

  async function work(): Promise<void> {
    for (const mailboxId of waiting) {
      waiting.delete(mailboxId);
      await prepareAll(mailboxId);
    }
  }

  return {
    prepare,
    prepareAll,
    later(mailboxId) {
      waiting.add(mailboxId);
      clearTimeout(timer);
      timer = setTimeout(() => {
        running ??= work()
          .catch((error: unknown) => log.error("Messages could not be prepared", error))
          .finally(() => {
            running = undefined;
          });
      }, QUIET);
      timer.unref();
    },
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}

async function make(kernel: Kernel, { contentId, hash }: StoredContent): Promise<WireContent> {
  const made = await prepareMessage(await readFile(kernel.blobs.path(hash)));
  return {
    contentId,
    head: made.head,
    envelope: made.envelope,
    bodyStructure: made.bodyStructure,
    structure: JSON.stringify(made.root),
    sentOn: made.sentOn,
    fromText: made.from,
    toText: made.to,
    ccText: made.cc,
    bccText: made.bcc,
    subjectText: made.subject,
    header: made.header,
    body: made.body,
  };
}
