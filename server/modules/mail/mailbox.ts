import { setImmediate as nextTurn } from "node:timers/promises";
import type { Actor } from "../../kernel/access/actor.ts";
import type { PageOf } from "../../kernel/contract/index.ts";
import { kernelErrors } from "../../kernel/errors.ts";
import type { Kernel } from "../../kernel/module.ts";
import { pageFrom, readCursor } from "../../kernel/paging.ts";
import type { Work } from "../../kernel/work.ts";
import type { DirectoryService } from "../directory/module.ts";
import type { NotificationsService } from "../notifications/module.ts";
import type { AddressBook } from "./addresses.ts";
import type { Mailbox, MessageFilter, MessageRow } from "./contract.ts";
import { tellChanged } from "./deliver.ts";
import { mailErrors } from "./errors.ts";
import { withFlags } from "./flags.ts";
import type { Labels } from "./labels.ts";
import { mailUser, ownerOf } from "./policy.ts";
import { presentRows } from "./present.ts";
import { noteOpened } from "./receipts/opened.ts";
import type { Finding } from "./search/find.ts";
import * as store from "./store.ts";
import type { ListedMessage, MessagePlace } from "./store.ts";

export interface ListQuery {
  readonly mailbox?: number;
  readonly filter?: MessageFilter;
  readonly q?: string;
  readonly limit?: number;
  readonly after?: string;
}

export interface Changed {
  changed: number[];
  unread: number;
}

/** `whole` means everything of the messages' conversations in their mailboxes. */
export interface MarkChange {
  readonly seen?: boolean;
  readonly flagged?: boolean;
  readonly addLabels?: readonly number[];
  readonly removeLabels?: readonly number[];
  readonly whole?: boolean;
}

/** What a person does with the messages that he or she has. */
export interface MailboxUse {
  mailboxes(actor: Actor): Mailbox[];
  unread(actor: Actor): { unread: number };
  list(actor: Actor, query: ListQuery): Promise<PageOf<MessageRow>>;
  readonly search: Finding["newest"];
  thread(actor: Actor, id: number): { items: MessageRow[] };
  find(actor: Actor, id: number): ListedMessage;
  findByContent(actor: Actor, contentId: number): { messageId: number; mailboxId: number };
  mark(actor: Actor, ids: readonly number[], change: MarkChange): Changed;
  move(actor: Actor, ids: readonly number[], mailboxId: number, whole?: boolean): Changed;
  expunge(actor: Actor, ids: readonly number[], whole?: boolean): Changed;
  empty(actor: Actor, mailboxId: number): Promise<{ removed: number; unread: number }>;
}

const PAGE = 50;
const THREAD = 100;
/** Rows that one transaction deletes: others wait no longer than that takes. */
const PORTION = 500;

