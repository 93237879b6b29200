import { setImmediate as nextTurn } from "node:timers/promises";
import type { Actor } from "../../kernel/access/actor.ts";
import type { PageOf } from "../../kernel/contract/index.ts";
import { kernelErrors } from "../../kernel/errors.ts";
import type { Kernel } from "../../kernel/module.ts";
import { pageFrom, readCursor } from "../../kernel/paging.ts";
import { ftsMatch } from "../../kernel/text/index.ts";
import type { Work } from "../../kernel/work.ts";
import type { DirectoryService } from "../directory/module.ts";
import type { NotificationsService } from "../notifications/module.ts";
import type { AddressBook } from "./addresses.ts";
import type { Mailbox, MessageFilter, MessageRow } from "./contract.ts";
import { tellChanged } from "./deliver.ts";
import { mailErrors } from "./errors.ts";
import { withFlags } from "./flags.ts";
import { mailUser, ownerOf } from "./policy.ts";
import { presentRows } from "./present.ts";
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

/** What a person does with the messages that he or she has. */
export interface MailboxUse {
  mailboxes(actor: Actor): Mailbox[];
  unread(actor: Actor): { unread: number };
  list(actor: Actor, query: ListQuery): Promise<PageOf<MessageRow>>;
  search(
    actor: Actor,
    typed: string,
    page: { limit: number; before?: number; filter?: MessageFilter },
  ): Promise<ListedMessage[]>;
  thread(actor: Actor, id: number): { items: MessageRow[] };
  find(actor: Actor, id: number): ListedMessage;
  findByContent(actor: Actor, contentId: number): { messageId: number; mailboxId: number };
  mark(actor: Actor, ids: readonly number[], change: { seen?: boolean; flagged?: boolean }): Changed;
  move(actor: Actor, ids: readonly number[], mailboxId: number): Changed;
  expunge(actor: Actor, ids: readonly number[]): Changed;
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

  async function search(
    actor: Actor,
    typed: string,
    page: { limit: number; before?: number; filter?: MessageFilter },
  ): Promise<ListedMessage[]> {
    const match = ftsMatch(typed, store.SEARCH_COLUMNS);
    if (!match) return [];
    const { sql, params } = store.searchQuestion(actor, match.any, {
      limit: page.limit,
      beforeContent: page.before ?? Number.MAX_SAFE_INTEGER,
      filter: page.filter,
    });
    return kernel.readers.all<ListedMessage>(sql, params);
  }

  /** Runs one change over those of the named messages that the actor may change, and tells the windows. */
  function change(
    actor: Actor,
    ids: readonly number[],
    apply: (work: Work, message: MessagePlace, accountId: number) => boolean,
    alsoTouched: readonly number[] = [],
  ): Changed {
    const { id: personId } = mailUser(actor);
    return kernel.write(actor, (work) => {
      const places = store.writablePlaces(work.db, actor, ids).filter((place) => apply(work, place, place.accountId));
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
    search,
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
        const rows = await search(actor, q, {
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
    mark(actor, ids, wanted) {
      const { id: personId } = mailUser(actor);
      return change(actor, ids, (work, message) => {
        if (wanted.seen) notifications.markSubjectRead(work, personId, { type: "mail", id: message.contentId });
        return store.setFlags(work.db, message, withFlags(message.flags, wanted));
      });
    },
    move(actor, ids, mailboxId) {
      const target = writableMailbox(actor, mailboxId);
      if (target.role === "drafts") throw kernelErrors.notFound();
      return change(
        actor,
        ids,
        (work, message, accountId) => accountId === target.accountId && store.moveMessage(work.db, message, target.id),
        [target.id],
      );
    },
    expunge(actor, ids) {
      const refused = { some: false };
      const result = change(actor, ids, (work, message, accountId) => {
        const isGone = isDisposable(rolesOf(accountId).get(message.mailboxId));
        if (isGone) store.expungeMessage(work.db, message);
        else refused.some = true;
        return isGone;
      });
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
