import { addDays, addMonths, dayOf, partsOfDay, weekday } from "../../../kernel/text/index.ts";
import type { FreeDayRule, Repeat, When } from "../contract.ts";
import { clockOf, daysOf, instantAt, nextAfter, type Reckoning } from "../when/next.ts";
import { parseRrule } from "../when/rrule.ts";
import { takeBefore, takeDue, type SaidBefore } from "./before.ts";
import { takeDay, type DayContext, type Doubt, type SaidDay } from "./dates.ts";
import { takeRule } from "./repeats.ts";
import { Scan } from "./scan.ts";
import { takeDelay, type SaidSpan } from "./spans.ts";
import { takeTime, type SaidTime } from "./times.ts";

/** Why nothing can be saved yet. */
export type Problem = "no-time" | "past" | "no-such-day" | "needs-due" | "never";

/** One way to understand a line. */
export interface Meaning {
  readonly when: When;
  /** What `before` counts back from. */
  readonly dueAt: number | null;
}

/** A line as it was understood. */
export interface Reading {
  /** What the person wants to be reminded of. */
  readonly title: string;
  /** None: see `problem`. One: clear. Several: the words fit each, and the person chooses. */
  readonly meanings: readonly Meaning[];
  readonly doubt?: Doubt;
  readonly problem?: Problem;
}

export interface ReadingContext extends Reckoning {
  readonly now: number;
  /** The deadline of the thing that the reminder hangs on, if it has one. */
  readonly dueAt?: number | null;
}

/** Where no time of the day is said. */
const USUAL_TIME = "08:00";
/** A deadline on a day without an hour ends with office hours. */
const END_OF_DAY = "17:00";
const MINUTE = 60_000;

const HEADS = [
  "(?:xin |hãy |vui lòng |làm ơn )?(?:đặt )?(?:nhắc nhở|nhắc việc|nhắc)(?: lại)?(?: cho)?(?: (?:tôi|mình|em|anh|chị|tui|tớ))?(?: (?:rằng|là|việc))?",
  "(?:tôi |mình )?(?:cần|phải) nhớ",
];
const TAIL = "(?:nhắc (?:tôi|mình|em)|giúp (?:tôi|mình|em)(?: nhé| nha)?|nhé|nha|với)";

const FREE: readonly (readonly [string, FreeDayRule])[] = [
  [
    ",? ?(?:nếu )?(?:là |rơi vào |trúng |vào |gặp )?ngày nghỉ thì (?:nhắc |lùi |làm )?(?:sớm hơn|về trước|trước|sớm)(?: đó)?",
    "before",
  ],
  [
    ",? ?(?:nếu )?(?:là |rơi vào |trúng |vào |gặp )?ngày nghỉ thì (?:nhắc |dời |lùi |chuyển |làm )?(?:sang sau|sang ngày sau|sau|muộn hơn)(?: đó)?",
    "after",
  ],
];

/** Reads a line of Vietnamese, with or without marks, at an instant. Pure: the same line, clock and calendar give the same reading. */
export function readVietnamese(text: string, context: ReadingContext): Reading {
  const scan = new Scan(text);
  const today = dayOf(context.now, context.zone);
  const days: DayContext = { today, isWorkingDay: context.isWorkingDay, addWorkingDays: context.addWorkingDays };
  // Only at the beginning of the line: "họp nhắc lại" is a matter.
  for (const head of HEADS) scan.drop(`^(?:${head})`);
  const free = FREE.find(([pattern]) => scan.take(pattern))?.[1] ?? "keep";
  const before = takeBefore(scan, days);
  const due = takeDue(scan, days);
  const rule = before ? undefined : takeRule(scan, { weekday: weekday(today), date: partsOfDay(today).date });
  const delay = before || rule ? undefined : takeDelay(scan);
  const isRepeated = rule !== undefined;
  const until = isRepeated
    ? takeDay(scan, days, { before: ",? ?(?:cho )?(?:đến|tới)(?: hết)?(?: ngày)? " })?.day
    : undefined;
  const from = isRepeated
    ? takeDay(scan, days, { before: ",? ?(?:bắt đầu )?(?:từ|kể từ)(?: ngày)? " })?.day
    : undefined;
  const day = isRepeated || delay ? undefined : takeDay(scan, days)?.day;
  const time = takeTime(scan);
  scan.drop(`(?:${TAIL})$`);
  const title = tidy(scan.rest());
  const said = { before, due, delay, day, time, free, from, until };
  const found = rule
    ? fromRule(rule, said, context)
    : before
      ? fromBefore(before, said, context)
      : fromDay(said, context);
  return { title, ...found };
}