export function createMailboxUse(
  kernel: Kernel,
  directory: DirectoryService,
  notifications: NotificationsService,
  book: AddressBook,
  labels: Labels,
  finding: Finding,
): MailboxUse {
  const { db } = kernel;

  /** The actor's account; undefined for somebody who has none yet, whose mailboxes are all empty. */
  const accountOf = (actor: Actor): number | undefined => store.accountOf(db, ownerOf(actor));
  function unreadOf(actor: Actor): number {
    const accountId = accountOf(actor);
    return accountId === undefined ? 0 : (store.mailboxByRole(db, accountId, "inbox")?.unseen ?? 0);
  }

  const present = (rows: readonly ListedMessage[]): MessageRow[] => presentRows(rows, book, directory);

  function find(actor: Actor, id: number): ListedMessage {
    const message = store.findMessage(db, actor, id);
    if (!message) throw kernelErrors.notFound();
    return message;
  }

  /** Runs one change over those of the named messages that the actor may change, and tells the windows. */
  function change(
    actor: Actor,
    ids: readonly number[],
    apply: (work: Work, message: MessagePlace, accountId: number) => boolean,
    { whole = false, alsoTouched = [] }: { whole?: boolean; alsoTouched?: readonly number[] } = {},
  ): Changed {
    const { id: personId } = mailUser(actor);
    return kernel.write(actor, (work) => {
      const named = whole ? store.wholeOf(work.db, ids) : ids;
      const places = store.writablePlaces(work.db, actor, named).filter((place) => apply(work, place, place.accountId));
      for (const [accountId, some] of Map.groupBy(places, (place) => place.accountId)) {
        const mailboxIds = [...new Set([...some.map(({ mailboxId }) => mailboxId), ...alsoTouched])];
        tellChanged(kernel, work, personId, accountId, { messageIds: some.map(({ id }) => id), mailboxIds });
      }
      return { changed: places.map(({ id }) => id), unread: unreadOf(actor) };
    });
  }

  /** A mailbox whose messages the actor may change. */
  function writableMailbox(actor: Actor, id: number): store.MailboxRow {
    const box = store.writableMailbox(db, actor, id);
    if (!box) throw kernelErrors.notFound();
    return box;
  }

  function rolesOf(accountId: number): Map<number, string | null> {
    return new Map(store.mailboxesOf(db, accountId).map(({ id, role }) => [id, role]));
  }

  const isDisposable = (role: string | null | undefined): boolean => role === "trash" || role === "junk";

  return {
    find,
    search: finding.newest,
    mailboxes(actor) {
      const accountId = accountOf(actor);
      if (accountId === undefined) return [];
      return store.mailboxesOf(db, accountId).map(({ id, role, name, total, unseen }) => {
        if (role !== "drafts") return { id, role, name, total, unseen };
        return { id, role, name, total: total + store.countDrafts(db, accountId), unseen };
      });
    },
    unread: (actor) => ({ unread: unreadOf(actor) }),
    async list(actor, { mailbox, filter, q, limit = PAGE, after }) {
      if (q !== undefined) {
        const before = readCursor<readonly [number]>(after, ["number"])?.[0];
        const rows = await finding.newest(actor, q, {
          limit: limit + 1,
          ...(before !== undefined && { before }),
          ...(filter && { filter }),
        });
        const page = pageFrom(
          rows,
          limit,
          ({ contentId }) => [contentId],
          (row) => row,
        );
        return { ...page, items: present(page.items) };
      }
      const accountId = accountOf(actor);
      const box =
        mailbox !== undefined
          ? store.visibleMailbox(db, actor, mailbox)
          : accountId === undefined
            ? undefined
            : store.mailboxByRole(db, accountId, "inbox");
      if (!box) {
        if (mailbox === undefined) return { items: [] };
        throw kernelErrors.notFound();
      }
      const cursor = readCursor<readonly [number, number]>(after, ["number", "number"]);
      const rows = store.listMessages(db, actor, {
        mailboxId: box.id,
        filter,
        limit,
        after: cursor && { receivedAt: cursor[0], id: cursor[1] },
      });
      const page = pageFrom(
        rows,
        limit,
        ({ receivedAt, id }) => [receivedAt, id],
        (row) => row,
      );
      return { ...page, items: present(page.items) };
    },
    thread(actor, id) {
      return { items: present(store.listThread(db, actor, find(actor, id), THREAD)) };
    },
    findByContent(actor, contentId) {
      const accountId = accountOf(actor);
      const copy = accountId === undefined ? undefined : store.copyOf(db, accountId, contentId);
      if (!copy) throw kernelErrors.notFound();
      return { messageId: copy.id, mailboxId: copy.mailboxId };
    },
    mark(actor, ids, { addLabels = [], removeLabels = [], whole = false, ...flags }) {
      const { id: personId } = mailUser(actor);
      const keywords = { add: labels.keywords(actor, addLabels), remove: labels.keywords(actor, removeLabels) };
      return change(
        actor,
        ids,
        (work, message) => {
          if (flags.seen) {
            notifications.markSubjectRead(work, personId, { type: "mail", id: message.contentId });
            noteOpened(kernel, work, message);
          }
          const marked = store.setFlags(work.db, message, withFlags(message.flags, flags));
          return store.changeKeywords(work.db, message, keywords) || marked;
        },
        { whole },
      );
    },
    move(actor, ids, mailboxId, whole = false) {
      const target = writableMailbox(actor, mailboxId);
      if (target.role === "drafts") throw kernelErrors.notFound();
      const moves = (work: Work, message: MessagePlace, accountId: number): boolean =>
        accountId === target.accountId && store.moveMessage(work.db, message, target.id);
      return change(actor, ids, moves, {
        whole,
        alsoTouched: [target.id],
      });
    },
    expunge(actor, ids, whole = false) {
      const refused = { some: false };
      const result = change(
        actor,
        ids,
        (work, message, accountId) => {
          const isGone = isDisposable(rolesOf(accountId).get(message.mailboxId));
          if (isGone) store.expungeMessage(work.db, message);
          else refused.some = true;
          return isGone;
        },
        { whole },
      );
      if (refused.some && result.changed.length === 0) throw mailErrors.onlyFromTrash();
      return result;
    },
    async empty(actor, mailboxId) {
      const { id: personId } = mailUser(actor);
      const box = writableMailbox(actor, mailboxId);
      if (!isDisposable(box.role)) throw mailErrors.onlyFromTrash();
      let removed = 0;
      let unread = 0;
      // What arrives while this runs is left alone.
      const until = box.uidNext;
      for (;;) {
        const some = kernel.write(actor, (work) => {
          const portion = store.someOf(work.db, box.id, PORTION).filter(({ uid }) => uid < until);
          for (const message of portion) store.expungeMessage(work.db, message);
          unread = tellChanged(kernel, work, personId, box.accountId, {
            messageIds: portion.map(({ id }) => id),
            mailboxIds: [box.id],
          });
          return portion.length;
        });
        removed += some;
        if (some < PORTION) return { removed, unread };
        await nextTurn();
      }
    },
  };
}
