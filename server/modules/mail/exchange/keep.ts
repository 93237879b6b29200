import type { Kernel } from "../../../kernel/module.ts";
import type { Work } from "../../../kernel/work.ts";
import { contentOf, type MailReader } from "../reader.ts";
import * as mail from "../store.ts";
import type { NewContent } from "../store.ts";
import { roleOf } from "./paths.ts";
import type { Incoming } from "./reading.ts";
import { withCrlf } from "./reading.ts";
import * as store from "./store.ts";

/** Writes an incoming message to disk and reads it; undefined where it is too large. Before the transaction that takes it in. */
export async function makeSafe(
  kernel: Pick<Kernel, "blobs">,
  reader: MailReader,
  bytes: Buffer | null,
  maxBytes: number,
): Promise<NewContent | undefined> {
  if (bytes === null || bytes.length === 0) return undefined;
  const clean = withCrlf(bytes);
  if (clean.length > maxBytes) return undefined;
  const blob = await kernel.blobs.put(clean, { maxBytes });
  return contentOf(blob, await reader.read(blob.hash));
}

/** The folder under which mail that is to stand apart is put. */
export const APART = "Thư cũ";

/** Takes a message into the account, unless it is there. Its place is the folder of the same name, or one under "Thư cũ". */
export function takeIn(
  work: Work,
  accountId: number,
  incoming: Omit<Incoming, "bytes">,
  content: NewContent,
  apart: boolean,
): "added" | "skipped" {
  const mailboxId = folderFor(work, accountId, incoming.folder, apart);
  if (store.isThere(work.db, mailboxId, content)) return "skipped";
  const at = incoming.receivedAt ?? content.sentAt ?? work.now;
  mail.insertMessage(work.db, {
    accountId,
    mailboxId,
    contentId: mail.ensureContent(work.db, content, work.now),
    // A clock of long ago may have been wrong, but no message comes from the future.
    receivedAt: Math.min(at, work.now),
    flags: incoming.flags,
    senderId: null,
    door: "import",
    envelopeFrom: "",
    deliveredTo: "",
  });
  return "added";
}

function folderFor(work: Work, accountId: number, folder: string, apart: boolean): number {
  if (apart) return mail.ensureFolder(work.db, accountId, folder === "" ? APART : `${APART}/${folder}`, work.now);
  const role = folder === "" ? "inbox" : roleOf(folder);
  const box = role && mail.mailboxByRole(work.db, accountId, role);
  return box ? box.id : mail.ensureFolder(work.db, accountId, folder, work.now);
}
