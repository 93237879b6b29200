import type { Actor } from "../../kernel/access/actor.ts";
import type { PageOf } from "../../kernel/contract/index.ts";
import { kernelErrors } from "../../kernel/errors.ts";
import type { Kernel } from "../../kernel/module.ts";
import { pageFrom, readCursor } from "../../kernel/paging.ts";
import { fold } from "../../kernel/text/index.ts";
import type { KeptFile } from "../files/contract.ts";
import { sniffType, type FilesService, type StoredFile } from "../files/module.ts";
import type { DraftFile, MailFile } from "./contract.ts";
import type { DraftFiles } from "./draft-files.ts";
import type { MailboxUse } from "./mailbox.ts";
import type { MailReader } from "./reader.ts";

/** Files that the office has already: those in one's mail, and those that one has put by. */
export interface StoredFiles {
  list(actor: Actor, query: { q?: string; limit?: number; after?: string }): Promise<PageOf<MailFile>>;
  keep(actor: Actor, messageId: number, index: number): Promise<KeptFile>;
  attach(
    actor: Actor,
    draftId: number,
    which: { keptId?: number; enclosed?: { messageId: number; index: number }; origin: string },
  ): Promise<DraftFile>;
}

/** Messages whose attachments are looked at for one page. */
const MESSAGES = 15;

export function createStoredFiles(
  kernel: Kernel,
  {
    files,
    use,
    reader,
    draftFiles,
  }: { files: FilesService; use: MailboxUse; reader: MailReader; draftFiles: DraftFiles },
): StoredFiles {
  /** An attachment as a file of its own: written to disk once a content, however often it is used. */
  async function stored(actor: Actor, messageId: number, index: number): Promise<StoredFile> {
    const found = await reader.attachment(use.find(actor, messageId).hash, index);
    if (!found) throw kernelErrors.notFound();
    const { content, attachment } = found;
    const { hash, size } = await kernel.blobs.put(content, { maxBytes: Math.max(content.length, 1) });
    return { hash, size, name: attachment.name, type: sniffType(Buffer.from(content), attachment.name) };
  }

  return {
    async list(actor, { q = "", limit = MESSAGES, after }) {
      const before = readCursor<readonly [number]>(after, ["number"])?.[0];
      const words = fold(q)
        .split(/[^\p{L}\p{N}]+/u)
        .filter((word) => word !== "");
      const most = Math.min(limit, MESSAGES);
      const rows = await use.search(actor, ["has:attachment", ...words.map((word) => `filename:${word}`)].join(" "), {
        limit: most + 1,
        ...(before !== undefined && { before }),
      });
      const page = pageFrom(
        rows,
        most,
        ({ contentId }) => [contentId],
        (row) => row,
      );
      const items = await Promise.all(
        page.items.map(async ({ id, hash, fromName, fromAddress, subject, receivedAt }) => {
          const { attachments } = await reader.read(hash);
          const from = fromName === "" ? fromAddress : fromName;
          return attachments
            .filter(({ inline, name }) => !inline && words.every((word) => fold(name).includes(word)))
            .map(({ index, name, size, type, risky }): MailFile => ({
              ...{ messageId: id, index, name, size, type, risky },
              ...{ from, subject, receivedAt },
            }));
        }),
      );
      return { ...page, items: items.flat() };
    },
    async keep(actor, messageId, index) {
      const file = await stored(actor, messageId, index);
      return kernel.write(actor, (work) => files.kept.keep(work, actor, file));
    },
    async attach(actor, draftId, { keptId, enclosed, origin }) {
      const file =
        keptId !== undefined
          ? files.kept.find(actor, keptId)
          : enclosed && (await stored(actor, enclosed.messageId, enclosed.index));
      if (!file) throw kernelErrors.notFound();
      return draftFiles.attachStored(actor, draftId, file, origin);
    },
  };
}
