import type { Clock } from "../../kernel/clock.ts";
import { chatErrors } from "./errors.ts";

const AT_ONCE = 30;
const PER_SECOND = 2;
/** People who are remembered at the most: an office has fewer. */
const MOST_REMEMBERED = 5_000;

/** How fast one person may talk: a burst, then two messages a second. Throws `chat.tooFast` beyond. */
export function createPace(clock: Clock): (personId: number) => void {
  const allowances = new Map<number, { left: number; at: number }>();
  return (personId) => {
    const now = clock.now();
    const known = allowances.get(personId) ?? { left: AT_ONCE, at: now };
    const left = Math.min(AT_ONCE, known.left + (Math.max(now - known.at, 0) / 1000) * PER_SECOND) - 1;
    if (left < 0) throw chatErrors.tooFast();
    if (allowances.size >= MOST_REMEMBERED) allowances.clear();
    allowances.set(personId, { left, at: now });
  };
}
