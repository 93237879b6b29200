import type { PageOf } from "../../../../server/kernel/contract/schema.ts";
import { findAudience } from "../../../../server/modules/directory/contract.ts";
import * as contract from "../../../../server/modules/mail/contract.ts";
import type {
  AbsenceReply,
  AbsenceReplyText,
  Case,
  CaseEvent,
  CaseFilter,
  CaseListed,
  Delegation,
  LentMailbox,
  LetterState,
  MessageRow,
  Receipt,
  Retention,
  Rule,
  RuleInput,
  SharedMailbox,
  Transfer,
  WritingName,
} from "../../../../server/modules/mail/contract.ts";
import { call } from "../../../kernel/call.ts";
import { photoUrl } from "../../../ui/cs-avatar.ts";
import type { Pick } from "../../../ui/picking.ts";

export {
  LETTER_CHANGED,
  MAIL_TRANSFER,
  RULE_RUN,
  SHARED_CHANGED,
  transferFileAddress,
} from "../../../../server/modules/mail/contract.ts";
export type {
  AbsenceReply,
  AbsenceReplyText,
  Case,
  CaseEvent,
  CaseFilter,
  CaseListed,
  Delegation,
  LentMailbox,
  LetterState,
  MessageRow,
  Receipt,
  Retention,
  Rule,
  RuleInput,
  SharedMailbox,
  Transfer,
  WritingName,
};

const until = (signal?: AbortSignal) => (signal ? { signal } : {});
const one = (id: number) => ({ params: { id } });

export const fetchRules = async (signal?: AbortSignal): Promise<Rule[]> =>
  (await call(contract.listRules, {}, until(signal))).items;
export const addRule = (body: RuleInput): Promise<Rule> => call(contract.createRule, { body });
export const saveRule = (id: number, body: RuleInput): Promise<Rule> => call(contract.changeRule, { ...one(id), body });
export const removeRule = (id: number): Promise<unknown> => call(contract.removeRule, one(id));
export const orderRules = async (ids: number[]): Promise<Rule[]> =>
  (await call(contract.orderRules, { body: { ids } })).items;
export const tryRule = (
  body: Omit<RuleInput, "name" | "enabled" | "actions" | "stop">,
): Promise<{ examined: number; count: number; items: MessageRow[] }> => call(contract.testRule, { body });
export const suggestRule = (messageId: number): Promise<RuleInput> => call(contract.suggestRule, one(messageId));
export const applyRule = (id: number): Promise<unknown> => call(contract.applyRule, one(id));
export const cancelRun = (id: number): Promise<unknown> => call(contract.cancelRuleRun, one(id));

export const fetchLetter = (messageId: number, signal?: AbortSignal): Promise<LetterState> =>
  call(contract.readLetterState, one(messageId), until(signal));
export const fetchReceipts = (messageId: number, signal?: AbortSignal): Promise<PageOf<Receipt>> =>
  call(contract.listReceipts, { ...one(messageId), query: { limit: 200 } }, until(signal));
export const recallLetter = (messageId: number): Promise<LetterState> => call(contract.recallLetter, one(messageId));

export const fetchShared = async (signal?: AbortSignal): Promise<SharedMailbox[]> =>
  (await call(contract.listShared, {}, until(signal))).items;
export const fetchCases = (
  accountId: number,
  query: { filter: CaseFilter; after?: string },
  signal?: AbortSignal,
): Promise<PageOf<CaseListed>> => call(contract.listCases, { params: { accountId }, query }, until(signal));
export interface CaseRead {
  readonly case: Case;
  readonly events: readonly CaseEvent[];
  readonly members: readonly NonNullable<Case["assignee"]>[];
}
export const fetchCase = (messageId: number, signal?: AbortSignal): Promise<CaseRead> =>
  call(contract.readCase, one(messageId), until(signal));
export const takeCase = (id: number): Promise<Case> => call(contract.takeCase, one(id));
export const assignCase = (id: number, personId: number | null, version: number): Promise<Case> =>
  call(contract.assignCase, { ...one(id), body: { personId, version } });
export const setCaseState = (id: number, state: "open" | "closed", version: number): Promise<Case> =>
  call(contract.setCaseState, { ...one(id), body: { state, version } });

export const fetchAbsence = (signal?: AbortSignal): Promise<AbsenceReply> =>
  call(contract.readAbsenceReply, {}, until(signal));
export const saveAbsence = (body: AbsenceReplyText): Promise<AbsenceReply> =>
  call(contract.changeAbsenceReply, { body });

export const fetchDelegations = (signal?: AbortSignal): Promise<{ given: Delegation[]; had: Delegation[] }> =>
  call(contract.listDelegations, {}, until(signal));
export const fetchLent = async (signal?: AbortSignal): Promise<LentMailbox[]> =>
  (await call(contract.listLent, {}, until(signal))).items;
export const grantDelegation = (body: {
  personId: number;
  mayRead: boolean;
  maySend: boolean;
  fromOn: string;
  untilOn: string;
}): Promise<Delegation> => call(contract.grantDelegation, { body });
export const endDelegation = (id: number): Promise<unknown> => call(contract.revokeDelegation, one(id));

export const fetchNames = (
  draftId: number,
  signal?: AbortSignal,
): Promise<{ items: WritingName[]; accountId: number }> => call(contract.readDraftName, one(draftId), until(signal));
export const setName = (draftId: number, accountId: number): Promise<{ items: WritingName[]; accountId: number }> =>
  call(contract.setDraftName, { ...one(draftId), body: { accountId } });

export const fetchRetention = (signal?: AbortSignal): Promise<Retention> =>
  call(contract.readRetention, {}, until(signal));
export const saveRetention = (
  mailboxId: number,
  body: { days: number | null; action: "trash" | "archive" },
): Promise<Retention> => call(contract.changeRetention, { ...one(mailboxId), body });

export const fetchTransfers = (signal?: AbortSignal): Promise<{ items: Transfer[]; servers: string[] }> =>
  call(contract.listTransfers, {}, until(signal));
export const startExport = (format: "mbox" | "eml" | "maildir", mailboxId?: number): Promise<Transfer> =>
  call(contract.startExport, { body: { format, ...(mailboxId !== undefined && { mailboxId }) } });
export const startImport = (
  file: File,
  apart: boolean,
  signal: AbortSignal,
  onProgress: (sent: number, total: number) => void,
): Promise<Transfer> =>
  call(contract.startImport, { query: { name: file.name, apart }, body: file }, { signal, onProgress });
export const startPull = (body: {
  server: string;
  username: string;
  password: string;
  apart: boolean;
  resume?: number;
}): Promise<Transfer> => call(contract.startPull, { body });
export const cancelTransfer = (id: number): Promise<unknown> => call(contract.cancelTransfer, one(id));

/** People by any part of a name. */
export async function findColleagues(q: string, signal: AbortSignal): Promise<Pick[]> {
  const { items } = await call(findAudience, { query: { q, people: true, limit: 20 } }, { signal });
  return items.map(({ key, name, detail, photoHash }) => ({
    key,
    name,
    detail,
    ...(photoHash !== null && { photo: photoUrl(photoHash) }),
    kind: "person",
  }));
}
