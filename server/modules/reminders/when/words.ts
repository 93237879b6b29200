import { formatDay, weekday as weekdayOf, weekdayName } from "../../../kernel/text/index.ts";
import type { BeforeUnit, Both, FreeDayRule, Repeat, Rule, When } from "../contract.ts";
import { parseRrule, type ParsedRule, type RuleDay } from "./rrule.ts";

/**
 * What was understood, for people. The Vietnamese words are read back by `vietnamese/read.ts` as the same thing: a test holds both to it. A
 * beginning is named where intervals are reckoned from it, or where it is later than `today`.
 */
export function whenWords(when: When, today = ""): Both {
  switch (when.kind) {
    case "once":
      return {
        vi: `${weekdayName(when.on, "vi")} ${formatDay(when.on)} lúc ${when.time}`,
        en: `${weekdayName(when.on, "en")} ${formatDay(when.on)} at ${when.time}`,
      };
    case "before":
      return beforeWords(when);
    case "repeat":
      return repeatWords(when, today);
  }
}

const UNITS: Readonly<Record<BeforeUnit, { vi: string; en: string }>> = {
  minutes: { vi: "phút", en: "minute" },
  hours: { vi: "giờ", en: "hour" },
  days: { vi: "ngày", en: "day" },
  "working-days": { vi: "ngày làm việc", en: "working day" },
};

function beforeWords({ amount, unit, time }: Extract<When, { kind: "before" }>): Both {
  const [vi, en] = [UNITS[unit].vi, UNITS[unit].en];
  return {
    vi: `trước hạn ${String(amount)} ${vi}${time === null ? "" : ` lúc ${time}`}`,
    en: `${String(amount)} ${en}${amount === 1 ? "" : "s"} before it is due${time === null ? "" : ` at ${time}`}`,
  };
}

const FREE: Readonly<Record<FreeDayRule, Both>> = {
  keep: { vi: "", en: "" },
  before: { vi: ", ngày nghỉ thì nhắc sớm hơn", en: ", or the working day before" },
  after: { vi: ", ngày nghỉ thì dời sang sau", en: ", or the working day after" },
};

function repeatWords({ rule, time, fromOn, untilOn, free }: Repeat, today: string): Both {
  const parsed = rule.calendar === "solar" ? parseRrule(rule.rrule) : undefined;
  const days = parsed ? solarWords(parsed, fromOn) : ruleWords(rule);
  const isAnchored = (parsed !== undefined && parsed.interval > 1) || (today !== "" && fromOn > today);
  const vi = isAnchored ? `, từ ngày ${formatDay(fromOn)}` : "";
  const en = isAnchored ? `, from ${formatDay(fromOn)}` : "";
  return {
    vi: `${days.vi} lúc ${time}${vi}${untilOn === null ? "" : `, đến hết ngày ${formatDay(untilOn)}`}${FREE[free].vi}`,
    en: `${days.en} at ${time}${en}${untilOn === null ? "" : `, until ${formatDay(untilOn)}`}${FREE[free].en}`,
  };
}

