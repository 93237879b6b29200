import { findAudience } from "../../../server/modules/directory/contract.ts";
import * as contract from "../../../server/modules/notifications/contract.ts";
import type {
  AgencyDefaults,
  AgencyPatch,
  FailedDelivery,
  Notice,
  Preferences,
  PreferencesPatch,
  Unread,
} from "../../../server/modules/notifications/contract.ts";
import type { PageOf } from "../../../server/kernel/contract/schema.ts";
import { call } from "../../kernel/call.ts";
import { photoUrl } from "../../ui/cs-avatar.ts";
import type { Pick } from "../../ui/picking.ts";
import { pickKind, type Filter } from "./state.ts";

export type { AgencyDefaults, AgencyPatch, FailedDelivery, Notice, Preferences, PreferencesPatch };

const until = (signal?: AbortSignal) => (signal ? { signal } : {});

export const fetchNotices = (
  filter: Filter,
  options: { after?: string | undefined; limit?: number; signal?: AbortSignal } = {},
): Promise<PageOf<Notice>> => {
  const { after, limit, signal } = options;
  const query = {
    ...(filter === "unread" && { only: "unread" as const }),
    ...(after !== undefined && { after }),
    ...(limit !== undefined && { limit }),
  };
  return call(contract.listNotices, { query }, until(signal));
};

export const fetchUnread = (): Promise<Unread> => call(contract.countUnread);

export const markNotices = (ids: readonly number[], read: boolean): Promise<Unread> =>
  call(contract.markNotices, { body: { ids: [...ids], read } });

export const markAllRead = (upTo: number): Promise<Unread> => call(contract.markAllRead, { body: { upTo } });

export const fetchPreferences = (signal?: AbortSignal): Promise<Preferences> =>
  call(contract.readPreferences, {}, until(signal));

export const changePreferences = (body: PreferencesPatch): Promise<Preferences> =>
  call(contract.changePreferences, { body });

/** People and departments whose notices pop up, by any part of a name. */
export async function findSenders(q: string, signal: AbortSignal): Promise<readonly Pick[]> {
  const { items } = await call(findAudience, { query: { q, limit: 12 } }, { signal });
  return items.map(({ key, name, detail, photoHash }) => ({
    key,
    name,
    detail,
    ...(photoHash !== null && { photo: photoUrl(photoHash) }),
    kind: pickKind(key),
  }));
}

export const fetchDoNotDisturb = () => call(contract.readDoNotDisturb);

export const setDoNotDisturb = (until: number | null) => call(contract.setDoNotDisturb, { body: { until } });

export const fetchDefaults = (signal?: AbortSignal): Promise<AgencyDefaults> =>
  call(contract.readAgencyDefaults, {}, until(signal));

export const changeDefaults = (body: AgencyPatch): Promise<AgencyDefaults> =>
  call(contract.changeAgencyDefaults, { body });

export const fetchFailed = (after?: string, signal?: AbortSignal): Promise<PageOf<FailedDelivery>> =>
  call(contract.listFailed, { query: after === undefined ? {} : { after } }, until(signal));

export const retryFailed = (id: number) => call(contract.retryFailed, { params: { id } });

export const dropFailed = (id: number) => call(contract.dropFailed, { params: { id } });
