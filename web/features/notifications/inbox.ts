import type { Notice } from "../../../server/modules/notifications/contract.ts";
import { live } from "../../kernel/live.ts";
import { Observable } from "../../kernel/observable.ts";
import { unseen } from "../../kernel/page-title.ts";
import { toastError } from "../../kernel/toasts.ts";
import { fetchNotices, fetchUnread, markAllRead, markNotices } from "./api.ts";
import { applyUpdate, updateOf, type Update } from "./state.ts";

/** How many the bell shows. */
export const LATEST = 12;

/** How many notices are unread; the server's own number. */
export const unread = new Observable(0);
/** The newest, for the bell and Hôm nay; undefined until they are read. */
export const latest = new Observable<readonly Notice[] | undefined>(undefined);
/** What went wrong when they were read last. */
export const latestError = new Observable<unknown>(undefined);

const watchers = new Set<(update: Update) => void>();
let started = false;

/** Follows the person's list from now on: the count, the newest, the window's title. */
export function startInbox(): void {
  if (started) return;
  started = true;
  unread.subscribe((count) => {
    unseen.set(count);
  });
  live.onPersonal((frame) => {
    const update = updateOf(frame);
    if (update) apply(update);
  });
  live.onReset(() => void refresh());
  void refresh();
}

/** Receives every change of the list until the returned function is called. */
export function watchInbox(watcher: (update: Update) => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

/** Reads the newest and the count anew. */
export async function refresh(): Promise<void> {
  try {
    const [page, count] = await Promise.all([fetchNotices("all", { limit: LATEST }), fetchUnread()]);
    latest.set(page.items);
    unread.set(count.unread);
    latestError.set(undefined);
  } catch (error) {
    latestError.set(error);
  }
}

/** Marks on the screen at once, then at the server; taken back when that fails. */
export async function mark(ids: readonly number[], read: boolean): Promise<void> {
  await change({ kind: "marked", ids, read, unread: unread.value }, () => markNotices(ids, read));
}

export async function markEverything(upTo: number): Promise<void> {
  await change({ kind: "marked", upTo, read: true, unread: unread.value }, () => markAllRead(upTo));
}

async function change(update: Update, send: () => Promise<{ unread: number }>): Promise<void> {
  apply(update);
  try {
    unread.set((await send()).unread);
  } catch (error) {
    toastError(error);
    await refresh();
  }
}

function apply(update: Update): void {
  unread.set(update.unread);
  if (latest.value) latest.set(applyUpdate(latest.value, update, LATEST));
  for (const watcher of [...watchers]) watcher(update);
}
