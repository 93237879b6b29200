import type { Rule } from "../contract.ts";
import { formatRrule, type RuleDay } from "../when/rrule.ts";
import type { Doubt } from "./dates.ts";
import { NUMBER, numberOf } from "./numbers.ts";
import type { Found, Scan } from "./scan.ts";
import { usualTime } from "./times.ts";
import { WEEKDAY, WEEKDAY_RANGE, weekdayRange, WEEKDAYS, weekdaysOf } from "./weekdays.ts";

/** On which days it returns, as it was said. Several rules where the words fit each. */
export interface SaidRule {
  readonly rules: readonly Rule[];
  readonly doubt?: Doubt;
  /** "mỗi sáng": the part of the day that stands in the rule itself. */
  readonly time?: string;
}

/** The day today, for "hằng tuần" and "hằng tháng" without a day. */
export interface RuleContext {
  readonly weekday: number;
  readonly date: number;
}

type Resolve = (found: Found, context: RuleContext) => SaidRule | undefined;

const EACH = "(?:hằng|hàng|mỗi|từng)";
const LUNAR = "(?<lunar> ?\\(?(?:âm lịch|âm|al)\\)?)";
const ONCE = "(?:một|1) lần";
const MONTH_NAME = "(?:giêng|chạp|mười một|mười hai|mười|1[0-2]|0?[1-9]|một|hai|ba|tư|bốn|năm|sáu|bảy|tám|chín)";
const LIST = `(?:${NUMBER})(?:(?: ?, ?(?:và )?| và )(?:ngày )?(?:${NUMBER}))*`;
const DAY_LEAD = "(?:vào )?(?<old>ngày|mùng|mồng)";
/** How often: each month or every so many. */
const MONTHLY = `(?:(?:của )?${EACH} tháng|,? ?(?<n>${NUMBER}) tháng ${ONCE})`;

const numbers = (text: string): number[] => [
  ...new Set(
    text
      .split(/ ?, ?(?:v[àa] )?| v[àa] /)
      .map((each) => numberOf(each.replace(/^ng[àa]y /, "")))
      .filter((value) => !Number.isNaN(value)),
  ),
];

const solar = (
  freq: "DAILY" | "WEEKLY" | "MONTHLY" | "YEARLY",
  parts: {
    interval?: number;
    byDay?: readonly RuleDay[];
    byMonthDay?: readonly number[];
    byMonth?: readonly number[];
  } = {},
): Rule => ({
  calendar: "solar",
  rrule: formatRrule({ freq, interval: 1, byDay: [], byMonthDay: [], byMonth: [], ...parts }),
});
const one = (rule: Rule): SaidRule => ({ rules: [rule] });
const everyOf = (found: Found): number => (found["n"] === undefined ? 1 : numberOf(found["n"]));

const weekly: Resolve = (found) => {
  const said = found["w"] ?? "";
  const interval = found["skip"] === undefined ? everyOf(found) : 2;
  const on = (days: readonly number[]) =>
    solar("WEEKLY", { interval, byDay: days.map((weekday) => ({ weekday, nth: 0 })) });
  const days = found["range"] === undefined ? weekdaysOf(said) : weekdayRange(said);
  if (days.length === 0) return undefined;
  const time = found["part"] === undefined ? {} : { time: usualTime(found["part"]) };
  // "t3-t5": both days, or everything between them.
  const between = /^[^,+]+-[^,+-]+$/.test(said) ? weekdayRange(said) : days;
  if (between.length > days.length) return { rules: [on(days), on(between)], doubt: "day", ...time };
  return { rules: [on(days)], ...time };
};
const weeklyRange: Resolve = (found, context) => weekly({ ...found, range: "" }, context);