interface Said {
  readonly due: SaidDay | null | undefined;
  readonly delay: SaidSpan | undefined;
  readonly day: SaidDay | null | undefined;
  readonly time: SaidTime | undefined;
  readonly free: FreeDayRule;
  readonly from: SaidDay | null | undefined;
  readonly until: SaidDay | null | undefined;
}

type Understood = Omit<Reading, "title">;
const nothing = (problem: Problem): Understood => ({ meanings: [], problem });

function fromRule(rule: NonNullable<ReturnType<typeof takeRule>>, said: Said, context: ReadingContext): Understood {
  if (said.from === null || said.until === null) return nothing("no-such-day");
  const today = dayOf(context.now, context.zone);
  const times = said.time?.options ?? [rule.time ?? USUAL_TIME];
  const untilOn = said.until?.options[0] ?? null;
  const meanings = rule.rules.flatMap((each) =>
    times.map((time): Meaning => {
      const open: Repeat = {
        kind: "repeat",
        rule: each,
        time,
        fromOn: said.from?.options[0] ?? today,
        untilOn,
        free: said.free,
      };
      return { when: anchored(open, said.from !== undefined, context), dueAt: null };
    }),
  );
  const doubt = rule.doubt ?? (times.length > 1 ? "hour" : undefined);
  return settled(meanings, doubt, context, "never");
}

/** An interval begins with its first day to come; every second Monday begins next Monday, not with the one of this week that has passed. */
function anchored(repeat: Repeat, isSaid: boolean, context: ReadingContext): Repeat {
  const parsed = repeat.rule.calendar === "solar" ? parseRrule(repeat.rule.rrule) : undefined;
  if (isSaid || !parsed || parsed.interval === 1) return repeat;
  const each = daysOf(
    {
      calendar: "solar",
      rrule: repeat.rule.calendar === "solar" ? repeat.rule.rrule.replace(/;INTERVAL=\d+/, "") : "",
    },
    repeat.fromOn,
    context,
  );
  for (let day = repeat.fromOn, tried = 0; tried < 400; day = addDays(day, 1), tried += 1) {
    if (each(day) && instantAt(day, repeat.time, context.zone) > context.now) return { ...repeat, fromOn: day };
  }
  return repeat;
}

function fromBefore(before: SaidBefore, said: Said, context: ReadingContext): Understood {
  const { amount, unit, anchor } = before;
  const isExact = unit === "minutes" || unit === "hours";
  const day = anchor === "due" || anchor === "event" ? (said.due ?? said.day) : anchor;
  if (day === null) return nothing("no-such-day");
  const time = isExact ? null : (said.time?.options[0] ?? USUAL_TIME);
  const when: When = { kind: "before", amount, unit, time };
  if (anchor !== "due" && anchor !== "event") {
    // Before a day that the line names: its own date is clearer than the counting.
    return settled(
      (day?.options ?? []).map((each) => onceBefore(when, instantAt(each, END_OF_DAY, context.zone), context)),
      day?.doubt,
      context,
      "past",
    );
  }
  if (day === undefined && (said.time === undefined || !isExact)) {
    const dueAt = context.dueAt ?? null;
    if (dueAt === null) return { meanings: [{ when, dueAt: null }], problem: "needs-due" };
    return settled([{ when, dueAt }], undefined, context, "past");
  }
  const days = day?.options ?? [dayOf(context.now, context.zone)];
  const times = isExact ? (said.time?.options ?? [END_OF_DAY]) : [END_OF_DAY];
  const meanings = days.flatMap((each) => times.map((at) => ({ when, dueAt: instantAt(each, at, context.zone) })));
  const ahead = day === undefined ? meanings.map((each) => tomorrowIfPast(each, context)) : meanings;
  return settled(ahead, day?.doubt ?? (times.length > 1 ? "hour" : undefined), context, "past");
}

function tomorrowIfPast(meaning: { when: When; dueAt: number }, { now }: ReadingContext): Meaning {
  return meaning.dueAt > now ? meaning : { ...meaning, dueAt: meaning.dueAt + 24 * 60 * MINUTE };
}

function onceBefore(when: When, dueAt: number, context: ReadingContext): Meaning {
  const at = nextAfter(when, 0, dueAt, context) ?? dueAt;
  return { when: { kind: "once", on: dayOf(at, context.zone), time: clockOf(at, context.zone) }, dueAt: null };
}

