/** What SORT and THREAD compare (RFC 5256): base subject, sent date, first addresses, message ids. */
import { addressesOf } from "./envelope.ts";
import { firstValue, splitFields, valueOf, type Field } from "./fields.ts";
import { decodeWords } from "./words.ts";

export interface SortKeys {
  /** RFC 5256 §2.1; folded for comparison. */
  readonly subject: string;
  /** Whether something was taken off the subject: an answer or a forward. */
  readonly isReply: boolean;
  /** UTC epoch milliseconds; undefined where there is no date that can be read. */
  readonly sentAt: number | undefined;
  readonly from: string;
  readonly to: string;
  readonly cc: string;
  readonly messageId: string | undefined;
  /** Ids of the messages before it, the oldest first. */
  readonly references: readonly string[];
}

/** Reads the keys from the fields that are kept beside a message. */
export function sortKeysOf(head: string): SortKeys {
  const fields = splitFields(head);
  const subject = baseSubject(decodeWords(firstValue(fields, "subject") ?? ""));
  const [messageId] = idsOf(firstValue(fields, "message-id") ?? "");
  const references = fields.filter(({ name }) => name === "references").flatMap((field) => idsOf(valueOf(field)));
  return {
    subject: subject.base,
    isReply: subject.isReply,
    sentAt: parseDate(firstValue(fields, "date") ?? "")?.at,
    from: firstMailbox(fields, "from"),
    to: firstMailbox(fields, "to"),
    cc: firstMailbox(fields, "cc"),
    messageId,
    references: references.length > 0 ? references : idsOf(firstValue(fields, "in-reply-to") ?? "").slice(0, 1),
  };
}

/** Case counts for nobody who sorts; composed and decomposed letters are the same. */
export const foldForSort = (text: string): string => text.normalize("NFC").toUpperCase();

function firstMailbox(fields: readonly Field[], name: string): string {
  return foldForSort(decodeWords(addressesOf(fields, name)[0]?.mailbox ?? ""));
}

function idsOf(value: string): string[] {
  return value.match(/<[^<>\s]+>/g) ?? [];
}

const LEADER = /^(?:(?:re|fwd?|aw|tr)\s*(?:\[[^[\]]*\]\s*)?:|\[[^[\]]*\](?=\s*\S))\s*/i;
const REPLY = /^(?:\[[^[\]]*\]\s*)*(?:re|fwd?|aw|tr)\s*(?:\[[^[\]]*\]\s*)?:/i;

/** Takes `Re:`, `Fwd:`, `[list]` and `(fwd)` away, as often as they stand there. */
export function baseSubject(text: string): { base: string; isReply: boolean } {
  let rest = text.replace(/\s+/g, " ").trim();
  let isReply = false;
  for (let before = ""; before !== rest;) {
    before = rest;
    if (/\(fwd\)$/i.test(rest)) {
      rest = rest.replace(/\s*\(fwd\)$/i, "");
      isReply = true;
    }
    if (REPLY.test(rest)) isReply = true;
    rest = rest.replace(LEADER, "");
    const inside = /^\[fwd:(.*)\]$/i.exec(rest);
    if (inside) {
      rest = (inside[1] ?? "").trim();
      isReply = true;
    }
  }
  return { base: foldForSort(rest), isReply };
}

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const DATE =
  /^(?:[A-Za-z]+\s*,\s*)?(\d{1,2})\s+([A-Za-z]{3})[A-Za-z]*\s+(\d{2,4})(?:\s+(\d{1,2}):(\d{2})(?::(\d{2}))?\s*([+-]\d{4}|[A-Za-z]{1,5})?)?/;
const ZONES: Readonly<Record<string, number>> = {
  EST: -300,
  EDT: -240,
  CST: -360,
  CDT: -300,
  MST: -420,
  MDT: -360,
  PST: -480,
  PDT: -420,
};

/** A Date field (RFC 5322 §3.3 and its obsolete forms): the instant, and the day as it is written, whatever the zone. */
export function parseDate(value: string): { at: number; day: string } | undefined {
  const found = DATE.exec(value.replace(/\([^()]*\)/g, " ").trim());
  if (!found) return undefined;
  const [, date = "", monthName = "", yearText = "", hour = "0", minute = "0", second = "0", zone = "+0000"] = found;
  const month = MONTHS.indexOf(monthName.toLowerCase());
  const number = Number(yearText);
  const year =
    yearText.length === 2
      ? number < 50
        ? 2000 + number
        : 1900 + number
      : yearText.length === 3
        ? 1900 + number
        : number;
  const midnight = Date.UTC(year, month, Number(date));
  if (month < 0 || Number.isNaN(midnight) || Number(date) < 1 || Number(date) > 31 || year < 100) return undefined;
  const time = (Number(hour) * 3600 + Number(minute) * 60 + Number(second)) * 1000;
  return { at: midnight + time - minutesOf(zone) * 60_000, day: new Date(midnight).toISOString().slice(0, 10) };
}

function minutesOf(zone: string): number {
  const found = /^([+-])(\d{2})(\d{2})$/.exec(zone);
  if (!found) return ZONES[zone.toUpperCase()] ?? 0;
  const size = Number(found[2]) * 60 + Number(found[3]);
  return found[1] === "-" ? -size : size;
}