/** Days of the month. What not every month has is named: those months only, or the last day of each. */
const monthly: Resolve = (found) => {
  const dates = numbers(found["d"] ?? "").filter((date) => date >= 1 && date <= 31);
  const [first] = dates;
  if (first === undefined) return undefined;
  const interval = everyOf(found);
  if (found["lunar"] !== undefined) {
    return dates.length === 1 && first <= 30 ? one({ calendar: "lunar", day: first, month: 0 }) : undefined;
  }
  const plain = solar("MONTHLY", { interval, byMonthDay: dates });
  if ((found["old"] ?? "").startsWith("m") && first <= 10 && dates.length === 1) {
    return { rules: [{ calendar: "lunar", day: first, month: 0 }, plain], doubt: "calendar" };
  }
  if (dates.length === 1 && first > 28) {
    return { rules: [plain, solar("MONTHLY", { interval, byMonthDay: [-1] })], doubt: "month-end" };
  }
  return one(plain);
};

const NTH: readonly (readonly [RegExp, number])[] = [
  [/^[đd]/, 1],
  [/^cu/, -1],
];
const nthWeekday: Resolve = (found) => {
  const [weekday] = weekdaysOf(found["w"] ?? "");
  const edge = found["edge"] ?? "";
  const named = NTH.find(([pattern]) => pattern.test(edge))?.[1];
  const nth = found["k"] === undefined ? named : numberOf(found["k"]);
  if (weekday === undefined || nth === undefined || Math.abs(nth) > 5) return undefined;
  const signed = found["end"] === undefined ? nth : -nth;
  return one(solar("MONTHLY", { interval: everyOf(found), byDay: [{ weekday, nth: signed }] }));
};

function monthOf(text: string): number {
  if (/^gi[êe]ng$/.test(text)) return 1;
  return /^ch[ạa]p$/.test(text) ? 12 : numberOf(text);
}

const yearly: Resolve = (found) => {
  const day = found["full"] === undefined ? numberOf(found["d"] ?? "") : 15;
  const month = monthOf(found["m"] ?? "");
  if (!(day >= 1 && day <= 31 && month >= 1 && month <= 12)) return undefined;
  const old: Rule = { calendar: "lunar", day: Math.min(day, 30), month };
  const isLunar =
    found["lunar"] !== undefined || found["full"] !== undefined || /^(?:gi|ch[ạa]p)/.test(found["m"] ?? "");
  if (isLunar) return one(old);
  const plain = solar("YEARLY", { interval: everyOf(found), byMonth: [month], byMonthDay: [day] });
  return found["new"] === undefined ? one(plain) : { rules: [old, plain], doubt: "calendar" };
};

const working =
  (sign: 1 | -1): Resolve =>
  (found) => {
    const nth = found["k"] === undefined ? 1 : numberOf(found["k"]);
    return nth >= 1 && nth <= 20
      ? one({ calendar: "working", nth: nth * (found["end"] === undefined ? sign : -1) })
      : undefined;
  };

const QUARTERS: readonly (readonly [RegExp, readonly number[]])[] = [
  [/^[đd]/, [1, 4, 7, 10]],
  [/^gi/, [2, 5, 8, 11]],
  [/^cu/, [3, 6, 9, 12]],
];
const quarterly: Resolve = (found) => {
  const months = QUARTERS.find(([pattern]) => pattern.test(found["edge"] ?? ""))?.[1];
  const dates = found["d"] === undefined ? [found["edge"]?.startsWith("c") === true ? -1 : 1] : numbers(found["d"]);
  return months && one(solar("YEARLY", { byMonth: months, byMonthDay: dates }));
};

const OF_EACH_MONTH = `(?:(?:(?:của |trong )?${EACH} tháng)|tháng,? ${EACH} tháng)`;

