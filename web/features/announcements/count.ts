import type { WatchCount } from "../../kernel/features.ts";
import { fetchCounts } from "./api.ts";
import { watchAnnouncements } from "./news.ts";

/** How many announcements this person has not opened. */
export const watchCount: WatchCount = (report) => {
  let newest = 0;
  const read = async (): Promise<void> => {
    newest += 1;
    const mine = newest;
    try {
      const { unread } = await fetchCounts();
      if (mine === newest) report(unread);
    } catch {
      // The number beside a name is no place for an error: it stays as it was, and the page itself tells what is wrong.
    }
  };
  const end = watchAnnouncements(() => void read());
  void read();
  return () => {
    newest += 1;
    end();
  };
};
