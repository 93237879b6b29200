import { getPerson } from "../../../server/modules/directory/contract.ts";
import * as contract from "../../../server/modules/mail/contract.ts";
import type {
  Attachment,
  BulkChange,
  BulkProgress,
  Conversation,
  Correspondent,
  DraftRow,
  Label,
  ListScope,
  Mailbox,
  MailboxRole,
  Message,
  MessageFilter,
  MessageRow,
  Positions,
  SearchChip,
  SearchSuggestion,
} from "../../../server/modules/mail/contract.ts";
import type { PageOf } from "../../../server/kernel/contract/schema.ts";
import { call, CallError } from "../../kernel/call.ts";

export {
  attachmentAddress,
  attachmentsAddress,
  bodyAddress,
  originalAddress,
} from "../../../server/modules/mail/contract.ts";
export type {
  Attachment,
  BulkChange,
  BulkProgress,
  Conversation,
  Correspondent,
  DraftRow,
  Label,
  ListScope,
  Mailbox,
  MailboxRole,
  Message,
  MessageFilter,
  MessageRow,
  SearchChip,
};

const until = (signal?: AbortSignal) => (signal ? { signal } : {});

export interface Overview {
  readonly address: string;
  readonly items: readonly Mailbox[];
  readonly labels: readonly Label[];
  readonly waiting: number;
  readonly conversations: boolean;
  readonly maxMessageBytes: number;
}

export const fetchOverview = (signal?: AbortSignal): Promise<Overview> =>
  call(contract.listMailboxes, {}, until(signal));

export const fetchUnread = async (): Promise<number> => (await call(contract.countUnread)).unread;

export const fetchMessages = (
  query: { mailbox?: number; filter?: MessageFilter; q?: string; limit?: number; after?: string },
  signal?: AbortSignal,
): Promise<PageOf<MessageRow>> => call(contract.listMessages, { query }, until(signal));

/** What a search finds, and how it was understood. */
export type Found = Awaited<ReturnType<typeof searchMessages>>;
export const searchMessages = (query: { q: string; after?: string }, signal?: AbortSignal) =>
  call(contract.searchMessages, { query }, until(signal));

export const suggestSearch = async (q: string, signal: AbortSignal): Promise<readonly SearchSuggestion[]> =>
  (await call(contract.suggestSearch, { query: { q } }, until(signal))).items;

export const fetchMessage = (id: number, signal?: AbortSignal): Promise<Message> =>
  call(contract.readMessage, { params: { id } }, until(signal));

export const fetchThread = async (id: number, signal?: AbortSignal): Promise<MessageRow[]> =>
  (await call(contract.listThread, { params: { id } }, until(signal))).items;

export const findByContent = (id: number, signal?: AbortSignal): Promise<{ messageId: number; mailboxId: number }> =>
  call(contract.findByContent, { params: { id } }, until(signal));

export type Arrival = contract.Arrival;
export const fetchArrival = (id: number, signal: AbortSignal): Promise<Arrival> =>
  call(contract.readArrival, { params: { id } }, until(signal));

export type Source = Awaited<ReturnType<typeof fetchSource>>;
export const fetchSource = (id: number, signal: AbortSignal) =>
  call(contract.readSource, { params: { id } }, until(signal));

export type Contact = Awaited<ReturnType<typeof fetchContact>>;
export const fetchContact = (id: number, signal: AbortSignal) => call(getPerson, { params: { id } }, until(signal));

export const trustPictures = (address: string): Promise<unknown> => call(contract.trustPictures, { body: { address } });

export const turnMessage = (id: number, kind: string): Promise<{ path: string }> =>
  call(contract.turnMessage, { params: { id, kind } });

/** The HTML of a message; it has not been made safe. */
export async function fetchBody(id: number, signal: AbortSignal): Promise<string> {
  const reply = await fetch(contract.bodyAddress(id, "hidden"), { credentials: "same-origin", signal });
  if (!reply.ok) throw new CallError({ code: "web.unexpected", status: reply.status, message: reply.statusText });
  return reply.text();
}

export const fetchPositions = (scope: ListScope, signal: AbortSignal): Promise<Positions> =>
  call(contract.listPositions, { query: scope }, until(signal));

export const fetchRange = async (
  scope: ListScope,
  after: string | undefined,
  end: string | undefined,
  signal: AbortSignal,
): Promise<MessageRow[]> => {
  const query = { ...scope, ...(after !== undefined && { after }), ...(end !== undefined && { until: end }) };
  return (await call(contract.listRange, { query }, until(signal))).items;
};

/** What is changed on messages; `whole` means all of their conversations in their folders. */
export interface Marks {
  readonly seen?: boolean;
  readonly flagged?: boolean;
  readonly addLabels?: number[];
  readonly removeLabels?: number[];
}

export interface Changed {
  readonly changed: number[];
  readonly unread: number;
}

/** The most messages that one call names. */
const IDS_PER_CALL = 500;

/** Calls with so many ids at a time as the server takes, one after the other. */
async function inPortions(ids: readonly number[], send: (some: number[]) => Promise<Changed>): Promise<Changed> {
  let all: Changed = { changed: [], unread: 0 };
  for (let from = 0; from < ids.length; from += IDS_PER_CALL) {
    const { changed, unread } = await send(ids.slice(from, from + IDS_PER_CALL));
    all = { changed: [...all.changed, ...changed], unread };
  }
  return all;
}

export const markMessages = (ids: readonly number[], marks: Marks, whole = false): Promise<Changed> =>
  inPortions(ids, (some) => call(contract.markMessages, { body: { ids: some, ...marks, whole } }));

export const moveMessages = (ids: readonly number[], mailboxId: number, whole = false): Promise<Changed> =>
  inPortions(ids, (some) => call(contract.moveMessages, { body: { ids: some, mailboxId, whole } }));

export const expungeMessages = (ids: readonly number[], whole = false): Promise<Changed> =>
  inPortions(ids, (some) => call(contract.expungeMessages, { body: { ids: some, whole } }));

export const startBulk = (scope: ListScope, change: BulkChange): Promise<BulkProgress> =>
  call(contract.startBulk, { body: { scope, change } });

export const cancelBulk = (id: number): Promise<unknown> => call(contract.cancelBulk, { params: { id } });

export const undoBulk = (id: number): Promise<BulkProgress> => call(contract.undoBulk, { params: { id } });

export const setReading = (conversations: boolean): Promise<unknown> =>
  call(contract.setReading, { body: { conversations } });

export const createFolder = (name: string, parentId: number | undefined): Promise<{ id: number }> =>
  call(contract.createFolder, { body: { name, ...(parentId !== undefined && { parentId }) } });

export const renameFolder = (id: number, name: string): Promise<unknown> =>
  call(contract.changeFolder, { params: { id }, body: { name } });

export const deleteFolder = (id: number): Promise<unknown> => call(contract.deleteFolder, { params: { id } });

export const createLabel = (name: string, tone: number): Promise<Label> =>
  call(contract.createLabel, { body: { name, tone } });

export const changeLabel = (id: number, name: string, tone: number): Promise<Label> =>
  call(contract.changeLabel, { params: { id }, body: { name, tone } });

export const removeLabel = (id: number): Promise<unknown> => call(contract.removeLabel, { params: { id } });

export const emptyMailbox = (id: number): Promise<{ removed: number }> =>
  call(contract.emptyMailbox, { params: { id } });

export const fetchDrafts = (after?: string, signal?: AbortSignal): Promise<PageOf<DraftRow>> =>
  call(contract.listDrafts, { query: after === undefined ? {} : { after } }, until(signal));