/** What is said of returning, the surest first. */
const RULES: readonly (readonly [string, Resolve])[] = [
  // Working days.
  [`ngày làm việc thứ (?<k>${NUMBER}) (?:(?<end>từ cuối|tính từ cuối) )?${OF_EACH_MONTH}`, working(1)],
  [`(?:vào )?ngày làm việc (?:đầu tiên|đầu) ${OF_EACH_MONTH}`, working(1)],
  [`(?:vào )?ngày làm việc (?:cuối cùng|cuối) ${OF_EACH_MONTH}`, working(-1)],
  [`${EACH} tháng(?: vào)? ngày làm việc (?:đầu tiên|đầu)(?: tháng)?`, working(1)],
  [`${EACH} tháng(?: vào)? ngày làm việc (?:cuối cùng|cuối)(?: tháng)?`, working(-1)],
  [
    `(?:${EACH}|các|mọi|tất cả các) ngày làm việc(?! (?:đầu|cuối|thứ))(?: trong tuần| ${EACH} tuần)?`,
    () => one({ calendar: "working", nth: 0 }),
  ],
  // Quarters.
  [
    `(?:vào )?ngày (?<d>${LIST}) tháng (?<edge>đầu|giữa|cuối)(?: tiên| cùng)?(?: của)? (?:${EACH} )?quý(?: ${EACH} quý)?`,
    quarterly,
  ],
  [`(?:vào )?(?:ngày )?(?<edge>đầu|cuối)(?: cùng| tiên)?(?: của)? (?:${EACH} quý|quý,? ${EACH} quý)`, quarterly],
  // Weeks.
  [`(?<w>${WEEKDAY_RANGE}),? ${EACH} tuần`, weeklyRange],
  [`${EACH} tuần(?: vào)? (?:các ngày )?(?<w>${WEEKDAY_RANGE})`, weeklyRange],
  [`(?:${EACH}|các|mọi) (?:ngày )?(?<w>${WEEKDAY_RANGE})`, weeklyRange],
  [
    `(?:vào )?(?:các )?(?:ngày )?(?<w>${WEEKDAYS}),? (?:${EACH} tuần|(?<skip>cách tuần)|(?:cứ )?(?<n>${NUMBER}) tuần ${ONCE})`,
    weekly,
  ],
  [
    `(?:${EACH} tuần|(?<skip>cách tuần)|(?:cứ )?(?<n>${NUMBER}) tuần ${ONCE})(?: vào)?(?: các)?(?: ngày)? (?<w>${WEEKDAYS})`,
    weekly,
  ],
  [
    `(?:${EACH}|các|mọi) (?:ngày |(?<part>sáng|trưa|chiều|tối|đêm) )?(?<w>${WEEKDAYS})(?! (?:đầu|cuối|thứ|lần))(?: ${EACH} tuần)?`,
    weekly,
  ],
  // Weekdays of the month.
  [
    `(?:vào )?(?<w>${WEEKDAY}) (?<edge>đầu tiên|đầu|cuối cùng|cuối)(?: của| trong)?,? (?:tháng,? )?${MONTHLY}`,
    nthWeekday,
  ],
  [
    `(?:vào )?(?<w>${WEEKDAY}) (?:lần thứ|tuần thứ|thứ) (?<k>[1-5]|${NUMBER})(?<end> từ cuối)?(?: của| trong)?,? (?:tháng,? )?${MONTHLY}`,
    nthWeekday,
  ],
  // Lunar months.
  [
    `(?:ngày )?rằm(?: âm lịch| âm)? ${EACH} tháng(?: âm lịch| âm)?|${EACH} tháng(?: vào)?(?: ngày)? rằm`,
    () => one({ calendar: "lunar", day: 15, month: 0 }),
  ],
  // Years.
  [`(?:vào )?(?:ngày )?(?<full>rằm) tháng (?<m>${MONTH_NAME})${LUNAR}? ${EACH} năm`, yearly],
  [`(?:vào )?(?<new>(?:mùng|mồng) )(?<d>${NUMBER}) tháng (?<m>${MONTH_NAME})${LUNAR}? ${EACH} năm`, yearly],
  [
    `(?:vào )?(?:ngày )?(?<d>\\d{1,2})[/-](?<m>\\d{1,2})${LUNAR}?,? (?:${EACH} năm|(?<n>${NUMBER}) năm ${ONCE})`,
    yearly,
  ],
  [
    `(?:vào )?(?:ngày )?(?<d>${NUMBER}) tháng (?<m>${MONTH_NAME})${LUNAR}?,? (?:${EACH} năm|(?<n>${NUMBER}) năm ${ONCE})`,
    yearly,
  ],
  [`${EACH} năm(?: vào)?(?: ngày)? (?<d>\\d{1,2})[/-](?<m>\\d{1,2})${LUNAR}?`, yearly],
  [`${EACH} năm(?: vào)?(?: ngày)? (?<d>${NUMBER}) tháng (?<m>${MONTH_NAME})${LUNAR}?`, yearly],
  ["(?:ngày )?giỗ tổ(?: hùng vương)? (?:hằng|hàng|mỗi) năm", () => one({ calendar: "lunar", day: 10, month: 3 })],
  // Months.
  [
    `${DAY_LEAD} (?<d>${LIST})${LUNAR}?,? ${MONTHLY}${LUNAR.replace("lunar", "lunar2")}?`,
    (found, context) => monthly({ ...found, lunar: found["lunar"] ?? found["lunar2"] }, context),
  ],
  [
    `(?:${EACH} tháng|(?:cứ )?(?<n>${NUMBER}) tháng ${ONCE})(?: vào)?(?: các)? (?<old>ngày|mùng|mồng) (?<d>${LIST})${LUNAR}?`,
    monthly,
  ],
  [
    `(?:vào )?(?:ngày )?cuối(?: cùng)?(?: của)? (?:tháng,? )?${MONTHLY}|${EACH} tháng(?: vào)? (?:ngày )?cuối(?: cùng)?(?: của)? tháng`,
    (found) => one(solar("MONTHLY", { interval: everyOf(found), byMonthDay: [-1] })),
  ],
  [
    `(?:vào )?(?:ngày )?đầu(?: tiên)?(?: của)? (?:tháng,? )?${MONTHLY}`,
    (found) => one(solar("MONTHLY", { interval: everyOf(found), byMonthDay: [1] })),
  ],
  // Days.
  [
    `(?:hằng|hàng|mỗi) (?<part>sáng|trưa|chiều|tối|đêm)`,
    (found) => ({ rules: [solar("DAILY")], time: usualTime(found["part"] ?? "") }),
  ],
  [`${EACH} ngày|ngày nào cũng`, () => one(solar("DAILY"))],
  [`(?:cứ )?(?<n>${NUMBER}) ngày ${ONCE}`, (found) => one(solar("DAILY", { interval: everyOf(found) }))],
  ["cách ngày", () => one(solar("DAILY", { interval: 2 }))],
  // Without a day: it is asked for.
  [
    `${EACH} tuần|(?<skip>cách tuần)|(?:cứ )?(?<n>${NUMBER}) tuần ${ONCE}`,
    (found, { weekday }) => ({
      rules: [...new Set([weekday, 1, 5])].map((day) =>
        solar("WEEKLY", {
          interval: found["skip"] === undefined ? everyOf(found) : 2,
          byDay: [{ weekday: day, nth: 0 }],
        }),
      ),
      doubt: "day",
    }),
  ],
  [
    `${EACH} tháng|(?:cứ )?(?<n>${NUMBER}) tháng ${ONCE}`,
    (found, { date }) => ({
      rules: [...new Set([Math.min(date, 28), 1, -1])].map((day) =>
        solar("MONTHLY", { interval: everyOf(found), byMonthDay: [day] }),
      ),
      doubt: "day",
    }),
  ],
];

/** Takes what is said of returning out of the text; undefined where nothing is. */
export function takeRule(scan: Scan, context: RuleContext): SaidRule | undefined {
  for (const [pattern, resolve] of RULES) {
    if (!scan.has(pattern)) continue;
    const found = scan.take(pattern);
    const said = found && resolve(found, context);
    if (said) return said;
  }
  return undefined;
}
