import { DND_CHANGED, type DndChanged } from "../../../server/modules/notifications/contract.ts";
import { addDays } from "../../../server/kernel/contract/text.ts";
import { dayOf, instantOf } from "../../kernel/dates.ts";
import { live } from "../../kernel/live.ts";
import { Observable } from "../../kernel/observable.ts";
import { toastError } from "../../kernel/toasts.ts";
import { fetchDoNotDisturb, setDoNotDisturb } from "./api.ts";

/** Until when this person is not to be disturbed; undefined before it was read, null when he is. */
export const dndUntil = new Observable<number | null | undefined>(undefined);

let started = false;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Follows it from now on; it ends by itself. */
export function startDnd(): void {
  if (started) return;
  started = true;
  live.onPersonal(({ name, data }) => {
    // The server sends this shape under this name.
    if (name === DND_CHANGED) take((data as DndChanged).until);
  });
  const read = () => {
    fetchDoNotDisturb().then(
      ({ until }) => {
        take(until);
      },
      () => undefined,
    );
  };
  live.onReset(read);
  read();
}

function take(until: number | null): void {
  clearTimeout(timer);
  const left = until === null ? 0 : until - Date.now();
  dndUntil.set(left > 0 ? until : null);
  if (left > 0) {
    timer = setTimeout(() => {
      dndUntil.set(null);
    }, left);
  }
}

export async function changeDnd(until: number | null): Promise<void> {
  try {
    take((await setDoNotDisturb(until)).until);
  } catch (error) {
    toastError(error);
  }
}

const HOUR = 3_600_000;

/** What is offered: for a while, until work ends, until tomorrow morning. */
export function dndEnds(
  now: number,
): { readonly key: "half" | "hour" | "two" | "evening" | "morning"; readonly at: number }[] {
  const today = dayOf(now);
  const evening = instantOf(today, "17:00");
  return [
    { key: "half", at: now + HOUR / 2 },
    { key: "hour", at: now + HOUR },
    { key: "two", at: now + 2 * HOUR },
    ...(evening > now + 2 * HOUR ? [{ key: "evening" as const, at: evening }] : []),
    { key: "morning", at: instantOf(addDays(today, 1), "07:30") },
  ];
}
