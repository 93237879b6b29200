import { addMonths, daysBetween, partsOfDay, startOfWeek, weekday } from "../../../kernel/text/index.ts";

/** Recurrence rules of RFC 5545 §3.3.10 as far as reminders need them: whole days, four frequencies, and the parts that people can say. */

export const FREQUENCIES = ["DAILY", "WEEKLY", "MONTHLY", "YEARLY"] as const;
export type Frequency = (typeof FREQUENCIES)[number];

/** A weekday of BYDAY, Monday is 1; `nth` counts within the month, from its end where negative; 0: each. */
export interface RuleDay {
  readonly weekday: number;
  readonly nth: number;
}

export interface ParsedRule {
  readonly freq: Frequency;
  readonly interval: number;
  readonly byDay: readonly RuleDay[];
  readonly byMonthDay: readonly number[];
  readonly byMonth: readonly number[];
}

const DAY_NAMES = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
const LONGEST_INTERVAL: Readonly<Record<Frequency, number>> = { DAILY: 999, WEEKLY: 99, MONTHLY: 60, YEARLY: 10 };
const MOST_VALUES = 31;

/** Reads a rule; undefined where it is malformed or says what reminders do not keep (COUNT, UNTIL, hours, positions in a set). */
export function parseRrule(text: string): ParsedRule | undefined {
  const parts = new Map<string, string>();
  for (const part of text.split(";")) {
    const [name = "", value, ...more] = part.split("=");
    if (value === undefined || value === "" || more.length > 0 || parts.has(name)) return undefined;
    parts.set(name, value);
  }
  const freq = FREQUENCIES.find((each) => each === parts.get("FREQ"));
  const interval = whole(parts.get("INTERVAL") ?? "1");
  if (freq === undefined || interval === undefined || interval < 1 || interval > LONGEST_INTERVAL[freq])
    return undefined;
  const byDay = listOf(parts.get("BYDAY"), ruleDay);
  const byMonthDay = listOf(parts.get("BYMONTHDAY"), (value) => between(whole(value), -31, 31));
  const byMonth = listOf(parts.get("BYMONTH"), (value) => between(whole(value), 1, 12));
  const known = ["FREQ", "INTERVAL", "BYDAY", "BYMONTHDAY", "BYMONTH", "WKST"];
  if (!byDay || !byMonthDay || !byMonth || [...parts.keys()].some((name) => !known.includes(name))) return undefined;
  // Weeks begin on Monday here, as the RFC has it unless WKST says otherwise.
  if ((parts.get("WKST") ?? "MO") !== "MO") return undefined;
  const rule = { freq, interval, byDay, byMonthDay, byMonth };
  return fits(rule) ? rule : undefined;
}

/** Ordinals belong to months (RFC 5545: not with WEEKLY or DAILY); of a year only days of months are kept, for what people say is one. */
function fits({ freq, byDay, byMonthDay, byMonth }: ParsedRule): boolean {
  if (byDay.some(({ nth }) => nth !== 0) && freq !== "MONTHLY") return false;
  if (freq === "WEEKLY") return byMonthDay.length === 0;
  if (freq === "YEARLY") return byDay.length === 0 && (byMonthDay.length === 0) === (byMonth.length === 0);
  return true;
}

export function formatRrule({ freq, interval, byDay, byMonthDay, byMonth }: ParsedRule): string {
  const days = byDay.map(({ weekday: day, nth }) => `${nth === 0 ? "" : String(nth)}${DAY_NAMES[day - 1] ?? ""}`);
  return [
    `FREQ=${freq}`,
    ...(interval === 1 ? [] : [`INTERVAL=${String(interval)}`]),
    ...(byMonth.length === 0 ? [] : [`BYMONTH=${byMonth.join(",")}`]),
    ...(byMonthDay.length === 0 ? [] : [`BYMONTHDAY=${byMonthDay.join(",")}`]),
    ...(days.length === 0 ? [] : [`BYDAY=${days.join(",")}`]),
  ].join(";");
}

/** Whether a day belongs to a rule that begins on `fromOn` (DTSTART of the RFC, which also says what the rule leaves open). */
export function fallsOn(
  { freq, interval, byDay, byMonthDay, byMonth }: ParsedRule,
  fromOn: string,
  day: string,
): boolean {
  if (day < fromOn) return false;
  const [start, now] = [partsOfDay(fromOn), partsOfDay(day)];
  if (byMonth.length > 0 && !byMonth.includes(now.month)) return false;
  const monthDay = byMonthDay.length === 0 || byMonthDay.some((each) => isMonthDay(day, each));
  const weekDay = byDay.length === 0 || byDay.some((each) => isRuleDay(day, each));
  const steps: Readonly<Record<Frequency, number>> = {
    DAILY: daysBetween(fromOn, day),
    WEEKLY: daysBetween(startOfWeek(fromOn), startOfWeek(day)) / 7,
    MONTHLY: (now.year - start.year) * 12 + now.month - start.month,
    YEARLY: now.year - start.year,
  };
  if (steps[freq] % interval !== 0 || !monthDay || !weekDay) return false;
  switch (freq) {
    case "DAILY":
      return true;
    case "WEEKLY":
      return byDay.length > 0 || weekday(day) === weekday(fromOn);
    case "MONTHLY":
      return byDay.length > 0 || byMonthDay.length > 0 || now.date === start.date;
    case "YEARLY":
      return byMonthDay.length > 0 || (now.month === start.month && now.date === start.date);
  }
}

function isMonthDay(day: string, wanted: number): boolean {
  const { date } = partsOfDay(day);
  return wanted > 0 ? date === wanted : date - lengthOfMonth(day) - 1 === wanted;
}

function isRuleDay(day: string, { weekday: wanted, nth }: RuleDay): boolean {
  if (weekday(day) !== wanted) return false;
  const { date } = partsOfDay(day);
  if (nth === 0) return true;
  return nth > 0 ? Math.ceil(date / 7) === nth : Math.ceil((lengthOfMonth(day) - date + 1) / 7) === -nth;
}

/** How many days the month of a day has. */
function lengthOfMonth(day: string): number {
  const first = `${day.slice(0, 7)}-01`;
  return daysBetween(first, addMonths(first, 1));
}

function listOf<T>(text: string | undefined, read: (value: string) => T | undefined): T[] | undefined {
  if (text === undefined) return [];
  const values = text.split(",").map(read);
  const good = values.filter((value) => value !== undefined);
  return good.length === values.length && good.length <= MOST_VALUES ? good : undefined;
}

function ruleDay(text: string): RuleDay | undefined {
  const match = /^([+-]?[1-5])?(MO|TU|WE|TH|FR|SA|SU)$/.exec(text);
  return match ? { nth: Number(match[1] ?? 0), weekday: DAY_NAMES.indexOf(match[2] ?? "") + 1 } : undefined;
}

const whole = (text: string): number | undefined => (/^[+-]?\d{1,3}$/.test(text) ? Number(text) : undefined);
const between = (value: number | undefined, least: number, most: number): number | undefined =>
  value !== undefined && value !== 0 && value >= least && value <= most ? value : undefined;
