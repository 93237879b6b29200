import { WAITING_CHANGED } from "../../../../server/modules/notifications/contract.ts";
import { live } from "../../../kernel/live.ts";
import { Observable } from "../../../kernel/observable.ts";
import { toastError } from "../../../kernel/toasts.ts";
import { playAlarm } from "../sound.ts";
import { confirmAsk, fetchWaiting, seeAsks, type WaitingNotice } from "./api.ts";

/** What this person is asked to confirm, oldest first. */
export const waiting = new Observable<readonly WaitingNotice[]>([]);

/** Between two alarms. */
const ALARM_EVERY = 15_000;
const told = new Set<number>();
let started = false;
let alarm: ReturnType<typeof setInterval> | undefined;

/** Follows it from now on, and sounds while something has to. */
export function startWaiting(): void {
  if (started) return;
  started = true;
  live.onPersonal(({ name }) => {
    if (name === WAITING_CHANGED) void refreshWaiting();
  });
  live.onReset(() => void refreshWaiting());
  document.addEventListener("visibilitychange", () => {
    see();
  });
  waiting.subscribe((items) => {
    see();
    sound(items.some(({ sounds }) => sounds));
  });
  void refreshWaiting();
}

export async function refreshWaiting(): Promise<void> {
  try {
    waiting.set(await fetchWaiting());
  } catch {
    // What is shown stays; the next update, or coming back, reads it again.
  }
}

/** It leaves the screen at once, and comes back when the office did not take it. */
export async function confirmWaiting(askId: number): Promise<void> {
  waiting.update((items) => items.filter((item) => item.askId !== askId));
  try {
    await confirmAsk(askId);
  } catch (error) {
    toastError(error);
    await refreshWaiting();
  }
}

/** Says to the sender that it is on a screen that somebody may look at. */
function see(): void {
  if (document.visibilityState === "hidden") return;
  const ids = waiting.value.map(({ askId }) => askId).filter((id) => !told.has(id));
  if (ids.length === 0) return;
  for (const id of ids) told.add(id);
  // Only the sender's view is poorer without it; the next start says it again.
  seeAsks(ids.slice(0, 50)).catch(() => undefined);
}

function sound(isWanted: boolean): void {
  if (!isWanted) {
    clearInterval(alarm);
    alarm = undefined;
    return;
  }
  if (alarm !== undefined) return;
  playAlarm();
  alarm = setInterval(playAlarm, ALARM_EVERY);
}
