import { ANNOUNCEMENTS_CHANGED, type AnnouncementsChanged } from "../../../server/modules/announcements/contract.ts";
import { live } from "../../kernel/live.ts";
import { Observable } from "../../kernel/observable.ts";

/** Rises when this window has opened, confirmed, sent or withdrawn something: counts and cards read anew. */
const changes = new Observable(0);

export function tellChanged(): void {
  changes.update((count) => count + 1);
}

/** Calls `watcher` when another window or another person has changed which announcements are this person's. */
export function watchNews(watcher: () => void): () => void {
  return live.onPersonal(({ name }) => {
    if (name === ANNOUNCEMENTS_CHANGED) watcher();
  });
}

/** Calls `watcher` when another window or another person has changed this announcement: its text, its audience, that it was withdrawn. */
export function watchOne(id: () => number, watcher: () => void): () => void {
  return live.onPersonal(({ name, data }) => {
    // The server's notices.ts publishes nothing else under this name.
    if (name === ANNOUNCEMENTS_CHANGED && (data as AnnouncementsChanged).announcementId === id()) watcher();
  });
}

/** As `watchNews`, and for what this window does: for numbers and cards, which show no row that should stay in its place. */
export function watchAnnouncements(watcher: () => void): () => void {
  const ends = [changes.subscribe(watcher), live.onReset(watcher), watchNews(watcher)];
  return () => {
    for (const end of ends) end();
  };
}
