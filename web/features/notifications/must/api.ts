import * as contract from "../../../../server/modules/notifications/contract.ts";
import type {
  MustSteps,
  NoticeDetail,
  NoticeDraft,
  NoticeList,
  NoticePreview,
  NoticeSummary,
  WaitingNotice,
  WatchedPerson,
  WatchList,
} from "../../../../server/modules/notifications/contract.ts";
import type { PageOf } from "../../../../server/kernel/contract/schema.ts";
import { call } from "../../../kernel/call.ts";

export type {
  MustSteps,
  NoticeDetail,
  NoticeDraft,
  NoticePreview,
  NoticeSummary,
  WaitingNotice,
  WatchedPerson,
  WatchList,
};

const until = (signal?: AbortSignal) => (signal ? { signal } : {});
const next = (after?: string) => (after === undefined ? {} : { after });

export const fetchWaiting = async (): Promise<readonly WaitingNotice[]> => (await call(contract.listWaiting)).items;

export const confirmAsk = (id: number) => call(contract.confirmAsk, { params: { id } });

export const seeAsks = (ids: readonly number[]) => call(contract.seeAsks, { body: { ids: [...ids] } });

export const fetchSent = (list: NoticeList, after?: string, signal?: AbortSignal): Promise<PageOf<NoticeSummary>> =>
  call(contract.listNoticesSent, { query: { list, ...next(after) } }, until(signal));

export const fetchNotice = (id: number, signal?: AbortSignal): Promise<NoticeDetail> =>
  call(contract.readNotice, { params: { id } }, until(signal));

export const stopNotice = (id: number): Promise<NoticeDetail> => call(contract.stopNotice, { params: { id } });

export const fetchWatched = (
  id: number,
  list: WatchList,
  after?: string,
  signal?: AbortSignal,
): Promise<PageOf<WatchedPerson>> =>
  call(contract.watchNotice, { params: { id }, query: { list, ...next(after) } }, until(signal));

export const previewNotice = (body: NoticeDraft, signal?: AbortSignal): Promise<NoticePreview> =>
  call(contract.previewNotice, { body }, until(signal));

export const sendNotice = (body: NoticeDraft): Promise<NoticeDetail> => call(contract.sendNotice, { body });

export const fetchSteps = async (signal?: AbortSignal): Promise<MustSteps> =>
  (await call(contract.readSteps, {}, until(signal))).steps;
