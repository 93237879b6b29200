import type { Actor } from "../../../kernel/access/actor.ts";
import { personKey, type PageOf } from "../../../kernel/contract/index.ts";
import { kernelErrors } from "../../../kernel/errors.ts";
import type { Kernel } from "../../../kernel/module.ts";
import { pageFrom, readCursor } from "../../../kernel/paging.ts";
import type { Work } from "../../../kernel/work.ts";
import type { DirectoryService } from "../../directory/module.ts";
import type { NotificationsService } from "../../notifications/module.ts";
import type { Correspondent, MailPowers } from "../contract.ts";
import { tellChanged } from "../deliver.ts";
import { FLAG } from "../flags.ts";
import type { MailboxUse } from "../mailbox.ts";
import { mailUser } from "../policy.ts";
import * as mail from "../store.ts";
import type { ListedMessage, NewContent } from "../store.ts";
import type { LetterState, Receipt } from "./contract.ts";
import { receiptErrors } from "./errors.ts";
import { tellLetterChanged } from "./opened.ts";
import * as store from "./store.ts";

/** Who has opened a letter of the office, and taking it back from who has not. */
export interface Receipts {
  state(actor: Actor, messageId: number): LetterState;
  list(actor: Actor, messageId: number, query: { limit?: number; after?: string }): PageOf<Receipt>;
  recall(actor: Actor, messageId: number): Promise<LetterState>;
}

interface Parts {
  readonly kernel: Kernel;
  readonly directory: DirectoryService;
  readonly notifications: Pick<NotificationsService, "withdraw">;
  readonly use: MailboxUse;
  readonly settings: () => MailPowers;
  /** Writes the notice that takes a letter's place to disk. */
  readonly writeNotice: (letter: { senderId: number; subject: string; sentAt: number }) => Promise<NewContent>;
}

const HOUR = 3_600_000;
const PAGE = 100;

