import { describeAudience, findAudience } from "../../../server/modules/directory/contract.ts";
import { markSeen as markNoticesSeen } from "../../../server/modules/notifications/contract.ts";
import * as contract from "../../../server/modules/polls/contract.ts";
import type {
  AnswerInput,
  PollDetail,
  PollInput,
  PollList,
  PollSummary,
  PollText,
  Voter,
  VoterFilter,
} from "../../../server/modules/polls/contract.ts";
import type { PageOf } from "../../../server/kernel/contract/schema.ts";
import { call, urlOf } from "../../kernel/call.ts";
import { photoUrl } from "../../ui/cs-avatar.ts";
import { pickKind, type Pick } from "../../ui/picking.ts";

export type { AnswerInput, PollDetail, PollInput, PollList, PollSummary, PollText, Voter, VoterFilter };

const until = (signal?: AbortSignal) => (signal ? { signal } : {});

export const fetchPolls = (list: PollList, after?: string, signal?: AbortSignal): Promise<PageOf<PollSummary>> =>
  call(contract.listPolls, { query: { list, ...(after !== undefined && { after }) } }, until(signal));

export const fetchPoll = (id: number, signal?: AbortSignal): Promise<PollDetail> =>
  call(contract.readPoll, { params: { id } }, until(signal));

/** The notices that led here are read. Not of the essence: where it fails they stay unread. */
export const markSeen = (id: number): Promise<unknown> =>
  call(markNoticesSeen, { body: { type: "poll", id } }).catch(() => undefined);

export const createPoll = (body: PollInput): Promise<PollDetail> => call(contract.createPoll, { body });

export const editPoll = (id: number, body: PollInput): Promise<PollDetail> =>
  call(contract.editPoll, { params: { id }, body });

export const answerPoll = (id: number, body: AnswerInput): Promise<PollDetail> =>
  call(contract.answerPoll, { params: { id }, body });

export const closePoll = (id: number): Promise<PollDetail> => call(contract.closePoll, { params: { id } });

export const remindPoll = (id: number): Promise<{ reminded: number }> => call(contract.remindPoll, { params: { id } });

export const removePoll = (id: number): Promise<unknown> => call(contract.removePoll, { params: { id } });

export const fetchVoters = (
  id: number,
  filter: VoterFilter,
  after?: string,
  signal?: AbortSignal,
): Promise<PageOf<Voter>> =>
  call(
    contract.listVoters,
    { params: { id }, query: { filter, ...(after !== undefined && { after }) } },
    until(signal),
  );

export const fetchTexts = (id: number, after?: string, signal?: AbortSignal): Promise<PageOf<PollText>> =>
  call(contract.listTexts, { params: { id }, query: after === undefined ? {} : { after } }, until(signal));

/** Every free answer, page by page: for paper. */
export async function fetchAllTexts(id: number, signal: AbortSignal): Promise<PollText[]> {
  const texts: PollText[] = [];
  let after: string | undefined;
  do {
    const page = await fetchTexts(id, after, signal);
    texts.push(...page.items);
    after = page.next;
  } while (after !== undefined);
  return texts;
}

/** Puts on record that the result sheet goes onto paper. */
export const notePrinted = (id: number): Promise<unknown> => call(contract.printPoll, { params: { id } });

export const excelUrl = (id: number): string => urlOf(contract.exportPoll, { params: { id } });

/** How many people an audience is. */
export async function countAudience(audience: readonly string[]): Promise<number> {
  return (await call(describeAudience, { body: { keys: [...audience] } })).total;
}

/** People, departments, groups and roles by any part of a name. */
export async function findPeople(q: string, signal: AbortSignal): Promise<readonly Pick[]> {
  const { items } = await call(findAudience, { query: { q, limit: 12 } }, { signal });
  return items.map(({ key, name, detail, photoHash }) => ({
    key,
    name,
    detail,
    ...(photoHash !== null && { photo: photoUrl(photoHash) }),
    kind: pickKind(key),
  }));
}
