import type { Actor } from "../../../kernel/access/actor.ts";
import type { PageOf } from "../../../kernel/contract/index.ts";
import { kernelErrors } from "../../../kernel/errors.ts";
import type { Kernel } from "../../../kernel/module.ts";
import { pageFrom, readCursor } from "../../../kernel/paging.ts";
import type { Work } from "../../../kernel/work.ts";
import type { DirectoryService } from "../../directory/module.ts";
import type { NotificationsService } from "../../notifications/module.ts";
import type { AddressBook } from "../addresses.ts";
import { tellShared } from "../deliver.ts";
import type { MailboxUse } from "../mailbox.ts";
import { mailUser } from "../policy.ts";
import { presentRows } from "../present.ts";
import * as mail from "../store.ts";
import * as cases from "./cases-store.ts";
import type { CaseRow } from "./cases-store.ts";
import type { Case, CaseEvent, CaseFilter, CaseListed, CaseWhat, SharedMailbox } from "./contract.ts";
import { sharedErrors } from "./errors.ts";
import { findShared } from "./store.ts";

/** Shared mailboxes as their members use them. */
export interface SharedMail {
  mailboxes(actor: Actor): { items: SharedMailbox[] };
  list(
    actor: Actor,
    accountId: number,
    query: { filter?: CaseFilter; limit?: number; after?: string },
  ): PageOf<CaseListed>;
  read(actor: Actor, messageId: number): { case: Case; events: CaseEvent[]; members: NonNullable<Case["assignee"]>[] };
  take(actor: Actor, id: number): Case;
  assign(actor: Actor, id: number, input: { personId: number | null; version: number }): Case;
  /** Whether the case belongs to a mailbox that the actor may open. */
  maySee(actor: Actor, id: number): boolean;
  setState(actor: Actor, id: number, input: { state: "open" | "closed"; version: number }): Case;
}

interface Parts {
  readonly directory: DirectoryService;
  readonly notifications: Pick<NotificationsService, "notify">;
  readonly book: AddressBook;
  readonly use: MailboxUse;
}

const PAGE = 50;

