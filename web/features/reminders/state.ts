import { REMINDER_LISTS } from "../../../server/modules/reminders/contract.ts";
import { addDays, weekday } from "../../../server/kernel/contract/text.ts";
import { dayOf, instantOf } from "../../kernel/dates.ts";
import type { ReminderItem, ReminderList } from "./api.ts";

export const TABS = REMINDER_LISTS;
export type Tab = ReminderList;

/** The tab that an address names; today otherwise. */
export function tabOf(query: Readonly<Record<string, string>>): Tab {
  return TABS.find((tab) => tab === query["list"]) ?? "today";
}

/** The address of a tab, and of a reminder beside it. */
export function addressOf(tab: Tab, id?: number): string {
  const path = id === undefined ? "/reminders" : `/reminders/${String(id)}`;
  return tab === "today" ? path : `${path}?list=${tab}`;
}

/** The reminder's number in an address; undefined for anything that is none. */
export function idOf(text: string | undefined): number | undefined {
  return text !== undefined && /^[1-9]\d{0,14}$/.test(text) ? Number(text) : undefined;
}

export const SNOOZES = ["minutes", "hour", "afternoon", "tomorrow", "monday"] as const;
export type Snooze = (typeof SNOOZES)[number];

const MINUTE = 60_000;
const AFTERNOON = "14:00";
const MORNING = "08:00";

/** When something comes again; undefined where that is no time to choose now: this afternoon has begun. */
export function snoozeUntil(snooze: Snooze, now: number): number | undefined {
  const today = dayOf(now);
  switch (snooze) {
    case "minutes":
      return now + 10 * MINUTE;
    case "hour":
      return now + 60 * MINUTE;
    case "afternoon": {
      const at = instantOf(today, AFTERNOON);
      // Less than half an hour away: "in an hour" says it better.
      return at - now >= 30 * MINUTE ? at : undefined;
    }
    case "tomorrow":
      return instantOf(addDays(today, 1), MORNING);
    case "monday":
      return instantOf(addDays(today, 8 - weekday(today)), MORNING);
  }
}

/** How a reminder stands for the person who sees it. */
export type Standing = "late" | "waiting" | "asleep" | "coming" | "done" | "over";

export function standingOf({ copy, nextAt }: Pick<ReminderItem, "copy" | "nextAt">): Standing {
  if (copy?.state === "done") return "done";
  if (copy?.state === "open") {
    if (copy.snoozedUntilAt !== null) return "asleep";
    return copy.lateMinutes > 0 ? "late" : "waiting";
  }
  return nextAt === null ? "over" : "coming";
}

/** A length of lateness: its number and its unit. */
export function lateness(minutes: number): { count: number; unit: "minutes" | "hours" | "days" } {
  if (minutes < 60) return { count: minutes, unit: "minutes" };
  return minutes < 1440
    ? { count: Math.floor(minutes / 60), unit: "hours" }
    : { count: Math.floor(minutes / 1440), unit: "days" };
}
