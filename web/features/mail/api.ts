import { findAudience } from "../../../server/modules/directory/contract.ts";
import { discardFile, uploadFile, type Upload } from "../../../server/modules/files/contract.ts";
import * as contract from "../../../server/modules/mail/contract.ts";
import type {
  Attachment,
  Correspondent,
  Draft,
  DraftFile,
  DraftInput,
  DraftRow,
  Mailbox,
  MailboxRole,
  Message,
  MessageFilter,
  MessageRow,
  RecipientName,
} from "../../../server/modules/mail/contract.ts";
import type { PageOf } from "../../../server/kernel/contract/schema.ts";
import { call, CallError } from "../../kernel/call.ts";
import { photoUrl } from "../../ui/cs-avatar.ts";
import type { Pick } from "../../ui/picking.ts";

export { attachmentAddress, bodyAddress, originalAddress } from "../../../server/modules/mail/contract.ts";
export type {
  Attachment,
  Correspondent,
  Draft,
  DraftFile,
  DraftInput,
  DraftRow,
  Mailbox,
  MailboxRole,
  Message,
  MessageFilter,
  MessageRow,
  RecipientName,
  Upload,
};

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

export const startDraft = (from: {
  to?: string[];
  original?: { messageId: number; as: "reply" | "replyAll" | "forward" };
}): Promise<Draft> => call(contract.startDraft, { body: from });

export const fetchDraft = (id: number, signal?: AbortSignal): Promise<Draft> =>
  call(contract.readDraft, { params: { id } }, until(signal));

export const saveDraft = (id: number, body: DraftInput): Promise<{ version: number; savedAt: number }> =>
  call(contract.saveDraft, { params: { id }, body });

export const discardDraft = (id: number): Promise<unknown> => call(contract.discardDraft, { params: { id } });

export const sendDraft = (id: number, version: number): Promise<{ messageId: number; delivered: number }> =>
  call(contract.sendDraft, { params: { id }, body: { version } });

export const upload = (
  file: File,
  signal: AbortSignal,
  onProgress: (sent: number, total: number) => void,
): Promise<Upload> =>
  call(uploadFile, { query: { name: file.name, type: file.type }, body: file }, { signal, onProgress });

export const discardUpload = (id: number): Promise<unknown> => call(discardFile, { params: { id } });

export const attach = (draftId: number, fileId: number): Promise<DraftFile> =>
  call(contract.attachToDraft, { params: { id: draftId }, body: { fileId } });

export const detach = (draftId: number, fileId: number): Promise<unknown> =>
  call(contract.detachFromDraft, { params: { id: draftId, fileId } });

/** People, departments, groups and roles by any part of a name. */
export async function findRecipients(q: string, signal: AbortSignal): Promise<readonly Pick[]> {
  const { items } = await call(findAudience, { query: { q, limit: 12 } }, { signal });
  return items.map(({ key, name, detail, photoHash }) => ({
    key,
    name,
    detail,
    ...(photoHash !== null && { photo: photoUrl(photoHash) }),
    kind: kindOf(key),
  }));
}

/** What stands beside a recipient: a face, a house, several heads, an envelope. */
export function kindOf(key: string): NonNullable<Pick["kind"]> {
  if (key.includes("@")) return "address";
  if (key.startsWith("person:")) return "person";
  return key.startsWith("department:") ? "department" : "group";
}
