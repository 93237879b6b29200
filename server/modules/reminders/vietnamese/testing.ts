import { addDays, DEFAULT_ZONE, weekday } from "../../../kernel/text/index.ts";
import type { Reckoning } from "../when/next.ts";

/** Wednesday 25 November 2026, 8:15 in Hà Nội. */
export const WEDNESDAY = Date.UTC(2026, 10, 25, 1, 15);

const isWorkingDay = (day: string): boolean => weekday(day) <= 5;

/** An office that works from Monday to Friday and knows no holiday. */
export const plainWeek: Reckoning = {
  zone: DEFAULT_ZONE,
  isWorkingDay,
  addWorkingDays(day, count) {
    let current = day;
    for (let left = Math.abs(count); left > 0;) {
      current = addDays(current, Math.sign(count));
      if (isWorkingDay(current)) left -= 1;
    }
    return current;
  },
};
