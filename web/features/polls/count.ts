import type { WatchCount } from "../../kernel/features.ts";
import { fetchPolls } from "./api.ts";
import { watchPolls } from "./news.ts";

/** How many polls wait for this person's answer. */
export const watchCount: WatchCount = (report) => {
  let newest = 0;
  const read = async (): Promise<void> => {
    newest += 1;
    const mine = newest;
    try {
      const { items } = await fetchPolls("waiting");
      if (mine === newest) report(items.length);
    } catch {
      // The number beside a name is no place for an error: it stays as it was, and the page itself tells what is wrong.
    }
  };
  const end = watchPolls(() => void read());
  void read();
  return () => {
    newest += 1;
    end();
  };
};
