import { personKey } from "../../kernel/contract/index.ts";
import type { Kernel } from "../../kernel/module.ts";
import type { Work } from "../../kernel/work.ts";
import type { NotificationsService } from "../notifications/module.ts";
import { MAIL_ARRIVED, MAIL_CHANGED, mailDelivered, type MailArrived, type MailChanged } from "./contract.ts";
import { FLAG } from "./flags.ts";
import * as store from "./store.ts";
import type { NewContent } from "./store.ts";

/** A message for people of the office. The file is on disk already. */
export interface Delivery {
  readonly content: NewContent;
  readonly to: readonly { readonly personId: number; readonly address: string }[];
  /** Who signed in to send it; null for what came in through the open door. */
  readonly senderId: number | null;
  readonly door: string;
  readonly envelopeFrom: string;
  readonly receivedAt: number;
  /** A client that did not hear the 250 sends the same bytes again: they are not put beside the first. */
  readonly once: boolean;
  /** Mail of the past, for a sample office or an import: nobody is told of it. */
  readonly quiet?: boolean;
}

export interface Delivered {
  readonly contentId: number;
  readonly deliveries: readonly { personId: number; messageId: number }[];
}

/** The most that one event names: consumers read small rows. */
const DELIVERIES_PER_EVENT = 500;

export type Deliver = (work: Work, delivery: Delivery) => Delivered;

/** Puts a message into everybody's inbox: one content, and a row, a UID and exact counts for each, in one transaction. */
export function createDeliver(kernel: Kernel, notifications: NotificationsService): Deliver {
  return (work, delivery) => {
    const { db } = work;
    const contentId = store.ensureContent(db, delivery.content, work.now);
    const deliveries: { personId: number; messageId: number }[] = [];
    for (const { personId, address } of delivery.to) {
      const accountId = store.ensureAccount(db, personId, work.now);
      if (delivery.once && delivery.content.messageId !== null && store.copyOf(db, accountId, contentId)) continue;
      const inbox = store.mailboxByRole(db, accountId, "inbox");
      if (!inbox) throw new Error(`The account ${String(accountId)} has no inbox.`);
      const { id: messageId } = store.insertMessage(db, {
        accountId,
        mailboxId: inbox.id,
        contentId,
        receivedAt: delivery.receivedAt,
        flags: 0,
        senderId: delivery.senderId,
        door: delivery.door,
        envelopeFrom: delivery.envelopeFrom,
        deliveredTo: address,
      });
      deliveries.push({ personId, messageId });
      if (delivery.quiet) continue;
      const arrived: MailArrived = { messageId, mailboxId: inbox.id, unread: inbox.unseen + 1 };
      work.afterCommit(() => {
        kernel.live.publish({ audience: [personKey(personId)] }, MAIL_ARRIVED, arrived);
      });
    }
    if (!delivery.quiet) announce(work, delivery, contentId, deliveries);
    return { contentId, deliveries };
  };

  function announce(work: Work, delivery: Delivery, contentId: number, deliveries: Delivered["deliveries"]): void {
    const { senderId, content } = delivery;
    for (let from = 0; from < deliveries.length; from += DELIVERIES_PER_EVENT) {
      const some = deliveries.slice(from, from + DELIVERIES_PER_EVENT);
      work.emit(mailDelivered, { contentId, senderId, deliveries: some });
    }
    const told = deliveries.map(({ personId }) => personId).filter((id) => id !== senderId);
    if (told.length === 0) return;
    const subject = content.subject === "" ? content.preview.slice(0, 100) : content.subject;
    // A name that nobody vouches for is part of the text, not the face on the notice.
    const stranger = senderId === null ? `${content.fromName === "" ? content.fromAddress : content.fromName}: ` : "";
    notifications.notify(work, {
      kind: "mail.arrived",
      to: told,
      ...(senderId === null ? {} : { from: senderId }),
      title: { vi: "Thư mới", en: "New mail" },
      body: stranger + subject,
      path: `/mail/letters/${String(contentId)}`,
      subject: { type: "mail", id: contentId },
    });
  }
}

/** Tells a person's open windows what changed, after the commit; returns the inbox's unread count. */
export function tellChanged(
  kernel: Kernel,
  work: Work,
  personId: number,
  accountId: number,
  change: { messageIds: readonly number[]; mailboxIds: readonly number[] },
): number {
  const unread = store.mailboxByRole(work.db, accountId, "inbox")?.unseen ?? 0;
  if (change.messageIds.length > 0) {
    const changed: MailChanged = { ...change, unread };
    work.afterCommit(() => {
      kernel.live.publish({ audience: [personKey(personId)] }, MAIL_CHANGED, changed);
    });
  }
  return unread;
}

/** A copy in the sender's own mailbox of what was sent; read already. */
export function keepSent(work: Work, personId: number, contentId: number, at: number): number {
  const accountId = store.ensureAccount(work.db, personId, work.now);
  const sent = store.mailboxByRole(work.db, accountId, "sent");
  if (!sent) throw new Error(`The account ${String(accountId)} has no sent mailbox.`);
  return store.insertMessage(work.db, {
    accountId,
    mailboxId: sent.id,
    contentId,
    receivedAt: at,
    flags: FLAG.seen,
    senderId: personId,
    door: "web",
    envelopeFrom: "",
    deliveredTo: "",
  }).id;
}
