import * as contract from "../../../server/modules/mail/contract.ts";
import type {
  Attachment,
  Correspondent,
  DraftRow,
  Mailbox,
  MailboxRole,
  Message,
  MessageFilter,
  MessageRow,
} from "../../../server/modules/mail/contract.ts";
import type { PageOf } from "../../../server/kernel/contract/schema.ts";
import { call, CallError } from "../../kernel/call.ts";

export { attachmentAddress, bodyAddress, originalAddress } from "../../../server/modules/mail/contract.ts";
export type { Attachment, Correspondent, DraftRow, Mailbox, MailboxRole, Message, MessageFilter, MessageRow };

const until = (signal?: AbortSignal) => (signal ? { signal } : {});

export interface Overview {
  readonly address: string;
  readonly items: readonly Mailbox[];
  readonly maxMessageBytes: number;
}

export const fetchOverview = (signal?: AbortSignal): Promise<Overview> =>
  call(contract.listMailboxes, {}, until(signal));

export const fetchUnread = async (): Promise<number> => (await call(contract.countUnread)).unread;

export const fetchMessages = (
  query: { mailbox?: number; filter?: MessageFilter; q?: string; limit?: number; after?: string },
  signal?: AbortSignal,
): Promise<PageOf<MessageRow>> => call(contract.listMessages, { query }, until(signal));

export const fetchMessage = (id: number, signal?: AbortSignal): Promise<Message> =>
  call(contract.readMessage, { params: { id } }, until(signal));

export const fetchThread = async (id: number, signal?: AbortSignal): Promise<MessageRow[]> =>
  (await call(contract.listThread, { params: { id } }, until(signal))).items;

export const findByContent = (id: number, signal?: AbortSignal): Promise<{ messageId: number; mailboxId: number }> =>
  call(contract.findByContent, { params: { id } }, until(signal));

/** The HTML of a message; it has not been made safe. */
export async function fetchBody(id: number, signal: AbortSignal): Promise<string> {
  const reply = await fetch(contract.bodyAddress(id, "hidden"), { credentials: "same-origin", signal });
  if (!reply.ok) throw new CallError({ code: "web.unexpected", status: reply.status, message: reply.statusText });
  return reply.text();
}

export const markMessages = (
  ids: readonly number[],
  change: { seen?: boolean; flagged?: boolean },
): Promise<{ unread: number }> => call(contract.markMessages, { body: { ids: [...ids], ...change } });

export const moveMessages = (ids: readonly number[], mailboxId: number): Promise<{ unread: number }> =>
  call(contract.moveMessages, { body: { ids: [...ids], mailboxId } });

export const expungeMessages = (ids: readonly number[]): Promise<{ unread: number }> =>
  call(contract.expungeMessages, { body: { ids: [...ids] } });

export const emptyMailbox = (id: number): Promise<{ removed: number }> =>
  call(contract.emptyMailbox, { params: { id } });

export const fetchDrafts = (after?: string, signal?: AbortSignal): Promise<PageOf<DraftRow>> =>
  call(contract.listDrafts, { query: after === undefined ? {} : { after } }, until(signal));
