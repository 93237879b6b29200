import { REMINDERS_CHANGED } from "../../../server/modules/reminders/contract.ts";
import { live } from "../../kernel/live.ts";
import { Observable } from "../../kernel/observable.ts";

/** Rises when this window has changed a reminder: lists and counts read anew. */
const changes = new Observable(0);

export function tellChanged(): void {
  changes.update((count) => count + 1);
}

/** Calls `watcher` when a reminder of this person's has changed: here, in another window, or because it is time. */
export function watchReminders(watcher: () => void): () => void {
  const ends = [
    changes.subscribe(watcher),
    live.onReset(watcher),
    live.onPersonal(({ name }) => {
      if (name === REMINDERS_CHANGED) watcher();
    }),
  ];
  return () => {
    for (const end of ends) end();
  };
}
