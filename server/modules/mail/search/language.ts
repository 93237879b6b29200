/**
 * The language of the search box of mail, read without asking anybody: words, "exact phrases", -words that must not be there, and operators in
 * Vietnamese and English. Never throws; what is no operator is words.
 */
import {
  addDays,
  addMonths,
  fold,
  isDay,
  MAX_QUERY_LENGTH,
  parseDay,
  startOfWeek,
} from "../../../kernel/text/index.ts";

export const TEXT_FIELDS = ["from", "to", "cc", "subject", "filename"] as const;
export type TextField = (typeof TEXT_FIELDS)[number];
export const STATES = ["unread", "read", "starred", "answered", "attachment"] as const;
export type MessageState = (typeof STATES)[number];

/** One thing that was asked for. `start` and `end` say where it stands in what was typed, in UTF-16 units. */
export type Part = {
  readonly start: number;
  readonly end: number;
  readonly not: boolean;
} & (
  | { readonly kind: "words" | "phrase"; readonly text: string }
  | { readonly kind: TextField; readonly text: string; readonly whole: boolean }
  | { readonly kind: "state"; readonly state: MessageState }
  | { readonly kind: "in" | "label"; readonly text: string }
  /** Days, the last one not included; null is open. */
  | { readonly kind: "received"; readonly fromOn: string | null; readonly untilOn: string | null }
  | { readonly kind: "larger" | "smaller"; readonly bytes: number }
);

export type OperatorName = TextField | "has" | "is" | "in" | "label" | "before" | "after" | "on" | "larger" | "smaller";

/** Every name of an operator, without marks, hyphens and spaces. */
const OPERATORS: Readonly<Record<string, OperatorName>> = {
  from: "from",
  tu: "from",
  nguoigui: "from",
  to: "to",
  den: "to",
  nguoinhan: "to",
  cc: "cc",
  dongkinhgui: "cc",
  subject: "subject",
  chude: "subject",
  tieude: "subject",
  filename: "filename",
  tep: "filename",
  tentep: "filename",
  has: "has",
  co: "has",
  is: "is",
  la: "is",
  in: "in",
  trong: "in",
  thumuc: "in",
  label: "label",
  nhan: "label",
  before: "before",
  truoc: "before",
  after: "after",
  sau: "after",
  tungay: "after",
  on: "on",
  ngay: "on",
  larger: "larger",
  lonhon: "larger",
  smaller: "smaller",
  nhohon: "smaller",
};

/** Every name of a state of a message, in the same form. */
const STATE_NAMES: Readonly<Record<string, MessageState>> = {
  attachment: "attachment",
  attachments: "attachment",
  dinhkem: "attachment",
  teptin: "attachment",
  tep: "attachment",
  star: "starred",
  starred: "starred",
  flagged: "starred",
  sao: "starred",
  danhdau: "starred",
  unread: "unread",
  chuadoc: "unread",
  read: "read",
  dadoc: "read",
  answered: "answered",
  replied: "answered",
  datraloi: "answered",
};

/** More parts than this nobody types. */
const MAX_PARTS = 20;
const PIECE =
  /-?([\p{L}\p{M}-]{2,20}):(?=\s|$)|(-?)(?:([\p{L}\p{M}-]{2,20}):)?(?:["“”„]([^"“”„]*)(["“”„]|$)|([^\s"“”„]+))/gu;

const plain = (text: string): string => fold(text).replace(/[-_\s]/g, "");

/** The operator of that name, in either language, with or without marks. */
export function operatorNamed(name: string): OperatorName | undefined {
  return OPERATORS[plain(name)];
}

