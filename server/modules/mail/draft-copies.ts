import type { Actor } from "../../kernel/access/actor.ts";
import { Refusal } from "../../kernel/errors.ts";
import type { Kernel } from "../../kernel/module.ts";
import type { Work } from "../../kernel/work.ts";
import type { ReadMail } from "../../protocols/mime/index.ts";
import type { AddressBook } from "./addresses.ts";
import { MOST_FILES } from "./begin-draft.ts";
import { MAX_BODY, MAX_HTML, MAX_SUBJECT } from "./contract.ts";
import { tellChanged } from "./deliver.ts";
import { FLAG } from "./flags.ts";
import type { MakeLetter } from "./make-letter.ts";
import { mailUser, ownerOf } from "./policy.ts";
import type { MailReader } from "./reader.ts";
import { safeRich } from "./rich.ts";
import { MEGABYTE } from "./settings.ts";
import * as store from "./store.ts";
import type { DraftRowStored, ForeignDraft } from "./store.ts";

/**
 * A draft is one row, and mail programs see it as one message in Drafts. This keeps both the same: what is written here is put there after
 * a pause, and what a mail program puts there becomes a row. See docs/adr on drafts.
 */
export interface DraftCopies {
  /** Makes drafts of the messages that mail programs have put into the person's Drafts, some at a time. */
  adopt(actor: Actor): Promise<void>;
  /** Makes a draft of one of them; undefined where there is no such message. */
  adoptOne(actor: Actor, accountId: number, messageId: number): Promise<number | undefined>;
  /** Shows mail programs the draft as it stands. Nothing happens when they see it already, or while it waits to be sent. */
  refresh(actor: Actor, draftId: number): Promise<void>;
  /** Takes what mail programs see of a draft away; part of what ends the draft or lets it wait. */
  withdraw(work: Work, actor: Actor, draft: Pick<DraftRowStored, "copyId" | "accountId">): void;
  /** All drafts that have been quiet for a while; the job's work. */
  refreshQuiet(): Promise<void>;
}

interface Parts {
  readonly kernel: Kernel;
  /** The owner of an account, as the program itself acts for him or her. */
  readonly actorOf: (owner: string) => Actor | undefined;
  readonly book: AddressBook;
  readonly reader: MailReader;
  readonly makeLetter: MakeLetter;
  readonly maxMessageMb: () => number;
}

/** Milliseconds after the last save. */
const QUIET = 60_000;
const AT_ONCE = 50;

