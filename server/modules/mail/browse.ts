import type { Actor } from "../../kernel/access/actor.ts";
import { kernelErrors } from "../../kernel/errors.ts";
import type { Kernel } from "../../kernel/module.ts";
import type { DirectoryService } from "../directory/module.ts";
import type { AddressBook } from "./addresses.ts";
import { RANGE_ROWS, type Conversation, type ListScope, type MessageRow, type Positions } from "./contract.ts";
import { FLAG } from "./flags.ts";
import { mailUser, ownerOf } from "./policy.ts";
import { presentRows } from "./present.ts";
import * as store from "./store.ts";
import type { MessageKey, Scope, Spoken } from "./store.ts";

/** Lists of messages that one may enter anywhere. */
export interface Browse {
  positions(actor: Actor, scope: ListScope): Promise<Positions>;
  range(actor: Actor, query: ListScope & { readonly after?: string; readonly until?: string }): { items: MessageRow[] };
  /** What a scope means; throws for a mailbox or label that is not the actor's. */
  scopeOf(actor: Actor, scope: ListScope): Scope;
  setReading(actor: Actor, conversations: boolean): void;
}

/** Rows between two anchors: a few screens. */
const STEP = 100;
/** Anchors of a long list, until their distance is as large as a range may be. */
const ANCHORS = 1_000;
/** Messages of a conversation that its row looks at. */
const SPOKEN = 20;
/** Names in a row. */
const NAMES = 4;

export function createBrowse(kernel: Kernel, directory: DirectoryService, book: AddressBook): Browse {
  const { db, readers } = kernel;

  function scopeOf(actor: Actor, { mailbox, label, filter, rows }: ListScope): Scope {
    const accountId = store.accountOf(db, ownerOf(actor));
    if (accountId === undefined) throw kernelErrors.notFound();
    const found = label === undefined ? undefined : store.findLabel(db, accountId, label);
    const box =
      mailbox === undefined
        ? label === undefined
          ? store.mailboxByRole(db, accountId, "inbox")
          : undefined
        : store.visibleMailbox(db, actor, mailbox);
    if ((label !== undefined && !found) || (mailbox !== undefined && !box)) throw kernelErrors.notFound();
    return {
      mailboxId: box?.id,
      keyword: found?.keyword,
      filter,
      conversations: rows === "conversations" && found === undefined,
    };
  }

  /** Puts beside each row what it stands for. */
  function withConversations(actor: Actor, mailboxId: number, accountId: number, rows: MessageRow[]): MessageRow[] {
    const threadKeys = rows.map(({ threadKey }) => threadKey);
    const spoken = Map.groupBy(
      store.spokenIn(db, actor, { accountId, mailboxId, threadKeys, most: SPOKEN }),
      ({ threadKey }) => threadKey,
    );
    const mine = mailUser(actor).id;
    return rows.map((row) => ({ ...row, conversation: conversationOf(spoken.get(row.threadKey) ?? [], mine) }));
  }

  return {
    scopeOf,
    async positions(actor, asked) {
      const scope = scopeOf(actor, asked);
      const counted = store.totalQuestion(actor, scope);
      const total = (await readers.get<{ total: number }>(counted.sql, counted.params))?.total ?? 0;
      const step = Math.min(Math.max(STEP, Math.ceil(total / ANCHORS)), RANGE_ROWS);
      const asking = store.anchorsQuestion(actor, scope, step);
      const keys = total <= step ? [] : await readers.all<MessageKey>(asking.sql, asking.params);
      return { total, step, anchors: keys.map(anchorOf) };
    },
    range(actor, { after, until, ...asked }) {
      const scope = scopeOf(actor, asked);
      const listed = store.rangeOf(db, actor, scope, {
        after: after === undefined ? undefined : keyOf(after),
        until: until === undefined ? undefined : keyOf(until),
        limit: RANGE_ROWS,
      });
      const items = presentRows(listed, book, directory);
      const accountId = listed[0]?.accountId;
      if (!scope.conversations || scope.mailboxId === undefined || accountId === undefined) return { items };
      return { items: withConversations(actor, scope.mailboxId, accountId, items) };
    },
    setReading(actor, conversations) {
      kernel.write(actor, (work) => {
        store.setConversations(work.db, store.ensureAccount(work.db, mailUser(actor).id, work.now), conversations);
      });
    },
  };
}

/** `1700000000000-12`; the schema holds what is read to this form. */
export const anchorOf = ({ receivedAt, id }: MessageKey): string => `${String(receivedAt)}-${String(id)}`;

function keyOf(anchor: string): MessageKey {
  const [receivedAt = 0, id = 0] = anchor.split("-").map(Number);
  return { receivedAt, id };
}

function conversationOf(spoken: readonly Spoken[], mine: number): Conversation {
  const people = new Map<string, { name: string; me: boolean; unread: boolean }>();
  for (const { senderId, fromName, fromAddress, flags } of spoken) {
    const key = senderId === null ? fromAddress.toLowerCase() : String(senderId);
    const unread = (flags & FLAG.seen) === 0 || people.get(key)?.unread === true;
    // Set anew: who spoke last stands last.
    people.delete(key);
    people.set(key, { name: fromName === "" ? fromAddress : fromName, me: senderId === mine, unread });
  }
  return {
    total: Math.max(spoken[0]?.total ?? 1, 1),
    unread: spoken.filter(({ flags }) => (flags & FLAG.seen) === 0).length,
    flagged: spoken.some(({ flags }) => (flags & FLAG.flagged) !== 0),
    hasAttachments: spoken.some(({ hasAttachments }) => hasAttachments === 1),
    people: [...people.values()].slice(-NAMES),
  };
}