const LUNAR_MONTHS = ["giêng", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười", "mười một", "chạp"];

function ruleWords(rule: Rule): Both {
  if (rule.calendar === "lunar") return lunarWords(rule.day, rule.month);
  if (rule.calendar === "solar") return { vi: rule.rrule, en: rule.rrule };
  const { nth } = rule;
  if (nth === 0) return { vi: "mỗi ngày làm việc", en: "every working day" };
  if (nth === 1) return { vi: "ngày làm việc đầu mỗi tháng", en: "first working day of each month" };
  if (nth === -1) return { vi: "ngày làm việc cuối mỗi tháng", en: "last working day of each month" };
  const count = String(Math.abs(nth));
  return nth > 0
    ? { vi: `ngày làm việc thứ ${count} mỗi tháng`, en: `working day ${count} of each month` }
    : { vi: `ngày làm việc thứ ${count} từ cuối mỗi tháng`, en: `working day ${count} from the end of each month` };
}

function lunarWords(day: number, month: number): Both {
  const vi = day <= 10 ? `mùng ${String(day)}` : day === 15 ? "rằm" : `ngày ${String(day)}`;
  if (month === 0) return { vi: `${vi} âm lịch hằng tháng`, en: `day ${String(day)} of each lunar month` };
  const name = LUNAR_MONTHS[month - 1] ?? "";
  return {
    vi: `${vi} tháng ${name} âm lịch hằng năm`,
    en: `day ${String(day)} of lunar month ${String(month)}, every year`,
  };
}

/** A Monday, from which the names of weekdays are taken. */
const MONDAY = "2026-11-23";
const nameOf = (day: number, language: "vi" | "en") =>
  weekdayName(`2026-11-${String(Number(MONDAY.slice(8)) + day - 1)}`, language);
const list = (items: readonly string[], and: string): string =>
  items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")} ${and} ${items.at(-1) ?? ""}`;

function solarWords(rule: ParsedRule, fromOn: string): Both {
  const { freq, interval, byDay, byMonthDay, byMonth } = rule;
  const count = String(interval);
  const each = (vi: string, en: string, every: string): Both =>
    interval === 1 ? { vi: `hằng ${vi}`, en: every } : { vi: `${count} ${vi} một lần`, en: `every ${count} ${en}s` };
  const comma = interval === 1 ? "" : ",";
  const inMonths = byMonth.length === 0 ? "" : ` tháng ${list(byMonth.map(String), "và")}`;
  const ofMonths = byMonth.length === 0 ? "" : ` in month ${list(byMonth.map(String), "and")}`;
  switch (freq) {
    case "DAILY": {
      const times = each("ngày", "day", "every day");
      if (byDay.length + byMonthDay.length + byMonth.length === 0) return times;
      return { vi: `${times.vi} (${rrulePart(rule)})`, en: `${times.en} (${rrulePart(rule)})` };
    }
    case "WEEKLY": {
      const days = byDay.length === 0 ? [{ weekday: weekdayOf(fromOn), nth: 0 }] : byDay;
      const times = each("tuần", "week", "every week");
      const vi = list(
        days.map(({ weekday }) => nameOf(weekday, "vi")),
        "và",
      );
      const en = list(
        days.map(({ weekday }) => nameOf(weekday, "en")),
        "and",
      );
      return { vi: `${vi}${inMonths}${comma} ${times.vi}`, en: `${en}${ofMonths} ${times.en}` };
    }
    case "MONTHLY": {
      const times = each("tháng", "month", "every month");
      const parts = monthDays(rule, fromOn);
      return { vi: `${parts.vi}${inMonths}${comma} ${times.vi}`, en: `${parts.en}${ofMonths} ${times.en}` };
    }
    case "YEARLY": {
      const times = each("năm", "year", "every year");
      const months = byMonth.length === 0 ? [Number(fromOn.slice(5, 7))] : byMonth;
      const dates = byMonthDay.length === 0 ? [Number(fromOn.slice(8))] : byMonthDay;
      const [vi, en] = [dateWords(dates), datesInEnglish(dates)];
      const quarter = QUARTERS.find(({ of }) => of === months.join());
      if (quarter && interval === 1) return quarterWords(quarter, dates);
      return {
        vi: `${vi} tháng ${list(months.map(String), "và")}${comma} ${times.vi}`,
        en: `${en} of month ${list(months.map(String), "and")}, ${times.en}`,
      };
    }
  }
}

/** Months that are one of each quarter. */
const QUARTERS = [
  { of: "1,4,7,10", vi: "đầu", en: "first" },
  { of: "2,5,8,11", vi: "giữa", en: "second" },
  { of: "3,6,9,12", vi: "cuối", en: "last" },
] as const;

function quarterWords(quarter: (typeof QUARTERS)[number], dates: readonly number[]): Both {
  if (quarter.vi === "cuối" && dates.join() === "-1")
    return { vi: "ngày cuối mỗi quý", en: "last day of each quarter" };
  return {
    vi: `${dateWords(dates)} tháng ${quarter.vi} mỗi quý`,
    en: `${datesInEnglish(dates)} of the ${quarter.en} month of each quarter`,
  };
}

function monthDays({ byDay, byMonthDay }: ParsedRule, fromOn: string): Both {
  if (byDay.length > 0) {
    return { vi: list(byDay.map(nthVietnamese), "và"), en: list(byDay.map(nthEnglish), "and") };
  }
  const dates = byMonthDay.length === 0 ? [Number(fromOn.slice(8))] : byMonthDay;
  return { vi: dateWords(dates), en: datesInEnglish(dates) };
}

const dateWords = (dates: readonly number[]): string =>
  dates.length === 1 && dates[0] === -1
    ? "ngày cuối tháng"
    : `ngày ${list(
        dates.map((date) => (date > 0 ? String(date) : `${String(-date)} từ cuối tháng`)),
        "và",
      )}`;
const datesInEnglish = (dates: readonly number[]): string =>
  dates.length === 1 && dates[0] === -1
    ? "last day"
    : `day ${list(
        dates.map((date) => (date > 0 ? String(date) : `${String(-date)} from the end`)),
        "and",
      )}`;

function nthVietnamese({ weekday, nth }: RuleDay): string {
  const name = nameOf(weekday, "vi");
  if (nth === 0) return `mọi ${name}`;
  if (nth === 1) return `${name} đầu tiên`;
  if (nth === -1) return `${name} cuối cùng`;
  return nth > 0 ? `${name} lần thứ ${String(nth)}` : `${name} lần thứ ${String(-nth)} từ cuối`;
}

function nthEnglish({ weekday, nth }: RuleDay): string {
  const name = nameOf(weekday, "en");
  if (nth === 0) return `every ${name}`;
  if (nth === 1) return `first ${name}`;
  if (nth === -1) return `last ${name}`;
  return nth > 0 ? `${name} no. ${String(nth)}` : `${name} no. ${String(-nth)} from the end`;
}

/** What people do not say in words: the RFC's own parts. */
const rrulePart = ({ byDay, byMonthDay, byMonth }: ParsedRule): string =>
  [
    ...byDay.map(({ weekday }) => nameOf(weekday, "vi")),
    ...byMonthDay.map(String),
    ...byMonth.map((m) => `T${String(m)}`),
  ].join(", ");
