import {
  addDays,
  addMonths,
  dayOfLunar,
  isDay,
  lunarOf,
  partsOfDay,
  startOfWeek,
  weekday,
} from "../../../kernel/text/index.ts";
import { NUMBER, numberOf } from "./numbers.ts";
import type { Found, Scan } from "./scan.ts";
import { WEEKDAY, weekdaysOf } from "./weekdays.ts";

/** Why several days fit what was said. */
export type Doubt = "hour" | "week" | "calendar" | "day" | "weekend" | "month-end";

/** The day as it was said; several where the words fit each. */
export interface SaidDay {
  readonly options: readonly string[];
  readonly doubt?: Doubt;
  /** The day was named by its date or as today, so that it cannot be another when it has passed. */
  readonly isFixed?: boolean;
}

/** What reading needs to know: the day today, and which days are worked. */
export interface DayContext {
  readonly today: string;
  isWorkingDay(on: string): boolean;
  addWorkingDays(on: string, count: number): string;
}

type Resolve = (found: Found, context: DayContext) => SaidDay | undefined;

const LUNAR = "(?<lunar> ?\\(?(?:âm lịch|âm|al)\\)?)";
const LUNAR_MONTHS = "giêng|chạp";
const MONTH = `(?:${LUNAR_MONTHS}|mười một|mười hai|mười|1[0-2]|0?[1-9]|một|hai|ba|tư|bốn|năm|sáu|bảy|bẩy|tám|chín)`;
const THIS = "này|nay";
const NEXT = "sau|tới|kế tiếp|kế|tiếp theo";

const only = (day: string | undefined, isFixed = false): SaidDay | undefined =>
  day === undefined ? undefined : { options: [day], isFixed };

/** A day of the Gregorian calendar: of the year that is named, else the next one. */
function solar(date: number, month: number, year: number | undefined, { today }: DayContext): string | undefined {
  const text = (of: number) => `${String(of).padStart(4, "0")}-${pad(month)}-${pad(date)}`;
  if (year !== undefined) return isDay(text(year)) ? text(year) : undefined;
  // 29 February may be years away.
  const first = partsOfDay(today).year;
  for (let of = first; of <= first + 8; of += 1) if (isDay(text(of)) && text(of) >= today) return text(of);
  return undefined;
}

/** A day of the lunar calendar: of the lunar year that is named, else the next one. The 30th of a short month is its last day. */
function lunar(date: number, month: number, year: number | undefined, { today }: DayContext): string | undefined {
  const of = (each: number) =>
    dayOfLunar({ year: each, month, day: date, leap: false }) ??
    (date === 30 ? dayOfLunar({ year: each, month, day: 29, leap: false }) : undefined);
  if (year !== undefined) return of(year);
  const first = lunarOf(today).year;
  return [first, first + 1, first + 2].map(of).find((day) => day !== undefined && day >= today);
}

/** The next day with this number in a lunar month. */
function lunarDay(date: number, { today }: DayContext): string | undefined {
  for (let day = today, tried = 0; tried < 62; day = addDays(day, 1), tried += 1)
    if (lunarOf(day).day === date) return day;
  return undefined;
}

function yearOf(text: string | undefined, { today }: DayContext): number | undefined {
  if (text === undefined) return undefined;
  const present = partsOfDay(today).year;
  if (/^\d{4}$/.test(text)) return Number(text);
  return /^(?:nay|này)$/.test(text) ? present : present + 1;
}

function monthOf(text: string): number {
  if (/^gi[êe]ng$/.test(text)) return 1;
  return /^ch[ạa]p$/.test(text) ? 12 : numberOf(text);
}

/** A date and a month in whichever calendar is meant. "mùng 5 tháng 9" may be either. */
const dated: Resolve = (found, context) => {
  const date = numberOf(found["d"] ?? "15");
  const month = monthOf(found["m"] ?? "");
  const year = yearOf(found["y"], context);
  const isLunar =
    found["lunar"] !== undefined || found["full"] !== undefined || /^(?:gi|ch[ạa]p)/.test(found["m"] ?? "");
  if (isLunar) return only(lunar(date, month, year, context), true);
  const plain = solar(date, month, year, context);
  // Without marks "thang sau" is June and the next month.
  const next = found["m"] === "sau" ? monthDay(date, "sau", context) : undefined;
  if (next !== undefined && plain !== undefined) return { options: [next, plain], doubt: "day", isFixed: true };
  if (found["new"] === undefined) return only(plain, true);
  const old = lunar(date, month, year, context);
  return both(old, plain);
};

