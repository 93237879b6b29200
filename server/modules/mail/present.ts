import type { DirectoryService } from "../directory/module.ts";
import type { MailAddress } from "../../protocols/mime/index.ts";
import type { AddressBook } from "./addresses.ts";
import type { MessageRow } from "./contract.ts";
import { FLAG } from "./flags.ts";
import type { ListedMessage } from "./store.ts";

/** Doors whose sender the office itself knows, though nobody signed in: a listed device, its own reports, old mail. */
const VOUCHED: ReadonlySet<string> = new Set(["import", "devices", "queue"]);

/** Rows as the screen shows them, with the faces of the colleagues who are known to have sent them. */
export function presentRows(
  rows: readonly ListedMessage[],
  book: AddressBook,
  directory: DirectoryService,
): MessageRow[] {
  const senders = [...new Set(rows.flatMap(({ senderId }) => (senderId === null ? [] : [senderId])))];
  const people = new Map(directory.people(senders).map((person) => [person.id, person]));
  const domain = `@${book.domain()}`;
  return rows.map((row) => {
    const writer = row.senderId === null ? undefined : people.get(row.senderId);
    // Written in another's name: the name in From stands first, the person's beside it.
    const isOther = writer !== undefined && row.fromAddress.toLowerCase() !== writer.mailAddress.toLowerCase();
    const sender = isOther ? undefined : writer;
    return {
      id: row.id,
      mailboxId: row.mailboxId,
      contentId: row.contentId,
      threadKey: row.threadKey,
      from: {
        name: sender?.name ?? row.fromName,
        address: row.fromAddress,
        personId: sender?.id ?? null,
        photoHash: sender?.photoHash ?? null,
      },
      by: isOther ? { id: writer.id, name: writer.name } : null,
      // Written by contentOf as a list of addresses.
      to: JSON.parse(row.recipients) as MailAddress[],
      toCount: row.recipientCount,
      subject: row.subject,
      preview: row.preview,
      receivedAt: row.receivedAt,
      size: row.size,
      seen: (row.flags & FLAG.seen) !== 0,
      flagged: (row.flags & FLAG.flagged) !== 0,
      answered: (row.flags & FLAG.answered) !== 0,
      forwarded: (row.flags & FLAG.forwarded) !== 0,
      hasAttachments: row.hasAttachments === 1,
      verified: row.senderId !== null,
      urgent: row.urgent === 1,
      // Mail of the past came through another door, which may have known its sender.
      suspicious: row.senderId === null && !VOUCHED.has(row.door) && row.fromAddress.toLowerCase().endsWith(domain),
      // Written by the store as a list of strings.
      keywords: row.keywords === null ? [] : (JSON.parse(row.keywords) as string[]).map((word) => word.toLowerCase()),
      conversation: null,
    };
  });
}
