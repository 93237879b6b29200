import { msg, str } from "../../kernel/i18n.ts";
import { sentenceDate } from "../../kernel/dates.ts";
import { offerUndo, toastError } from "../../kernel/toasts.ts";
import type { MenuEntry } from "../../ui/cs-menu.ts";
import * as api from "./api.ts";
import type { ReminderItem } from "./api.ts";
import { snoozeTitle } from "./labels.ts";
import { tellChanged } from "./news.ts";
import { SNOOZES, snoozeUntil } from "./state.ts";

/** Does something, tells the lists, and offers to take it back; a refusal is shown by its words. */
async function act(work: () => Promise<{ said: string; undo: () => Promise<unknown> }>): Promise<void> {
  try {
    const { said, undo } = await work();
    tellChanged();
    offerUndo(said, async () => {
      await undo();
      tellChanged();
    });
  } catch (error) {
    toastError(error);
    tellChanged();
  }
}

/** Marks done what waits, or one's own before its time. */
export function finish(item: ReminderItem): Promise<void> {
  return act(async () => {
    const said = msg(str`Xong: ${item.title}`, { id: "reminders.finished" });
    if (item.copy?.state === "open") {
      const { id } = item.copy;
      await api.finishCopy(id);
      return { said, undo: () => api.reopenCopy(id) };
    }
    const { copyId } = await api.finishReminder(item.id);
    return { said, undo: () => api.reopenCopy(copyId) };
  });
}

export function reopen(copyId: number): Promise<void> {
  return act(async () => {
    await api.reopenCopy(copyId);
    return {
      said: msg("Đã chuyển lại thành chưa xong", { id: "reminders.reopened" }),
      undo: () => api.finishCopy(copyId),
    };
  });
}

function snooze(copyId: number, untilAt: number): Promise<void> {
  return act(async () => {
    await api.snoozeCopy(copyId, untilAt);
    return {
      said: msg(str`Sẽ nhắc lại ${sentenceDate(untilAt)}`, { id: "reminders.snoozed" }),
      undo: () => api.reopenCopy(copyId),
    };
  });
}

/** Later, five ways. */
export function snoozeEntries(copyId: number, now = Date.now()): MenuEntry[] {
  return SNOOZES.flatMap((each) => {
    const untilAt = snoozeUntil(each, now);
    if (untilAt === undefined) return [];
    return [
      {
        title: snoozeTitle(each),
        detail: sentenceDate(untilAt, now),
        icon: "clock" as const,
        run: () => void snooze(copyId, snoozeUntil(each, Date.now()) ?? untilAt),
      },
    ];
  });
}

export function remove(item: Pick<ReminderItem, "id" | "title">): Promise<void> {
  return act(async () => {
    await api.removeReminder(item.id);
    return {
      said: msg(str`Đã gỡ: ${item.title}`, { id: "reminders.removed" }),
      undo: () => api.restoreReminder(item.id),
    };
  });
}

export function mute(author: { readonly id: number; readonly name: string }): Promise<void> {
  return act(async () => {
    await api.mutePerson(author.id);
    return {
      said: msg(str`Không nhận nhắc việc riêng từ ${author.name} nữa`, { id: "reminders.muted" }),
      undo: () => api.unmutePerson(author.id),
    };
  });
}

/** Says that it is set, and offers to take it out again. */
export function tellSet(made: api.ReminderDetail, said: string): void {
  tellChanged();
  offerUndo(said, async () => {
    await api.removeReminder(made.id);
    tellChanged();
  });
}
