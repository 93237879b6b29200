import type { WatchCount } from "../../kernel/features.ts";
import { live } from "../../kernel/live.ts";
import { fetchUnread } from "./api.ts";
import { restoreCompose } from "./compose/desk.ts";
import { watchNews } from "./news.ts";

/** How many messages in the inbox are unread. */
export const watchCount: WatchCount = (report) => {
  let newest = 0;
  const read = async (): Promise<void> => {
    newest += 1;
    const mine = newest;
    try {
      const unread = await fetchUnread();
      if (mine === newest) report(unread);
    } catch {
      // The number beside a name is no place for an error: it stays as it was, and the page itself tells what is wrong.
    }
  };
  const ends = [
    live.onReset(() => void read()),
    watchNews((news) => {
      if (news.kind === "drafts" || news.kind === "folders") return;
      newest += 1;
      report(news.data.unread);
    }),
  ];
  void read();
  // The part of the mail that is there on every page: letters that were being written when the page was loaded anew are open again.
  restoreCompose();
  return () => {
    newest += 1;
    for (const end of ends) end();
  };
};