function both(old: string | undefined, plain: string | undefined): SaidDay | undefined {
  const options = [old, plain].filter((day) => day !== undefined);
  return options.length === 0
    ? undefined
    : { options, isFixed: true, ...(options.length > 1 && { doubt: "calendar" }) };
}

/** A number in this month, the next one, or whichever comes first. */
function monthDay(date: number, which: string | undefined, { today }: DayContext): string | undefined {
  const first = `${today.slice(0, 7)}-01`;
  const inMonth = (start: string) => {
    const day = `${start.slice(0, 7)}-${pad(date)}`;
    return isDay(day) ? day : undefined;
  };
  if (which !== undefined) return inMonth(isNext(which) ? addMonths(first, 1) : first);
  for (let months = 0; months < 3; months += 1) {
    const day = inMonth(addMonths(first, months));
    if (day !== undefined && day >= today) return day;
  }
  return undefined;
}

const isNext = (which: string): boolean => !/^(?:này|nay)$/.test(which);

/** A weekday: of the week that is named, else the next one. */
const onWeekday: Resolve = (found, { today }) => {
  const [wanted] = weekdaysOf(found["w"] ?? "");
  if (wanted === undefined) return undefined;
  const monday = startOfWeek(today);
  const here = addDays(monday, wanted - 1);
  const which = found["week"];
  if (which !== undefined) {
    if (/nữa|nua/.test(which)) return only(addDays(here, 14), true);
    return only(isNext(which) ? addDays(here, 7) : here, true);
  }
  if (found["coming"] === undefined) {
    if (here === today) return { options: [here, addDays(here, 7)], doubt: "week" };
    return only(here > today ? here : addDays(here, 7));
  }
  if (!isNext(found["coming"])) return only(here, true);
  // "thứ sáu tới" on a Wednesday is this week's to some and next week's to others.
  return here > today ? { options: [here, addDays(here, 7)], doubt: "week" } : only(addDays(here, 7));
};

/** The first or last Friday of a month: this one while it is to come, else the next. */
const weekdayOfMonth: Resolve = (found, { today }) => {
  const [wanted] = weekdaysOf(found["w"] ?? "");
  if (wanted === undefined) return undefined;
  const isFirst = /^[đd]/.test(found["edge"] ?? "");
  const of = (which: string | undefined): string => {
    const { first, last } = spanOf("tháng", which, today);
    return isFirst
      ? addDays(first, (wanted - weekday(first) + 7) % 7)
      : addDays(last, -((weekday(last) - wanted + 7) % 7));
  };
  const day = of(found["which"]);
  return only(found["which"] === undefined && day < today ? of("sau") : day, found["which"] !== undefined);
};

const lastOfMonth = (first: string): string => addDays(addMonths(first, 1), -1);

/** The first days of the present and the following span. */
function spanOf(unit: string, which: string | undefined, today: string): { first: string; last: string } {
  const next = which !== undefined && isNext(which) ? 1 : 0;
  if (unit.startsWith("tu")) {
    const first = addDays(startOfWeek(today), 7 * next);
    return { first, last: addDays(first, 6) };
  }
  if (unit.startsWith("th")) {
    const first = addMonths(`${today.slice(0, 7)}-01`, next);
    return { first, last: lastOfMonth(first) };
  }
  if (unit.startsWith("qu")) {
    const { year, month } = partsOfDay(today);
    const first = addMonths(`${String(year)}-${pad(Math.floor((month - 1) / 3) * 3 + 1)}-01`, 3 * next);
    return { first, last: lastOfMonth(addMonths(first, 2)) };
  }
  const year = String(partsOfDay(today).year + next);
  return { first: `${year}-01-01`, last: `${year}-12-31` };
}

/** Beginning, middle or end of a week, month, quarter or year. */
const ofSpan: Resolve = (found, { today }) => {
  const [edge = "", unit = "", which] = [found["edge"], found["unit"], found["which"]];
  let { first, last } = spanOf(unit, which, today);
  const isFirst = /^[đd]/.test(edge);
  // The beginning of this month has passed: the next one's is meant.
  if (isFirst && which === undefined && first < today) ({ first, last } = spanOf(unit, "sau", today));
  const isWeek = unit.startsWith("tu");
  if (isFirst) return only(first, which !== undefined);
  if (edge.startsWith("gi")) return only(isWeek ? addDays(first, 2) : addDays(first, 14), which !== undefined);
  if (!isWeek) return only(last, which !== undefined);
  // The end of the week: its last working day, or the days off. Both are said in offices.
  const options = [addDays(first, 4), addDays(first, 5)].filter((day) => day >= today);
  return options.length > 1
    ? { options, doubt: "weekend", isFixed: true }
    : only(options[0] ?? addDays(first, 6), true);
};

