import { findAudience } from "../../../server/modules/directory/contract.ts";
import * as contract from "../../../server/modules/notifications/contract.ts";
import type { Notice, Preferences, PreferencesPatch, Unread } from "../../../server/modules/notifications/contract.ts";
import type { PageOf } from "../../../server/kernel/contract/schema.ts";
import { call } from "../../kernel/call.ts";
import { photoUrl } from "../../ui/cs-avatar.ts";
import type { Pick } from "../../ui/picking.ts";
import { pickKind, type Filter } from "./state.ts";

export type { Notice, Preferences, PreferencesPatch };

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