export function createReceipts({ kernel, directory, notifications, use, settings, writeNotice }: Parts): Receipts {
  const { db } = kernel;

  /** The letter behind a message, and whether the actor is its sender or a member of the body in whose name it went. */
  function find(actor: Actor, messageId: number) {
    const message = use.find(actor, messageId);
    const letter = store.findLetter(db, message.contentId);
    if (!letter) throw receiptErrors.notALetter();
    const isMember = message.accountId === letter.accountId && mail.writablePlaces(db, actor, [messageId]).length > 0;
    return { message, letter, mine: letter.senderId === mailUser(actor).id || isMember };
  }

  const isLate = ({ sentAt }: store.LetterRow) => kernel.clock.now() > sentAt + settings().recallHours * HOUR;

  function show({ letter, mine }: { letter: store.LetterRow; mine: boolean }): LetterState {
    const counts = mine ? store.countReceipts(db, letter.contentId) : { delivered: 0, opened: 0, recalled: 0 };
    const seeReceipts = mine && (letter.tracked === 1 || letter.recalledAt !== null);
    return {
      contentId: letter.contentId,
      mine,
      tracked: letter.tracked === 1,
      ...counts,
      opened: seeReceipts ? counts.opened : 0,
      recalledAt: mine ? letter.recalledAt : null,
      can: {
        recall: mine && letter.recalledAt === null && counts.delivered > 0 && !isLate(letter),
        seeReceipts,
      },
    };
  }

  function whose(owner: string, accountId: number): Correspondent {
    const personId = Number(/^person:(\d+)$/.exec(owner)?.[1] ?? 0);
    const person = personId === 0 ? undefined : directory.person(personId);
    if (!person) return { name: mail.sharedName(db, accountId), address: "", personId: null, photoHash: null };
    return { name: person.name, address: person.mailAddress, personId: person.id, photoHash: person.photoHash };
  }

  function showReceipt(row: store.ReceiptRow): Receipt {
    const isShared = !row.owner.startsWith("person:");
    return {
      to: whose(row.owner, row.accountId),
      state: row.recalledAt !== null ? "recalled" : row.openedAt === null ? "delivered" : "opened",
      deliveredAt: row.deliveredAt,
      openedAt: row.openedAt,
      openedIn: row.openedIn,
      openedBy: isShared && row.openedBy !== null ? (directory.person(row.openedBy)?.name ?? "") : null,
    };
  }

  /** Takes the letter out of one account and puts the notice in its place; false where it has been read or is gone. */
  function takeBack(work: Work, contentId: number, accountId: number, noticeId: number, senderId: number): boolean {
    const ids = store.copiesIn(work.db, accountId, contentId).map(({ id }) => id);
    const places = mail.placesOf(work.db, accountId, ids);
    const [first] = places;
    if (!first || places.some(({ flags }) => (flags & FLAG.seen) !== 0)) return false;
    const { id: messageId } = mail.insertMessage(work.db, {
      accountId,
      mailboxId: first.mailboxId,
      contentId: noticeId,
      receivedAt: work.now,
      flags: 0,
      senderId,
      door: "web",
      envelopeFrom: "",
      deliveredTo: "",
    });
    for (const place of places) mail.expungeMessage(work.db, place);
    store.markRecalled(work.db, contentId, accountId, work.now);
    const personId = Number(/^person:(\d+)$/.exec(mail.ownerOfAccount(work.db, accountId))?.[1] ?? 0);
    tellChanged(kernel, work, personId, accountId, {
      messageIds: [...ids, messageId],
      mailboxIds: [...new Set(places.map(({ mailboxId }) => mailboxId))],
    });
    return true;
  }

  function demandRecall({ letter, mine }: { letter: store.LetterRow; mine: boolean }): void {
    if (!mine) throw receiptErrors.notSender();
    const hours = settings().recallHours;
    if (hours === 0) throw receiptErrors.recallOff();
    if (isLate(letter)) throw receiptErrors.tooLate({ hours });
  }

  return {
    state: (actor, messageId) => show(find(actor, messageId)),

    list(actor, messageId, query) {
      const found = find(actor, messageId);
      if (!found.mine) throw receiptErrors.notSender();
      if (!show(found).can.seeReceipts) throw receiptErrors.notTracked();
      const limit = query.limit ?? PAGE;
      const after = readCursor<[number]>(query.after, ["number"]);
      const rows = store.listReceipts(db, found.letter.contentId, { limit, afterAccount: after?.[0] });
      return pageFrom(rows, limit, ({ accountId }) => [accountId], showReceipt);
    },

    async recall(actor, messageId) {
      const before = find(actor, messageId);
      // Pressed twice: the second finds it done and changes nothing.
      if (before.mine && before.letter.recalledAt !== null) return show(before);
      demandRecall(before);
      const { subject }: ListedMessage = before.message;
      const notice = await writeNotice({ senderId: before.letter.senderId, subject, sentAt: before.letter.sentAt });
      kernel.write(actor, (work) => {
        const found = find(actor, messageId);
        demandRecall(found);
        const { contentId, senderId } = found.letter;
        // Opening is a transaction too: whoever came first has it.
        if (!store.markLetterRecalled(work.db, contentId, work.now)) return;
        const noticeId = mail.ensureContent(work.db, notice, work.now);
        const recalled = store
          .unopened(work.db, contentId)
          .filter(({ accountId }) => takeBack(work, contentId, accountId, noticeId, senderId)).length;
        mail.dropUnused(work.db, noticeId);
        notifications.withdraw(work, { type: "mail", id: contentId });
        const { delivered } = store.countReceipts(work.db, contentId);
        work.audit({
          action: "mail.letter-recalled",
          subject: { type: "mail", id: contentId },
          detail: { recalled, delivered, sender: personKey(senderId) },
        });
        tellLetterChanged(kernel, work, found.letter);
      });
      const now = store.findLetter(db, before.letter.contentId);
      if (!now) throw kernelErrors.notFound();
      return show({ letter: now, mine: true });
    },
  };
}