/** The first, last or nth working day of a span. */
const workingDay: Resolve = (found, context) => {
  const place = found["n"] === undefined ? 1 : numberOf(found["n"]);
  const unit = found["unit"] ?? "tháng";
  const isLast = found["edge"]?.startsWith("c") === true;
  const reckon = (which: string | undefined): string => {
    const { first, last } = spanOf(unit, which, context.today);
    return isLast
      ? context.addWorkingDays(addDays(last, 1), -place)
      : context.addWorkingDays(addDays(first, -1), place);
  };
  const day = reckon(found["which"]);
  if (day >= context.today || found["which"] !== undefined) return only(day, found["which"] !== undefined);
  return only(reckon("sau"));
};

/** A whole week, month or year: the same day of it, or its first. */
const wholeSpan: Resolve = (found, { today }) => {
  const unit = found["unit"] ?? "";
  const { first } = spanOf(unit, found["which"] ?? "sau", today);
  const same = unit.startsWith("tu") ? addDays(today, 7) : addMonths(today, unit.startsWith("th") ? 1 : 12);
  return first === same ? only(first) : { options: [first, same], doubt: "day" };
};

const WHICH = `(?<which>${THIS}|${NEXT})`;
const SPAN = "(?<unit>tuần|tháng|quý|năm)";

/** What is said of days, the surest first, and what each means. */
const DAYS: readonly (readonly [string, Resolve])[] = [
  [`(?:ngày )?(?<w>${WEEKDAY}),? (?:ngày )?(?<d>\\d{1,2})[/.-](?<m>\\d{1,2})(?:[/.-](?<y>\\d{4}))?`, weekdayAndDate],
  ["(?:ngày )?(?<y>\\d{4})-(?<m>\\d{1,2})-(?<d>\\d{1,2})", dated],
  [`(?:ngày |mùng |mồng )?(?<d>\\d{1,2})[/.-](?<m>\\d{1,2})[/.-](?<y>\\d{4})${LUNAR}?`, dated],
  [
    `(?:ngày |hôm |mùng |mồng )?(?<d>\\d{1,2})[/-](?<m>\\d{1,2})(?![/.-]\\d| ?[hg%](?!\\p{L}))${LUNAR}?(?: năm (?<y>\\d{4}|${THIS}|${NEXT}))?`,
    dated,
  ],
  [`(?<new>(?:mùng|mồng) )(?<d>${NUMBER}) tháng (?<m>${MONTH})${LUNAR}?(?: năm (?<y>\\d{4}|${THIS}|${NEXT}))?`, dated],
  [`(?:ngày )?(?<d>${NUMBER}) tháng (?<m>${MONTH})${LUNAR}?(?: năm (?<y>\\d{4}|${THIS}|${NEXT}))?`, dated],
  [`(?:ngày )?(?<full>rằm) tháng (?<m>${MONTH})${LUNAR}?(?: năm (?<y>\\d{4}|${THIS}|${NEXT}))?`, dated],
  [`(?:ngày )?rằm${LUNAR}?(?: tháng này)?`, (_, context) => only(lunarDay(15, context))],
  [`(?:mùng|mồng|ngày) (?<d>${NUMBER})${LUNAR}`, ({ d = "" }, context) => only(lunarDay(numberOf(d), context))],
  [
    `(?:mùng|mồng) (?<d>${NUMBER}) tết(?: âm lịch| nguyên đán)?(?: năm (?<y>\\d{4}|${NEXT}))?`,
    ({ d = "", y }, context) => only(lunar(numberOf(d), 1, yearOf(y, context), context), true),
  ],
  [
    `(?:mùng|mồng) (?<d>${NUMBER})(?: tháng ${WHICH})?`,
    ({ d = "", which }, context) => both(lunarDay(numberOf(d), context), monthDay(numberOf(d), which, context)),
  ],
  [
    `ngày làm việc (?:${NEXT}|gần nhất|tiếp)(?: theo)?`,
    (_, { addWorkingDays, today }) => only(addWorkingDays(today, 1)),
  ],
  [`ngày làm việc (?<edge>đầu|cuối)(?: tiên| cùng)?(?: của)? (?:trong )?${SPAN}(?: ${WHICH})?`, workingDay],
  [`ngày làm việc thứ (?<n>${NUMBER})(?: của)?(?: trong)? ${SPAN}(?: ${WHICH})?`, workingDay],
  [
    `(?:ngày|hôm) (?<d>${NUMBER}) tháng ${WHICH}`,
    ({ d = "", which }, context) => only(monthDay(numberOf(d), which, context), true),
  ],
  [
    `(?<d>\\d{1,2}) tháng (?<which>${THIS})`,
    ({ d = "", which }, context) => only(monthDay(numberOf(d), which, context), true),
  ],
  [
    `(?:vào )?(?<w>${WEEKDAY}) (?<edge>đầu tiên|đầu|cuối cùng|cuối)(?: của| trong)? tháng(?: ${WHICH})?`,
    weekdayOfMonth,
  ],
  ["hôm (?:qua|kia|trước)|(?:ngày )?(?:tuần|tháng) trước|năm ngoái", (_, { today }) => only(addDays(today, -1), true)],
  [`(?<w>${WEEKDAY}) tuần (?:trước|rồi|vừa rồi)`, (_, { today }) => only(addDays(today, -7), true)],
  [`(?<week>tuần này|tuần sau nữa|tuần (?:${NEXT})),? (?:vào )?(?:ngày )?(?<w>${WEEKDAY})`, weekOf],
  [`(?:vào )?(?:ngày )?(?<w>${WEEKDAY})(?: của)? (?<week>tuần này|tuần sau nữa|tuần (?:${NEXT}))`, weekOf],
  [`(?:vào )?(?:ngày )?(?<w>${WEEKDAY})(?: (?<coming>này|tới|sau|kế tiếp))?`, onWeekday],
  ["(?:ngày )?hôm nay|bữa nay|(?<=(?:sáng|trưa|chiều|tối|đêm) )nay", (_, { today }) => only(today, true)],
  [
    "ngày mai|(?<!(?:chị|cô|em|bạn|bà|đồng chí|đ/c|thị|anh|bé|dì) )mai(?! (?:là|táng|mối))",
    (_, { today }) => only(addDays(today, 1), true),
  ],
  ["ngày (?:mốt|kia)|(?<=(?:sáng|trưa|chiều|tối|đêm) )(?:mốt|kia)", (_, { today }) => only(addDays(today, 2), true)],
  [
    `(?:ngày |hôm )(?<d>\\d{1,2})(?! (?:ngày|tuần|tháng|năm|giờ|phút|người|lần))`,
    ({ d = "" }, context) => only(monthDay(numberOf(d), undefined, context)),
  ],
  [`(?:vào )?(?:dịp )?(?<edge>đầu|giữa|cuối) ${SPAN}(?: ${WHICH})?`, ofSpan],
  [`(?:trong )?(?<unit>tuần|tháng|năm) (?<which>${NEXT})`, wholeSpan],
  // Feasts last: most often they are what the matter is about, and another day is said beside them.
  ["(?:tết dương lịch|tết tây|tết dương)", (_, context) => only(solar(1, 1, undefined, context))],
  ["(?:đêm )?giao thừa|(?:ngày )?(?:30|ba mươi) tết", (_, context) => only(lunar(30, 12, undefined, context))],
  [
    "(?<=(?:trước|vào|dịp|đến) )tết(?: nguyên đán| âm lịch| ta)?",
    (_, context) => only(lunar(1, 1, undefined, context)),
  ],
  ["(?:tết )?trung thu", (_, context) => only(lunar(15, 8, undefined, context))],
  ["giỗ tổ(?: hùng vương)?", (_, context) => only(lunar(10, 3, undefined, context))],
  ["(?:ngày )?quốc khánh", (_, context) => only(solar(2, 9, undefined, context))],
];