/** What was typed, in parts. `today` is the day in the agency's zone, for dates that count from it. */
export function readSearch(typed: string, today: string): Part[] {
  const text = typed.slice(0, MAX_QUERY_LENGTH).normalize("NFC");
  const parts: Part[] = [];
  for (const match of text.matchAll(PIECE)) {
    if (parts.length >= MAX_PARTS) break;
    const [whole, empty, minus = "", operator, quoted, quote, run] = match;
    // An operator whose value is still to come asks for nothing.
    if (empty !== undefined && operatorNamed(empty) !== undefined) continue;
    const place = { start: match.index, end: match.index + whole.length, not: minus === "-" };
    const value = (quoted ?? run ?? empty ?? "").trim();
    const name = operator === undefined ? undefined : operatorNamed(operator);
    const part = name === undefined ? undefined : partOf(name, value, quoted !== undefined && quote !== "", today);
    if (part) parts.push({ ...place, ...part });
    else if (name === undefined || value !== "") {
      if (quoted !== undefined && operator === undefined) parts.push({ ...place, kind: "phrase", text: value });
      else parts.push({ ...place, kind: "words", text: place.not ? whole.slice(1) : whole });
    }
  }
  return parts.filter((part) => !("text" in part) || /[\p{L}\p{N}]/u.test(part.text));
}

/** `Omit` that keeps a union a union. */
type Unplaced<T> = T extends unknown ? Omit<T, "start" | "end" | "not"> : never;

function partOf(name: OperatorName, value: string, whole: boolean, today: string): Unplaced<Part> | undefined {
  if (value === "") return undefined;
  switch (name) {
    case "has":
    case "is": {
      const state = STATE_NAMES[plain(value)];
      return state && { kind: "state", state };
    }
    case "in":
    case "label":
      return { kind: name, text: value };
    case "before":
    case "after":
    case "on": {
      const period = readPeriod(value, today);
      if (!period) return undefined;
      const [fromOn, untilOn] = period;
      if (name === "before") return { kind: "received", fromOn: null, untilOn: fromOn };
      return name === "after" ? { kind: "received", fromOn, untilOn: null } : { kind: "received", fromOn, untilOn };
    }
    case "larger":
    case "smaller": {
      const bytes = readSize(value);
      return bytes === undefined ? undefined : { kind: name, bytes };
    }
    default:
      return { kind: name, text: value, whole };
  }
}

/** A day, a month (11/2026), a year, or a word that counts from today: its first day and the day after its last. */
function readPeriod(value: string, today: string): readonly [string, string] | undefined {
  const week = startOfWeek(today);
  const month = `${today.slice(0, 8)}01`;
  switch (plain(value)) {
    case "homnay":
    case "today":
      return [today, addDays(today, 1)];
    case "homqua":
    case "yesterday":
      return [addDays(today, -1), today];
    case "tuannay":
    case "thisweek":
      return [week, addDays(week, 7)];
    case "tuantruoc":
    case "lastweek":
      return [addDays(week, -7), week];
    case "thangnay":
    case "thismonth":
      return [month, addMonths(month, 1)];
    case "thangtruoc":
    case "lastmonth":
      return [addMonths(month, -1), month];
    default:
  }
  const year = /^(19|20)\d\d$/.exec(value)?.[0];
  if (year !== undefined) return [`${year}-01-01`, `${String(Number(year) + 1)}-01-01`];
  const [, monthNumber, ofYear] = /^(\d{1,2})[/.-]((?:19|20)\d\d)$/.exec(value) ?? [];
  if (monthNumber !== undefined && ofYear !== undefined) {
    const first = `${ofYear}-${monthNumber.padStart(2, "0")}-01`;
    return isDay(first) ? [first, addMonths(first, 1)] : undefined;
  }
  const day = isDay(value) ? value : parseDay(value, today);
  return day === null ? undefined : [day, addDays(day, 1)];
}

/** `5M`, `500kb`, `1,5 MB`; a bare number is megabytes. */
function readSize(value: string): number | undefined {
  const match = /^(\d{1,6}(?:[.,]\d{1,3})?)\s*(b|k|kb|m|mb|g|gb)?$/i.exec(value);
  if (!match) return undefined;
  const unit = (match[2] ?? "m").charAt(0).toLowerCase();
  const factor = unit === "b" ? 1 : unit === "k" ? 1024 : unit === "g" ? 1024 ** 3 : 1024 ** 2;
  return Math.round(Number((match[1] ?? "0").replace(",", ".")) * factor);
}