export function createSharedMail(kernel: Kernel, { directory, notifications, book, use }: Parts): SharedMail {
  const { db } = kernel;

  /** A shared account of which the actor is a member. */
  function memberOf(actor: Actor, accountId: number): mail.OpenAccount {
    const account = mail.openAccount(db, actor, accountId);
    if (account?.kind !== "shared") throw kernelErrors.notFound();
    return account;
  }

  function find(actor: Actor, id: number): CaseRow {
    const row = cases.caseById(db, id);
    if (!row) throw kernelErrors.notFound();
    memberOf(actor, row.accountId);
    return row;
  }

  function face(personId: number | null): Case["assignee"] {
    if (personId === null) return null;
    const person = directory.person(personId);
    return { id: personId, name: person?.name ?? "", photoHash: person?.photoHash ?? null };
  }

  const show = (row: CaseRow): Case => ({
    id: row.id,
    state: row.state,
    assignee: face(row.assigneeId),
    answeredBy: face(row.answeredBy),
    answeredAt: row.answeredAt,
    changedAt: row.changedAt,
    version: row.version,
  });

  /** Changes a case as it was seen and writes down who did it; refuses when somebody was faster. */
  function change(
    work: Work,
    actor: Actor,
    row: CaseRow,
    change: Partial<CaseRow>,
    event: { what: CaseWhat; toId?: number | null },
  ): void {
    const changed = cases.changeCase(work.db, row, { ...row, ...change, changedAt: work.now });
    if (!changed) throw sharedErrors.changed();
    const { what, toId = null } = event;
    cases.insertCaseEvent(work.db, { caseId: row.id, at: work.now, personId: mailUser(actor).id, what, toId });
    tellShared(kernel, work, row.accountId, { messageIds: [row.latestMessageId], mailboxIds: [] });
  }

  return {
    mailboxes(actor) {
      const { id: me } = mailUser(actor);
      const items = mail.accountsOf(db, actor).filter(({ kind }) => kind === "shared");
      return {
        items: items.map(({ id: accountId, owner, name }) => ({
          accountId,
          name,
          owner,
          address: book.headerOf(owner, "").address,
          ...cases.countCases(db, accountId, me),
          mailboxes: mail
            .mailboxesOf(db, accountId)
            .map((box) => ({ id: box.id, role: box.role, name: box.name, total: box.total, unseen: box.unseen })),
          closedAt: findShared(db, accountId)?.closedAt ?? null,
        })),
      };
    },
    list(actor, accountId, { filter = "open", limit = PAGE, after }) {
      memberOf(actor, accountId);
      const cursor = readCursor<[number, number]>(after, ["number", "number"]);
      const rows = cases.listCases(db, {
        accountId,
        filter,
        me: mailUser(actor).id,
        limit,
        after: cursor && { changedAt: cursor[0], id: cursor[1] },
      });
      return pageFrom(
        rows,
        limit,
        ({ changedAt, id }) => [changedAt, id],
        (row) => {
          const latest = mail.findMessage(db, actor, row.latestMessageId);
          return { ...show(row), latest: (latest && presentRows([latest], book, directory)[0]) ?? null };
        },
      );
    },
    read(actor, messageId) {
      const message = use.find(actor, messageId);
      const account = memberOf(actor, message.accountId);
      const row = cases.findCase(db, message.accountId, message.threadKey);
      if (!row) throw kernelErrors.notFound();
      const events = cases.caseEvents(db, row.id).map(({ id, at, personId, what, toId }) => ({
        id,
        at,
        person: face(personId),
        what,
        to: face(toId),
      }));
      const members = directory
        .people(directory.expandAudience([account.owner]))
        .map(({ id, name, photoHash }) => ({ id, name, photoHash }));
      return { case: show(row), events, members };
    },
    take(actor, id) {
      const { id: me } = mailUser(actor);
      kernel.write(actor, (work) => {
        const row = find(actor, id);
        if (row.assigneeId === me) return;
        // Two press at the same moment: the transaction that came first has it, the other is told whose it is.
        if (row.assigneeId !== null) throw sharedErrors.taken({ name: face(row.assigneeId)?.name ?? "" });
        change(work, actor, row, { assigneeId: me }, { what: "taken" });
      });
      return show(find(actor, id));
    },
    assign(actor, id, { personId, version }) {
      kernel.write(actor, (work) => {
        const row = find(actor, id);
        if (row.version !== version) throw sharedErrors.changed();
        if (row.assigneeId === personId) return;
        const { owner } = memberOf(actor, row.accountId);
        if (personId !== null && !directory.expandAudience([owner]).includes(personId)) {
          throw sharedErrors.notMember({}, "/body/personId");
        }
        const event = personId === null ? { what: "released" as const } : { what: "assigned" as const, toId: personId };
        change(work, actor, row, { assigneeId: personId }, event);
        const { id: me } = mailUser(actor);
        const latest = mail.findMessage(work.db, actor, row.latestMessageId);
        if (personId === null || personId === me || !latest) return;
        notifications.notify(work, {
          kind: "mail.assigned",
          to: [personId],
          from: me,
          title: { vi: "Giao xử lý thư", en: "Conversation given to you" },
          body: latest.subject,
          path: `/mail/shared/${String(row.accountId)}/${String(latest.id)}`,
          subject: { type: "mail-case", id: row.id },
          dedupe: String(row.version),
        });
      });
      return show(find(actor, id));
    },
    maySee(actor, id) {
      const row = cases.caseById(db, id);
      return row !== undefined && mail.openAccount(db, actor, row.accountId)?.kind === "shared";
    },
    setState(actor, id, { state, version }) {
      kernel.write(actor, (work) => {
        const row = find(actor, id);
        if (row.version !== version) throw sharedErrors.changed();
        if (row.state === state) return;
        change(work, actor, row, { state }, { what: state === "closed" ? "closed" : "reopened" });
      });
      return show(find(actor, id));
    },
  };
}

/** A member has answered from a shared mailbox: the conversation shows by whom, and is his unless it was another's. */
export function noteAnswered(
  kernel: Kernel,
  work: Work,
  answer: { accountId: number; threadKey: string; messageId: number; personId: number },
): void {
  const { accountId, threadKey, messageId, personId } = answer;
  const row = cases.findCase(work.db, accountId, threadKey);
  if (!row) return;
  cases.changeCase(work.db, row, {
    state: "answered",
    assigneeId: row.assigneeId ?? personId,
    answeredBy: personId,
    answeredAt: work.now,
    latestMessageId: messageId,
    changedAt: work.now,
  });
  cases.insertCaseEvent(work.db, { caseId: row.id, at: work.now, personId, what: "answered", toId: null });
  tellShared(kernel, work, accountId, { messageIds: [messageId], mailboxIds: [] });
}
