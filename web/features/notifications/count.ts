import type { WatchCount } from "../../kernel/features.ts";
import { startInbox, unread } from "./inbox.ts";

/** How many notices are unread, beside the name in the rail. */
export const watchCount: WatchCount = (report) => {
  startInbox();
  report(unread.value);
  return unread.subscribe(report);
};
