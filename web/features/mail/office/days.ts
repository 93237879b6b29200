import { dateOf, instantOf } from "../../../kernel/dates.ts";

/** A day as people write it: `2026-11-23` is 23/11/2026. */
export function dayText(day: string): string {
  return dateOf(instantOf(day, "12:00"));
}
