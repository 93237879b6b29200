import {
  discardFile,
  dropKeptFile,
  listKeptFiles,
  uploadFile,
  type KeptFile,
  type Upload,
} from "../../../../server/modules/files/contract.ts";
import * as contract from "../../../../server/modules/mail/contract.ts";
import type {
  Draft,
  DraftFile,
  DraftInput,
  DraftRow,
  DraftStart,
  MailFile,
  RecipientName,
  Signature,
  Template,
  TemplateInput,
} from "../../../../server/modules/mail/contract.ts";
import type { PageOf } from "../../../../server/kernel/contract/schema.ts";
import { call } from "../../../kernel/call.ts";
import { photoUrl } from "../../../ui/cs-avatar.ts";
import type { Pick } from "../../../ui/picking.ts";

export { DRAFTS_CHANGED, draftFileAddress, MAX_SIGNATURE } from "../../../../server/modules/mail/contract.ts";
export type { DraftsChanged } from "../../../../server/modules/mail/contract.ts";
/** What a draft says, whichever version of it. */
export type DraftContent = Omit<DraftInput, "version">;
export type { Draft, DraftFile, DraftInput, DraftRow, DraftStart, Signature, Template, TemplateInput };

export const startDraft = (from: DraftStart): Promise<Draft> => call(contract.startDraft, { body: from });

export const openDraft = (messageId: number): Promise<Draft> => call(contract.openDraft, { params: { id: messageId } });

export const fetchDraft = (id: number, signal?: AbortSignal): Promise<Draft> =>
  call(contract.readDraft, { params: { id } }, signal ? { signal } : {});

export const saveDraft = (id: number, body: DraftInput): Promise<{ version: number; savedAt: number }> =>
  call(contract.saveDraft, { params: { id }, body });

export const putAway = (id: number): Promise<unknown> => call(contract.putAwayDraft, { params: { id } });

export const discardDraft = (id: number): Promise<unknown> => call(contract.discardDraft, { params: { id } });

export interface Sent {
  readonly messageId: number | null;
  readonly delivered: number;
  readonly sendAt: number | null;
}

export const sendDraft = (id: number, version: number, wish: { at?: number; hold?: boolean }): Promise<Sent> =>
  call(contract.sendDraft, { params: { id }, body: { version, ...wish } });

export const takeBack = (id: number): Promise<Draft> => call(contract.takeBackDraft, { params: { id } });

export const fetchWaiting = (after?: string, signal?: AbortSignal): Promise<PageOf<DraftRow>> =>
  call(contract.listWaiting, { query: after === undefined ? {} : { after } }, signal ? { signal } : {});

export const redirect = (messageId: number, to: readonly string[]): Promise<{ delivered: number }> =>
  call(contract.redirectMessage, { params: { id: messageId }, body: { to: [...to] } });

export const upload = (
  file: File,
  signal: AbortSignal,
  onProgress: (sent: number, total: number) => void,
): Promise<Upload> =>
  call(uploadFile, { query: { name: file.name, type: file.type }, body: file }, { signal, onProgress });

export const discardUpload = (id: number): Promise<unknown> => call(discardFile, { params: { id } });

export const attach = (
  draftId: number,
  fileId: number,
  as: { inline?: boolean; link?: string } = {},
): Promise<DraftFile> => call(contract.attachToDraft, { params: { id: draftId }, body: { fileId, ...as } });

export type { KeptFile, MailFile };
export const fetchMailFiles = (q: string, after: string | undefined, signal: AbortSignal): Promise<PageOf<MailFile>> =>
  call(contract.listMailFiles, { query: { q, ...(after !== undefined && { after }) } }, { signal });

export const fetchKept = (q: string, after: string | undefined, signal: AbortSignal): Promise<PageOf<KeptFile>> =>
  call(listKeptFiles, { query: { q, ...(after !== undefined && { after }) } }, { signal });

export const dropKept = (id: number): Promise<unknown> => call(dropKeptFile, { params: { id } });

/** A file that the office has already: one that was put by, or one of a message. */
export type Stored =
  { readonly keptId: number } | { readonly enclosed: { readonly messageId: number; readonly index: number } };
export const attachStored = (draftId: number, which: Stored): Promise<DraftFile> =>
  call(contract.attachStored, { params: { id: draftId }, body: { ...which, origin: location.origin } });

export const keepAttachment = (messageId: number, index: number): Promise<KeptFile> =>
  call(contract.keepAttachment, { params: { id: messageId, index } });

export const detach = (draftId: number, fileId: number): Promise<unknown> =>
  call(contract.detachFromDraft, { params: { id: draftId, fileId } });

export const fetchLimit = async (): Promise<number> => (await call(contract.listMailboxes)).maxMessageBytes;

/** People, departments, groups and roles by any part of a name; those one wrote to of late first. */
export async function findRecipients(q: string, signal: AbortSignal): Promise<readonly Pick[]> {
  const { items } = await call(contract.findRecipients, { query: { q, limit: 12 } }, { signal });
  return items.map(pickOf);
}

/** Who stands behind pasted addresses and names. */
export async function nameRecipients(texts: readonly string[]): Promise<ReadonlyMap<string, Pick>> {
  const { items } = await call(contract.nameRecipients, { body: { texts: texts.slice(0, contract.MAX_PASTED) } });
  return new Map(items.map(({ text, found }) => [text, pickOf(found)]));
}

export async function fetchMembers(key: string): Promise<readonly Pick[]> {
  return (await call(contract.listMembers, { query: { key } })).items.map(pickOf);
}

export function pickOf({ value, name, detail, count, photoHash }: RecipientName): Pick {
  const kind = kindOf(value);
  return {
    key: value,
    name,
    detail,
    ...(photoHash !== null && { photo: photoUrl(photoHash) }),
    ...((kind === "department" || kind === "group") && { count }),
    kind,
  };
}

/** What stands beside a recipient: a face, a house, several heads, an envelope. */
function kindOf(key: string): NonNullable<Pick["kind"]> {
  if (key.includes("@")) return "address";
  if (key.startsWith("person:")) return "person";
  return key.startsWith("department:") ? "department" : "group";
}

/** A pick of an address that somebody typed in full; undefined while it is none. */
export function pickTyped(text: string): Pick | undefined {
  const address = /<([^<>]+)>\s*$/.exec(text)?.[1] ?? text;
  return /^[^\s<>,;@]+@[^\s<>,;@]+$/.test(address) ? { key: address, name: address, kind: "address" } : undefined;
}

export const fetchSignatures = async (): Promise<Signature[]> => (await call(contract.listSignatures)).items;

export const saveSignature = (post: string, text: string): Promise<Signature> =>
  call(contract.saveSignature, { params: { post }, body: { text } });

export const fetchTemplates = (): Promise<{ items: Template[]; owners: { key: string; name: string }[] }> =>
  call(contract.listTemplates);

export const createTemplate = (body: TemplateInput): Promise<Template> => call(contract.createTemplate, { body });

export const saveTemplate = (id: number, body: TemplateInput & { version: number }): Promise<Template> =>
  call(contract.saveTemplate, { params: { id }, body });

export const deleteTemplate = (id: number): Promise<unknown> => call(contract.deleteTemplate, { params: { id } });

export const fillTemplate = (id: number, recipient: string): Promise<{ subject: string; html: string }> =>
  call(contract.fillTemplate, { params: { id }, query: { recipient } });
