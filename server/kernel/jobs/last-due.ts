import { parse, type ScheduledTask } from "node-cron";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Far enough back for a schedule that comes once a year. */
const DAYS_BACK = 370;

/**
 * The last instant in (`after`, `now`] at which the schedule was due in the zone. node-cron looks only forward; this offers it the latest
 * hour and minute of each day backwards and lets it decide whether the day fits.
 */
export function lastDue(task: ScheduledTask, zone: string, after: number, now: number): number | undefined {
  const { hour, minute } = parse(task.getPattern());
  const times = hour.flatMap((h) => minute.map((m) => h * HOUR + m * 60_000)).toSorted((a, b) => b - a);
  const offsetAt = offsetIn(zone);
  const wallNow = now + offsetAt(now);
  const today = Math.floor(wallNow / DAY) * DAY;
  for (let back = 0; back <= DAYS_BACK; back += 1) {
    const day = today - back * DAY;
    const time = times.find((each) => day + each <= wallNow);
    if (time === undefined) continue;
    const wall = day + time;
    const instant = wall - offsetAt(wall - offsetAt(wall));
    if (instant <= after) return undefined;
    if (task.match(new Date(instant))) return instant;
  }
  return undefined;
}

/** How far the zone's clocks are ahead of UTC at an instant. Milliseconds. */
function offsetIn(zone: string): (instant: number) => number {
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  return (instant) => {
    const parts = format.formatToParts(instant);
    const part = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((each) => each.type === type)?.value);
    const wall = Date.UTC(part("year"), part("month") - 1, part("day"), part("hour"), part("minute"), part("second"));
    return wall - Math.floor(instant / 1000) * 1000;
  };
}
