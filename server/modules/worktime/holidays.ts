import { addDays, dayOfLunar, lunarNewYear, weekday } from "../../kernel/text/index.ts";

/** A day off by law. Names are data of the agency: written once in the agency's language, and editable. */
export interface Holiday {
  readonly on: string;
  readonly kind: "holiday" | "substitute";
  readonly name: string;
}

/** Tết lasts five days; which five is announced each year. The eve and the first four are what was announced most often. */
const TET_FROM = -1;
const TET_TO = 3;

/** The day beside 2 September that makes the longest rest: between it and the weekend where there is one, else the day before. */
function besideNationalDay(year: number): string {
  const day = `${String(year)}-09-02`;
  return addDays(day, [1, 4].includes(weekday(day)) ? 1 : -1);
}

/**
 * The holidays of a year (Labour Code 2019, Article 112; Resolution 28/2026/QH16 adds 24 November from 2026), without their substitutes.
 * What the government announces otherwise (which days of Tết, swaps) the agency writes over it.
 */
function ownDays(year: number): Holiday[] {
  const at = (monthDay: string, name: string): Holiday => ({
    on: `${String(year)}-${monthDay}`,
    kind: "holiday",
    name,
  });
  const newYear = lunarNewYear(year);
  const ancestors = dayOfLunar({ year, month: 3, day: 10, leap: false });
  const tet = Array.from({ length: TET_TO - TET_FROM + 1 }, (_, index): Holiday => {
    const offset = TET_FROM + index;
    const name = offset < 0 ? "Tết Nguyên đán (trước mùng 1)" : `Tết Nguyên đán (mùng ${String(offset + 1)})`;
    return { on: addDays(newYear, offset), kind: "holiday", name };
  });
  return [
    at("01-01", "Tết Dương lịch"),
    ...tet,
    ...(ancestors === undefined
      ? []
      : [{ on: ancestors, kind: "holiday" as const, name: "Giỗ Tổ Hùng Vương (10/3 âm lịch)" }]),
    at("04-30", "Ngày Chiến thắng"),
    at("05-01", "Ngày Quốc tế lao động"),
    { on: besideNationalDay(year), kind: "holiday", name: "Quốc khánh (nghỉ liền kề)" },
    at("09-02", "Quốc khánh"),
    ...(year >= 2026 ? [at("11-24", "Ngày Văn hóa Việt Nam")] : []),
  ];
}

/**
 * The holidays of a year with the substitutes for those that fall on a weekly day off: each takes the next working day that is not taken
 * (Labour Code 2019, Article 111.3). Two holidays on one day give one substitute more.
 * `isFree` says which weekdays (1 to 7) are off.
 */
export function holidaysOf(year: number, isFree: (weekday: number) => boolean): Holiday[] {
  const own = ownDays(year).sort((a, b) => (a.on < b.on ? -1 : 1));
  const taken = new Map<string, Holiday>();
  const lost: Holiday[] = [];
  for (const holiday of own) {
    const other = taken.get(holiday.on);
    if (other) {
      taken.set(holiday.on, { ...other, name: `${other.name}; ${holiday.name}` });
      lost.push(holiday);
    } else {
      taken.set(holiday.on, holiday);
      if (isFree(weekday(holiday.on))) lost.push(holiday);
    }
  }
  for (const { on, name } of lost) {
    let day = addDays(on, 1);
    while (taken.has(day) || isFree(weekday(day))) day = addDays(day, 1);
    taken.set(day, { on: day, kind: "substitute", name: `Nghỉ bù ${name}` });
  }
  return [...taken.values()].sort((a, b) => (a.on < b.on ? -1 : 1));
}
