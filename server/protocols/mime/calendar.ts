import ICAL from "ical.js";
import { clean } from "./parse.ts";
import type { CalendarSummary, MailAddress } from "./types.ts";

/** A meeting is some kilobytes; what is larger is somebody's whole calendar, and is left a file. */
const MAX_BYTES = 256 * 1024;
const MAX_ATTENDEES = 500;
const DAY = 86_400_000;

const METHODS = ["request", "cancel", "reply", "publish"] as const;

/** The first event of a calendar part; null where there is none or it cannot be read. */
export function readCalendar(bytes: Uint8Array): CalendarSummary | null {
  if (bytes.length > MAX_BYTES) return null;
  try {
    const calendar = new ICAL.Component(ICAL.parse(Buffer.from(bytes).toString("utf8")) as never[]);
    const found = calendar.getFirstSubcomponent("vevent");
    if (!found) return null;
    for (const zone of calendar.getAllSubcomponents("vtimezone"))
      ICAL.TimezoneService.register(new ICAL.Timezone(zone));
    return summaryOf(calendar, new ICAL.Event(found));
  } catch {
    // Written by who knows what: the part stays an attachment that can be saved.
    return null;
  } finally {
    ICAL.TimezoneService.reset();
  }
}

function summaryOf(calendar: ICAL.Component, event: ICAL.Event): CalendarSummary {
  const method = textOf(calendar.getFirstPropertyValue("method")).toLowerCase();
  const start = event.startDate;
  const end = event.endDate;
  const isDays = start.isDate;
  const organiser = event.component.getFirstProperty("organizer");
  return {
    method: METHODS.find((each) => each === method) ?? "other",
    uid: textOf(event.uid).slice(0, 500),
    summary: textOf(event.summary).slice(0, 1_000),
    place: textOf(event.location).slice(0, 1_000),
    description: textOf(event.description).slice(0, 20_000),
    startAt: isDays ? null : instantOf(start),
    endAt: isDays ? null : instantOf(end),
    startOn: isDays ? dayOf(start.toUnixTime() * 1000) : null,
    // DTEND is the first day after (RFC 5545 §3.6.1).
    endOn: isDays ? dayOf(Math.max(end.toUnixTime() * 1000 - DAY, start.toUnixTime() * 1000)) : null,
    isRepeated: event.component.hasProperty("rrule") || event.component.hasProperty("rdate"),
    organiser: organiser ? personOf(organiser) : null,
    attendees: event.component
      .getAllProperties("attendee")
      .slice(0, MAX_ATTENDEES)
      .map((each) => ({ ...personOf(each), answer: answerOf(each) })),
  };
}

/** A time that names no zone is the reader's own: the office's wall clock, which is that of Viet Nam. */
const OFFICE_OFFSET = 7 * 3_600_000;

function instantOf(time: ICAL.Time): number | null {
  const instant =
    time.zone === ICAL.Timezone.localTimezone ? time.toUnixTime() * 1000 - OFFICE_OFFSET : time.toUnixTime() * 1000;
  return Number.isFinite(instant) && instant > 0 ? instant : null;
}

function dayOf(at: number): string | null {
  return Number.isFinite(at) && Math.abs(at) < 8e15 ? new Date(at).toISOString().slice(0, 10) : null;
}

function personOf(property: ICAL.Property): MailAddress {
  return {
    name: textOf(property.getFirstParameter("cn")).slice(0, 250),
    address: textOf(property.getFirstValue())
      .replace(/^mailto:/i, "")
      .replace(/\s/g, "")
      .slice(0, 320),
  };
}

function answerOf(property: ICAL.Property): "accepted" | "declined" | "tentative" | "none" {
  const said = textOf(property.getFirstParameter("partstat")).toLowerCase();
  return said === "accepted" || said === "declined" || said === "tentative" ? said : "none";
}

function textOf(value: unknown): string {
  return typeof value === "string"
    ? clean(value)
        .replace(/[\p{Cf}]/gu, "")
        .trim()
    : "";
}
