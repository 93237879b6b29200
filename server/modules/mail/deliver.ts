import { personKey } from "../../kernel/contract/index.ts";
import type { Kernel } from "../../kernel/module.ts";
import type { Work } from "../../kernel/work.ts";
import type { NotificationsService } from "../notifications/module.ts";
import {
  MAIL_ARRIVED,
  MAIL_CHANGED,
  mailDelivered,
  SHARED_CHANGED,
  type MailArrived,
  type MailChanged,
  type SharedChanged,
} from "./contract.ts";
import { FLAG } from "./flags.ts";
import { insertLetter, insertReceipt } from "./receipts/store.ts";
import { AS_IT_COMES, sortArriving } from "./rules/sort.ts";
import { noteArrival } from "./shared/arrive.ts";
import * as store from "./store.ts";
import type { NewContent } from "./store.ts";

/** A message for people of the office. The file is on disk already. */
export interface Delivery {
  readonly content: NewContent;
  readonly to: readonly { readonly personId: number; readonly address: string }[];
  /** Shared mailboxes that get it. */
  readonly shared?: readonly { readonly accountId: number; readonly address: string }[];
  /** Who signed in to send it; null for what came in through the open door. */
  readonly senderId: number | null;
  /** In whose name it goes, where that is not the sender: a shared mailbox, or a colleague for whom he stands. */
  readonly accountId?: number;
  /** The sender sees who opened it and when; the readers are told so. */
  readonly tracked?: boolean;
  readonly door: string;
  readonly envelopeFrom: string;
  readonly receivedAt: number;
  /** A client that did not hear the 250 sends the same bytes again: they are not put beside the first. */
  readonly once: boolean;
  /** Mail of the past, for a sample office or an import: nobody is told of it, no rule is asked. */
  readonly quiet?: boolean;
}

export interface Delivered {
  readonly contentId: number;
  readonly deliveries: readonly { personId: number; messageId: number }[];
}

/** The most that one event names: consumers read small rows. */
const DELIVERIES_PER_EVENT = 500;

export type Deliver = (work: Work, delivery: Delivery) => Delivered;

/** One account that gets a copy. */
interface Target {
  readonly accountId: number;
  readonly personId: number | null;
  readonly address: string;
  /** A colleague's rule sent it on: no rule sends it further, so that it cannot go round. */
  readonly forwarded: boolean;
}

