import type { Kernel } from "../../../kernel/module.ts";
import type { ImapUser, Staged } from "../../../protocols/imap/index.ts";
import { tellChanged } from "../deliver.ts";
import type { MailReader } from "../reader.ts";
import * as store from "../store.ts";
import type { NewContent } from "../store.ts";
import { createTakeIn } from "../take-in.ts";
import { keywordsJson } from "./flags.ts";
import type { FolderTree } from "./tree.ts";
import type { WireCache } from "./wire.ts";

type Appending = Pick<ImapUser, "stage" | "append">;

/** A message that a program brings: its file is safe first, then one transaction puts it, and all that came with it, into the mailbox. */
export function createAppending(
  kernel: Kernel,
  tree: FolderTree,
  reader: MailReader,
  wire: WireCache,
  maxMessageBytes: () => number,
): Appending {
  const takeIn = createTakeIn(kernel, reader);
  return {
    async stage(source, { binary, flags, receivedAt }) {
      // Line ends that were put right may make it a little larger than it was announced.
      const bound = { maxBytes: maxMessageBytes() * 2 };
      const lines = binary ? source : withLineEnds(source);
      const { content } = await takeIn(lines, bound);
      return { content, flags, receivedAt };
    },
    append(id, staged) {
      const box = tree.demandWritable(id);
      const actor = tree.actor();
      const uids = kernel.write(actor, (work) => {
        const put = staged.map((each) => putIn(work.db, box, each, work.now));
        tellChanged(kernel, work, actor.id, box.accountId, {
          messageIds: put.map((each) => each.id),
          mailboxIds: [id],
        });
        return put.map(({ uid }) => uid);
      });
      wire.later(id);
      return Promise.resolve({ uidValidity: box.uidValidity, uids });
    },
  };
}

function putIn(
  db: Kernel["db"],
  box: store.MailboxRow,
  { content, flags, receivedAt }: Staged,
  now: number,
): { id: number; uid: number } {
  // What `stage` gave.
  const contentId = store.ensureContent(db, content as NewContent, now);
  const put = store.insertMessage(db, {
    accountId: box.accountId,
    mailboxId: box.id,
    contentId,
    receivedAt: receivedAt ?? now,
    flags: flags.bits,
    senderId: null,
    door: "imap",
    envelopeFrom: "",
    deliveredTo: "",
  });
  const keywords = keywordsJson(flags.keywords);
  if (keywords !== null) store.setKeywords(db, put.id, keywords);
  return put;
}

const LF = 10;
const CR = 13;

/** Puts a CR before every LF that has none: a message's lines end with CRLF (RFC 9051 §2.3.4), and some programs send what is in a file. */
export async function* withLineEnds(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer, void, undefined> {
  let last = 0;
  for await (const chunk of source) {
    let from = 0;
    for (let at = chunk.indexOf(LF); at >= 0; at = chunk.indexOf(LF, at + 1)) {
      if ((at === 0 ? last : chunk[at - 1]) === CR) continue;
      if (at > from) yield chunk.subarray(from, at);
      yield CRLF;
      from = at + 1;
    }
    last = chunk[chunk.length - 1] ?? last;
    if (from < chunk.length) yield chunk.subarray(from);
  }
}

const CRLF = Buffer.from("\r\n");