function weekOf(found: Found, context: DayContext): SaidDay | undefined {
  return onWeekday({ ...found, week: (found["week"] ?? "").replace(/^tu[ầa]n /, "") }, context);
}

/** A weekday with its date. Where they do not agree both are named: one of them is a slip. */
function weekdayAndDate(found: Found, context: DayContext): SaidDay | undefined {
  const day = dated({ ...found, w: undefined }, context);
  const [on] = day?.options ?? [];
  if (on === undefined) return undefined;
  if (weekdaysOf(found["w"] ?? "").includes(weekday(on))) return day;
  return { options: [on, ...(onWeekday({ w: found["w"] }, context)?.options ?? [])], doubt: "day", isFixed: true };
}

/**
 * Takes a day out of the text; undefined where none is said. `before` and `after` are patterns that must stand beside it; their named groups come
 * back in `found`. A day that is named but does not exist (31/2) is `null`.
 */
export function takeDay(
  scan: Scan,
  context: DayContext,
  { before = "(?:(?:vào|từ) )?", after = "" } = {},
): { readonly day: SaidDay | null; readonly found: Found } | undefined {
  for (const [pattern, resolve] of DAYS) {
    const found = scan.take(`${before}(?:${pattern})${after}`);
    if (found) return { day: resolve(found, context) ?? null, found };
  }
  return undefined;
}

const pad = (value: number): string => String(value).padStart(2, "0");