/** Puts a message into everybody's mailbox: one content, and a row, a UID and exact counts for each, in one transaction with what rules do. */
export function createDeliver(kernel: Kernel, notifications: NotificationsService): Deliver {
  return (work, delivery) => {
    const { db } = work;
    const contentId = store.ensureContent(db, delivery.content, work.now);
    if (delivery.senderId !== null) {
      insertLetter(db, {
        contentId,
        senderId: delivery.senderId,
        accountId: delivery.accountId ?? store.ensureAccount(db, delivery.senderId, work.now),
        sentAt: delivery.receivedAt,
        tracked: delivery.tracked ?? false,
      });
    }
    const queue: Target[] = [
      ...delivery.to.map(({ personId, address }) => ({
        accountId: store.ensureAccount(db, personId, work.now),
        personId,
        address,
        forwarded: false,
      })),
      ...(delivery.shared ?? []).map((target) => ({ ...target, personId: null, forwarded: false })),
    ];
    const reached = new Set(queue.map(({ accountId }) => accountId));
    const deliveries: { personId: number; messageId: number }[] = [];
    const told: number[] = [];
    // Grows while it is walked: what rules send on comes after.
    for (const target of queue) {
      if (delivery.once && delivery.content.messageId !== null && store.copyOf(db, target.accountId, contentId))
        continue;
      const put = putInto(work, delivery, contentId, target);
      if (target.personId === null) continue;
      deliveries.push({ personId: target.personId, messageId: put.messageId });
      if (put.isNews && target.personId !== delivery.senderId) told.push(target.personId);
      for (const personId of put.forward) {
        const accountId = store.ensureAccount(db, personId, work.now);
        if (reached.has(accountId)) continue;
        reached.add(accountId);
        queue.push({ accountId, personId, address: target.address, forwarded: true });
      }
    }
    if (!delivery.quiet) announce(work, delivery, contentId, deliveries, told);
    return { contentId, deliveries };
  };

  function putInto(work: Work, delivery: Delivery, contentId: number, target: Target) {
    const { db } = work;
    const { accountId, personId, address } = target;
    const inbox = store.mailboxByRole(db, accountId, "inbox");
    if (!inbox) throw new Error(`The account ${String(accountId)} has no inbox.`);
    const copy = { contentId, senderId: delivery.senderId, deliveredTo: address };
    const placement = delivery.quiet || personId === null ? AS_IT_COMES : sortArriving(db, accountId, copy);
    const mailboxId = placement.mailboxId ?? inbox.id;
    const { id: messageId } = store.insertMessage(db, {
      ...copy,
      accountId,
      mailboxId,
      receivedAt: delivery.receivedAt,
      flags: placement.flags,
      door: delivery.door,
      envelopeFrom: delivery.envelopeFrom,
    });
    if (placement.keywords.length > 0) {
      store.setKeywords(db, messageId, JSON.stringify(placement.keywords));
    }
    if (delivery.senderId !== null) insertReceipt(db, { contentId, accountId, messageId, at: work.now });
    if (personId === null) {
      noteArrival(work, { accountId, threadKey: delivery.content.threadKey, messageId }, delivery.senderId);
      tellShared(kernel, work, accountId, { messageIds: [messageId], mailboxIds: [mailboxId] });
    } else if (!delivery.quiet) {
      const unread = store.mailboxByRole(db, accountId, "inbox")?.unseen ?? 0;
      const arrived: MailArrived = { messageId, mailboxId, unread };
      work.afterCommit(() => {
        kernel.live.publish({ audience: [personKey(personId)] }, MAIL_ARRIVED, arrived);
      });
    }
    const isTrash = mailboxId === store.mailboxByRole(db, accountId, "trash")?.id;
    return {
      messageId,
      forward: target.forwarded ? [] : placement.forward,
      // What a rule has read or thrown away rings no bell.
      isNews: (placement.flags & FLAG.seen) === 0 && !isTrash,
    };
  }

  function announce(
    work: Work,
    delivery: Delivery,
    contentId: number,
    deliveries: Delivered["deliveries"],
    told: readonly number[],
  ): void {
    const { senderId, content } = delivery;
    for (let from = 0; from < deliveries.length; from += DELIVERIES_PER_EVENT) {
      const some = deliveries.slice(from, from + DELIVERIES_PER_EVENT);
      work.emit(mailDelivered, { contentId, senderId, deliveries: some });
    }
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

/**
 * Tells the windows of those who read an account what changed, after the commit; returns its inbox's unread count. `personId` is who changed it,
 * or whose account it is.
 */
export function tellChanged(
  kernel: Kernel,
  work: Work,
  personId: number,
  accountId: number,
  change: { messageIds: readonly number[]; mailboxIds: readonly number[] },
): number {
  const unread = store.mailboxByRole(work.db, accountId, "inbox")?.unseen ?? 0;
  if (change.messageIds.length === 0) return unread;
  const isOwn = store.ownerOfAccount(work.db, accountId) === personKey(personId);
  if (isOwn) {
    const changed: MailChanged = { ...change, unread };
    work.afterCommit(() => {
      kernel.live.publish({ audience: [personKey(personId)] }, MAIL_CHANGED, changed);
    });
  }
  tellShared(kernel, work, accountId, change, isOwn);
  return unread;
}

/** Tells everybody else who reads an account: the members of a shared one, those to whom it is lent. */
export function tellShared(
  kernel: Kernel,
  work: Work,
  accountId: number,
  change: Omit<SharedChanged, "accountId">,
  lentOnly = false,
): void {
  const readers = store.readersOf(work.db, accountId).map(personKey);
  const audience = lentOnly ? readers : [store.ownerOfAccount(work.db, accountId), ...readers];
  if (audience.length === 0) return;
  const changed: SharedChanged = { accountId, ...change };
  work.afterCommit(() => {
    kernel.live.publish({ audience }, SHARED_CHANGED, changed);
  });
}

/** A copy in the Sent mailbox of the account in whose name it was sent; read already. */
export function keepSent(work: Work, personId: number, contentId: number, at: number, inName?: number): number {
  const accountId = inName ?? store.ensureAccount(work.db, personId, work.now);
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
