import type { WatchCount } from "../../kernel/features.ts";
import { live } from "../../kernel/live.ts";
import { fetchUnread, watchChat } from "./api.ts";

const TOGETHER = 400;

/** How many messages wait in rooms that are not muted. What comes close together is asked for once. */
export const watchCount: WatchCount = (report) => {
  let newest = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const read = async (): Promise<void> => {
    newest += 1;
    const mine = newest;
    try {
      const { unread } = await fetchUnread();
      if (mine === newest) report(unread);
    } catch {
      // The number beside a name is no place for an error: it stays as it was, and the page itself tells what is wrong.
    }
  };
  const soon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void read(), TOGETHER);
  };
  const ends = [live.onReset(() => void read()), watchChat({ message: soon, read: soon, room: soon })];
  void read();
  return () => {
    newest += 1;
    clearTimeout(timer);
    for (const end of ends) end();
  };
};
