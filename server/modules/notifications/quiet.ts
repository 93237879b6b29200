import { addDays, localTime, startOfDay, weekday } from "../../kernel/text/index.ts";
import type { QuietHours } from "./contract.ts";

const MINUTE = 60_000;

/**
 * When the quiet hours that hold at an instant end; undefined when none hold. `to` not later than `from` is a time of the next day, and `days`
 * are those on which quiet hours begin. Hours that follow one another without a gap are one.
 */
export function quietUntil(quiet: QuietHours, instant: number, zone: string): number | undefined {
  if (!quiet.on) return undefined;
  let end: number | undefined;
  // A week of whole days is quiet for ever: one round is enough to know.
  for (let round = 0; round < 8; round += 1) {
    const next = endOfQuiet(quiet, end ?? instant, zone);
    if (next === undefined) return end;
    end = next;
  }
  return end;
}

function endOfQuiet({ from, to, days }: QuietHours, instant: number, zone: string): number | undefined {
  const { day } = localTime(instant, zone);
  for (const start of [addDays(day, -1), day]) {
    if (!days.includes(weekday(start))) continue;
    const begins = at(start, from, zone);
    const ends = at(to > from ? start : addDays(start, 1), to, zone);
    if (begins <= instant && instant < ends) return ends;
  }
  return undefined;
}

function at(day: string, time: string, zone: string): number {
  const [hour = 0, minute = 0] = time.split(":").map(Number);
  return startOfDay(day, zone) + (hour * 60 + minute) * MINUTE;
}
