import { MAIL_BULK } from "../../../server/modules/mail/contract.ts";
import { msg, str } from "../../kernel/i18n.ts";
import { live } from "../../kernel/live.ts";
import { Observable } from "../../kernel/observable.ts";
import { offerUndo, toast, toastError } from "../../kernel/toasts.ts";
import * as api from "./api.ts";
import type { BulkChange, BulkProgress, ListScope } from "./api.ts";

/** The change of a whole list that runs now, here or in another window of this person; undefined when none does. */
export const running = new Observable<BulkProgress | undefined>(undefined);

let stopWatching: (() => void) | undefined;
/** What was begun in this window, and whether it takes something back: only here it is offered to be undone. */
const begun = new Map<number, { readonly isUndo: boolean }>();
/** The last that was heard of each: news may come before the answer that names it. */
const heard = new Map<number, BulkProgress>();

/** Follows the progress of such changes, also when the person has gone to another page. */
export function watchBulk(): void {
  stopWatching ??= live.onPersonal(({ name, data }) => {
    // The server sends this shape under this name.
    if (name === MAIL_BULK) show(data as BulkProgress);
  });
}

function show(progress: BulkProgress): void {
  heard.set(progress.id, progress);
  running.set(progress.state === "running" ? progress : undefined);
  const mine = begun.get(progress.id);
  if (progress.state === "running" || !mine) return;
  begun.delete(progress.id);
  const count = progress.done;
  if (mine.isUndo) toast(msg(str`Đã hoàn tác ${count} thư`, { id: "mail.bulk-undone" }));
  else {
    offerUndo(msg(str`Đã xử lý ${count} thư`, { id: "mail.bulk-done" }), async () => {
      begin(await api.undoBulk(progress.id), true);
    });
  }
}

function begin(progress: BulkProgress, isUndo: boolean): void {
  begun.set(progress.id, { isUndo });
  show(heard.get(progress.id) ?? progress);
}

/** Changes everything that a list holds; the server goes on with it by itself. */
export async function changeAll(scope: ListScope, change: BulkChange): Promise<void> {
  try {
    begin(await api.startBulk(scope, change), false);
  } catch (error) {
    toastError(error);
  }
}

export async function cancelRunning(): Promise<void> {
  try {
    if (running.value) await api.cancelBulk(running.value.id);
  } catch (error) {
    toastError(error);
  }
}
