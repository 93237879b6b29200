import type { WatchCount } from "../../kernel/features.ts";
import { countWaiting } from "./api.ts";
import { watchReminders } from "./news.ts";

/** How many reminders have come and are not done. */
export const watchCount: WatchCount = (report) => {
  let newest = 0;
  const read = async (): Promise<void> => {
    newest += 1;
    const mine = newest;
    try {
      const { waiting } = await countWaiting();
      if (mine === newest) report(waiting);
    } catch {
      // The number beside a name is no place for an error: it stays as it was, and the page itself tells what is wrong.
    }
  };
  const end = watchReminders(() => void read());
  void read();
  return () => {
    newest += 1;
    end();
  };
};
