import { systemActor } from "../../../kernel/access/actor.ts";
import type { Kernel } from "../../../kernel/module.ts";
import type { Work } from "../../../kernel/work.ts";
import { tellChanged, tellShared } from "../deliver.ts";
import { contentOf, type MailReader } from "../reader.ts";
import * as store from "../store.ts";
import type { NewContent, Waiting } from "../store.ts";

/** Reads whole what was taken in by its header alone: its row gets its first words and what is enclosed, and it stands in the index. */
export interface Completing {
  /** One portion, in one transaction. What cannot be read is tried again by the indexer. */
  complete(waiting: readonly Waiting[]): Promise<void>;
}

const ACTOR = systemActor("mail.read");
/** What could not be read waits so long (ms) beside what is enclosed in others. */
const RETRY = 60_000;

export function createCompleting(kernel: Kernel, reader: MailReader): Completing {
  const log = kernel.log.named("mail");

  async function read({ contentId, hash }: Waiting): Promise<NewContent | undefined> {
    try {
      return contentOf({ hash, size: kernel.blobs.size(hash) }, await reader.read(hash));
    } catch (error) {
      log.error("A message could not be read", error, { content: contentId });
      return undefined;
    }
  }

  function keep(work: Work, contentId: number, content: NewContent, counted: Map<string, number>): void {
    const { db, now } = work;
    store.completeContent(db, contentId, content);
    if (!content.words) return;
    store.indexContent(db, contentId, content.words, "", counted);
    if (content.words.isEnclosed) store.awaitFile(db, contentId, 0, now);
    else store.doneIndexing(db, contentId);
  }

  /** Windows that show it get its first words and its paper clip. */
  function tell(work: Work, contentIds: readonly number[]): void {
    const copies = store.copiesOfContents(work.db, contentIds);
    for (const [accountId, some] of Map.groupBy(copies, (copy) => copy.accountId)) {
      const change = {
        messageIds: some.map(({ id }) => id),
        mailboxIds: [...new Set(some.map((each) => each.mailboxId))],
      };
      const person = /^person:(\d+)$/.exec(store.ownerOfAccount(work.db, accountId))?.[1];
      if (person === undefined) tellShared(kernel, work, accountId, change);
      else tellChanged(kernel, work, Number(person), accountId, change);
    }
  }

  return {
    async complete(waiting) {
      const found = await Promise.all(waiting.map(async (each) => ({ each, content: await read(each) })));
      kernel.write(ACTOR, (work) => {
        const counted = new Map<string, number>();
        const done: number[] = [];
        for (const { each, content } of found) {
          const { contentId } = each;
          // Gone, or read by somebody else, meanwhile.
          if (!store.isUnread(work.db, contentId)) continue;
          if (content) {
            keep(work, contentId, content, counted);
            done.push(contentId);
          } else store.awaitFile(work.db, contentId, 1, work.now + RETRY);
        }
        store.countWords(work.db, counted);
        tell(work, done);
      });
    },
  };
}