export function createDraftCopies({ kernel, actorOf, book, reader, makeLetter, maxMessageMb }: Parts): DraftCopies {
  const { db } = kernel;

  function draftsBox(work: Work, accountId: number): store.MailboxRow {
    const box = store.mailboxByRole(work.db, accountId, "drafts");
    if (!box) throw new Error(`The account ${String(accountId)} has no drafts mailbox.`);
    return box;
  }

  function tell(work: Work, actor: Actor, accountId: number, messageIds: readonly number[]): void {
    tellChanged(kernel, work, mailUser(actor).id, accountId, {
      messageIds,
      mailboxIds: [draftsBox(work, accountId).id],
    });
  }

  function withdraw(
    work: Work,
    actor: Actor,
    { copyId, accountId }: Pick<DraftRowStored, "copyId" | "accountId">,
  ): void {
    if (copyId === null) return;
    for (const place of store.placesOf(work.db, accountId, [copyId])) store.expungeMessage(work.db, place);
    tell(work, actor, accountId, [copyId]);
  }

  async function refresh(actor: Actor, draftId: number): Promise<void> {
    const accountId = store.accountOf(db, ownerOf(actor));
    const draft = accountId === undefined ? undefined : store.findDraft(db, accountId, draftId);
    if (draft?.sendAt !== null || draft.copyVersion === draft.version) return;
    const content = await makeLetter.ofDraft(actor, draft);
    kernel.write(actor, (work) => {
      const now = store.findDraft(work.db, draft.accountId, draftId);
      // Written on or sent meanwhile: what was made shows what is no more.
      if (now?.version !== draft.version || now.sendAt !== null || now.savedAt !== draft.savedAt) return;
      const { id } = store.insertMessage(work.db, {
        accountId: draft.accountId,
        mailboxId: draftsBox(work, draft.accountId).id,
        contentId: store.ensureContent(work.db, content, work.now),
        receivedAt: work.now,
        flags: FLAG.seen | FLAG.draft,
        senderId: mailUser(actor).id,
        door: "web",
        envelopeFrom: "",
        deliveredTo: "",
      });
      // The row names the new one before the old one goes: its going must not take the row along.
      store.setCopy(work.db, draftId, { messageId: id, version: draft.version });
      withdraw(work, actor, now);
      tell(work, actor, draft.accountId, [id]);
    });
  }

  /** A draft that cannot be written as a message (too large) is seen in the browser alone, and does not hold up the others. */
  async function refreshOrSkip(actor: Actor, draftId: number): Promise<void> {
    try {
      await refresh(actor, draftId);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const draft = store.findDraft(db, store.accountOf(db, ownerOf(actor)) ?? 0, draftId);
      if (!draft) return;
      kernel.write(actor, (work) => {
        store.setCopy(work.db, draftId, { messageId: null, version: draft.version });
        withdraw(work, actor, draft);
      });
    }
  }

  async function adoptMessage(actor: Actor, accountId: number, message: ForeignDraft): Promise<number> {
    const mail = await reader.read(message.hash);
    const files = await filesIn(message.hash, mail);
    const cids = new Map(files.flatMap(({ contentId }, i) => (contentId === null ? [] : [[i, contentId] as const])));
    return kernel.write(actor, (work) => {
      const known = store.draftOfCopy(work.db, accountId, message.id);
      if (known !== undefined) return known;
      const values = (addresses: ReadMail["to"]) =>
        JSON.stringify([
          ...new Set(addresses.flatMap(({ address }) => (address.includes("@") ? [book.valueOf(address)] : []))),
        ]);
      const id = store.insertDraft(work.db, {
        accountId,
        toList: values(mail.to),
        ccList: values(mail.cc),
        bccList: "[]",
        subject: mail.subject.slice(0, MAX_SUBJECT),
        body: mail.text.replace(/\r\n?/g, "\n").slice(0, MAX_BODY),
        html: mail.html === null ? null : safeRich(mail.html, cids).slice(0, MAX_HTML),
        urgent: 0,
        wantsReceipt: 0,
        kind: mail.inReplyTo === null ? "new" : "reply",
        originalId: originalOf(accountId, mail),
        copyId: message.id,
        savedAt: message.receivedAt,
      });
      for (const file of files) store.insertFile(work.db, id, file);
      return id;
    });
  }

  function originalOf(accountId: number, { inReplyTo }: ReadMail): number | null {
    return inReplyTo === null ? null : (store.messageByMessageId(db, accountId, inReplyTo) ?? null);
  }

  async function filesIn(hash: string, mail: ReadMail): Promise<Omit<store.DraftFileRow, "id">[]> {
    const found: Omit<store.DraftFileRow, "id">[] = [];
    for (const { index, name, type, inline, contentId } of mail.attachments.slice(0, MOST_FILES)) {
      const part = await reader.attachment(hash, index);
      if (!part) continue;
      const blob = await kernel.blobs.put(part.content, { maxBytes: maxMessageMb() * MEGABYTE });
      found.push({
        hash: blob.hash,
        name,
        size: blob.size,
        type,
        contentId: inline ? contentId : null,
        linkOrigin: null,
      });
    }
    return found;
  }

  return {
    withdraw,
    refresh: refreshOrSkip,
    async adopt(actor) {
      const accountId = store.accountOf(db, ownerOf(actor));
      if (accountId === undefined) return;
      for (const message of store.foreignDrafts(db, accountId, AT_ONCE)) await adoptMessage(actor, accountId, message);
    },
    async adoptOne(actor, accountId, messageId) {
      const message = store.foreignDraft(db, accountId, messageId);
      return message && adoptMessage(actor, accountId, message);
    },
    async refreshQuiet() {
      for (const { id, owner } of store.uncopiedDrafts(db, kernel.clock.now() - QUIET, AT_ONCE)) {
        const actor = actorOf(owner);
        if (actor) await refreshOrSkip(actor, id);
      }
    },
  };
}
