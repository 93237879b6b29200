import { instantOf, dayOf } from "../../../kernel/dates.ts";

/** What of a working day counts here; `WorkDay` of the working calendar. */
interface Day {
  readonly on: string;
  readonly sessions: readonly { readonly from: number }[];
}

/** An hour at which one may want a letter to arrive. */
export interface SendHour {
  readonly kind: "this-afternoon" | "next-morning" | "next-afternoon" | "next-week";
  readonly at: number;
}

/** Minutes of the day from which a session is an afternoon's. */
const NOON = 12 * 60;
/** A letter for "this afternoon" leaves at least so much later, in ms. */
const SOON = 15 * 60_000;

/** The hours that are offered: this afternoon, and the beginnings of the working days to come, by the agency's calendar. */
export function sendHours(days: readonly Day[], now: number): SendHour[] {
  const today = dayOf(now);
  const at = (day: Day, minute: number) =>
    instantOf(day.on, `${String(Math.floor(minute / 60))}:${String(minute % 60).padStart(2, "0")}`);
  const found: SendHour[] = [];
  const afternoonOf = (day: Day) => day.sessions.find(({ from }) => from >= NOON);
  const here = days.find(({ on }) => on === today);
  const afternoon = here && afternoonOf(here);
  if (here && afternoon && at(here, afternoon.from) > now + SOON) {
    found.push({ kind: "this-afternoon", at: at(here, afternoon.from) });
  }
  const coming = days.filter(({ on, sessions }) => on > today && sessions.length > 0);
  const [next] = coming;
  const morning = next?.sessions[0];
  if (next && morning) {
    found.push({ kind: "next-morning", at: at(next, morning.from) });
    const later = afternoonOf(next);
    if (later && later !== morning) found.push({ kind: "next-afternoon", at: at(next, later.from) });
  }
  const monday = coming.find(({ on }) => on !== next?.on && isMonday(on));
  const first = monday?.sessions[0];
  if (monday && first) found.push({ kind: "next-week", at: at(monday, first.from) });
  return found;
}

const isMonday = (on: string): boolean => new Date(`${on}T00:00:00Z`).getUTCDay() === 1;