function fromDay(said: Said, context: ReadingContext): Understood {
  const { zone, now } = context;
  const today = dayOf(now, zone);
  if (said.delay) return afterDelay(said.delay, said.time, context);
  if (said.day === null) return nothing("no-such-day");
  if (said.day === undefined) {
    if (said.time) return soonest(said.time, context);
    // "nộp báo cáo hạn 15/12": on the deadline itself.
    if (said.due !== undefined) return fromDay({ ...said, day: said.due, due: undefined }, context);
    return nothing("no-time");
  }
  const shift = said.time?.isMidnight === true ? 1 : 0;
  const times = said.time?.options ?? [USUAL_TIME];
  const options = said.day.options.map((day) => addDays(day, shift));
  const all = options.flatMap((on) => times.map((time) => once(on, time)));
  const open = all.filter((each) => instantOf(each, zone) > now);
  if (open.length === 0 && options[0] === today && said.time === undefined) return laterToday(context);
  if (open.length === 0 && options[0] === today && said.time) return passedToday(said.time, context);
  // An hour of the morning that has passed was not meant.
  return settled(open, said.day.doubt ?? (times.length > 1 ? "hour" : undefined), context, "past");
}

/** Only a time: the next one. */
function soonest({ options, isMidnight }: SaidTime, context: ReadingContext): Understood {
  const today = dayOf(context.now, context.zone);
  const next = options.map((time) => {
    const now = once(isMidnight ? addDays(today, 1) : today, time);
    return instantOf(now, context.zone) > context.now ? now : once(addDays(today, 1), time);
  });
  // "3h" in the morning at 8: the afternoon's is today's, the night's tomorrow's. Both are named.
  return settled(next, options.length > 1 ? "hour" : undefined, context, "past");
}

/** "hôm nay" without an hour, when the usual one has passed: what is left of the day. */
function laterToday(context: ReadingContext): Understood {
  const today = dayOf(context.now, context.zone);
  const left = ["11:00", "14:00", "16:30", "19:00"].map((time) => once(today, time));
  const open = left.filter((each) => instantOf(each, context.zone) > context.now).slice(0, 2);
  return settled(open, "hour", context, "past");
}

/** An hour of today that has passed: this evening's, or tomorrow's. */
function passedToday({ options }: SaidTime, context: ReadingContext): Understood {
  const today = dayOf(context.now, context.zone);
  const evening = options
    .filter((time) => time < "12:00")
    .map((time) => once(today, `${String(Number(time.slice(0, 2)) + 12)}${time.slice(2)}`))
    .filter((each) => instantOf(each, context.zone) > context.now);
  if (evening.length === 0) return nothing("past");
  return settled([...evening, ...options.map((time) => once(addDays(today, 1), time))], "hour", context, "past");
}

function afterDelay({ amount, unit }: SaidSpan, time: SaidTime | undefined, context: ReadingContext): Understood {
  const { now, zone } = context;
  const today = dayOf(now, zone);
  if (unit === "minutes" || unit === "hours") {
    const at = now + amount * MINUTE * (unit === "hours" ? 60 : 1);
    return settled([once(dayOf(at, zone), clockOf(at, zone))], undefined, context, "past");
  }
  const on =
    unit === "working-days"
      ? context.addWorkingDays(today, amount)
      : unit === "months" || unit === "years"
        ? addMonths(today, amount * (unit === "years" ? 12 : 1))
        : addDays(today, amount * (unit === "weeks" ? 7 : 1));
  const times = time?.options ?? [USUAL_TIME];
  return settled(
    times.map((each) => once(on, each)),
    times.length > 1 ? "hour" : undefined,
    context,
    "past",
  );
}

const once = (on: string, time: string): Meaning => ({ when: { kind: "once", on, time }, dueAt: null });

function instantOf({ when }: Meaning, zone: string): number {
  return when.kind === "once" ? instantAt(when.on, when.time, zone) : 0;
}

/** Keeps what is still to come, each once; a doubt stands only where two are left. */
function settled(
  meanings: readonly Meaning[],
  doubt: Doubt | undefined,
  context: ReadingContext,
  otherwise: Problem,
): Understood {
  const open = meanings.filter(({ when, dueAt }) => nextAfter(when, context.now, dueAt, context) !== undefined);
  const unlike = [...new Map(open.map((each) => [JSON.stringify(each), each])).values()];
  if (unlike.length === 0) return nothing(otherwise);
  if (unlike.every(({ when }) => when.kind === "once")) {
    unlike.sort((a, b) => instantOf(a, context.zone) - instantOf(b, context.zone));
  }
  return { meanings: unlike, ...(unlike.length > 1 && { doubt: doubt ?? "day" }) };
}

/** Without the words that led to what was taken out. */
function tidy(rest: string): string {
  let text = rest;
  for (;;) {
    const next = text
      .replace(/^(?:là|rằng|thì|việc|để|phải|vào|lúc|hồi|ngày|nhắc|khi)(?=\s|$)/iu, "")
      .replace(/(?<=^|\s)(?:vào|lúc|hồi|thì|từ|đến|của|nhắc|khi|nhắc tôi|trước|sau)$/iu, "")
      .replace(/^[\s,;:.–-]+|[\s,;:–-]+$/gu, "");
    if (next === text) return text;
    text = next;
  }
}
