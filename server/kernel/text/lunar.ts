/**
 * The Vietnamese lunar calendar (âm lịch): months begin on the day of the new moon and month 11 holds the winter solstice, both as they fall at UTC+7,
 * the official time since 1968. Calendars computed at UTC+8 differ by a day or a month in some years: Tết 2007 and 2030 are the next witnesses.
 * New moons and the sun's longitude by the short series of J. Meeus, Astronomical Algorithms, ch. 25 and 49; good from 1900 to 2199.
 */
import { addDays, daysBetween, partsOfDay } from "./days.ts";

/** A lunar date. `leap` marks the second of two months with one number (tháng nhuận). */
export interface LunarDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly leap: boolean;
}

interface LunarMonth {
  /** The Julian day number of its first day. */
  readonly start: number;
  readonly year: number;
  readonly month: number;
  readonly leap: boolean;
}

const EPOCH = "1970-01-01";
const EPOCH_JULIAN = 2_440_588;
const ZONE_DAYS = 7 / 24;
const SYNODIC_MONTH = 29.530588853;
/** The new moon of 1 January 1900, from which lunations are counted. */
const FIRST_NEW_MOON = 2_415_021.076998695;
const RADIAN = Math.PI / 180;

const sine = (degrees: number): number => Math.sin(degrees * RADIAN);
const julianOf = (day: string): number => daysBetween(EPOCH, day) + EPOCH_JULIAN;
const dayOfJulian = (julian: number): string => addDays(EPOCH, julian - EPOCH_JULIAN);

/** The Julian day number of the day at UTC+7 on which a lunation begins. */
function newMoonDay(lunation: number): number {
  const k = lunation;
  const t = k / 1236.85;
  const mean =
    2_415_020.75933 +
    29.53058868 * k +
    0.0001178 * t ** 2 -
    0.000000155 * t ** 3 +
    0.00033 * sine(166.56 + 132.87 * t - 0.009173 * t ** 2);
  const sun = 359.2242 + 29.10535608 * k - 0.0000333 * t ** 2 - 0.00000347 * t ** 3;
  const moon = 306.0253 + 385.81691806 * k + 0.0107306 * t ** 2 + 0.00001236 * t ** 3;
  const node = 21.2964 + 390.67050646 * k - 0.0016528 * t ** 2 - 0.00000239 * t ** 3;
  const correction =
    (0.1734 - 0.000393 * t) * sine(sun) +
    0.0021 * sine(2 * sun) -
    0.4068 * sine(moon) +
    0.0161 * sine(2 * moon) -
    0.0004 * sine(3 * moon) +
    0.0104 * sine(2 * node) -
    0.0051 * sine(sun + moon) -
    0.0074 * sine(sun - moon) +
    0.0004 * sine(2 * node + sun) -
    0.0004 * sine(2 * node - sun) -
    0.0006 * sine(2 * node + moon) +
    0.001 * sine(2 * node - moon) +
    0.0005 * sine(2 * moon + sun);
  return Math.floor(mean + correction - clockError(t) + 0.5 + ZONE_DAYS);
}

/** Dynamical time less universal time, in days; `t` in centuries since 1900. */
function clockError(t: number): number {
  if (t >= -11) return -0.000278 + 0.000265 * t + 0.000262 * t ** 2;
  return 0.001 + 0.000839 * t + 0.0002261 * t ** 2 - 0.00000845 * t ** 3 - 0.000000081 * t ** 4;
}

/** Which twelfth of the ecliptic (0 to 11, from the March equinox) the sun stands in at the first moment of a day at UTC+7. */
function sunSector(julian: number): number {
  const t = (julian - 0.5 - ZONE_DAYS - 2_451_545) / 36_525;
  const anomaly = 357.5291 + 35_999.0503 * t - 0.0001559 * t ** 2 - 0.00000048 * t ** 3;
  const longitude =
    280.46645 +
    36_000.76983 * t +
    0.0003032 * t ** 2 +
    (1.9146 - 0.004817 * t - 0.000014 * t ** 2) * sine(anomaly) +
    (0.019993 - 0.000101 * t) * sine(2 * anomaly) +
    0.00029 * sine(3 * anomaly);
  return Math.floor((((longitude % 360) + 360) % 360) / 30);
}

/** The lunation in which the winter solstice of a Gregorian year falls: the one of month 11. */
function solsticeLunation(year: number): number {
  const k = Math.floor((julianOf(`${String(year)}-12-31`) - FIRST_NEW_MOON) / SYNODIC_MONTH + 0.5);
  const last = newMoonDay(k) > julianOf(`${String(year)}-12-31`) ? k - 1 : k;
  return sunSector(newMoonDay(last)) >= 9 ? last - 1 : last;
}

const remembered = new Map<number, readonly LunarMonth[]>();

/** The months from month 11 of the lunar year before `year` to month 10 of `year`: twelve, or thirteen with a leap month. */
function monthsOf(year: number): readonly LunarMonth[] {
  const known = remembered.get(year);
  if (known) return known;
  const first = solsticeLunation(year - 1);
  const count = solsticeLunation(year) - first;
  const starts = Array.from({ length: count + 1 }, (_, index) => newMoonDay(first + index));
  // Of thirteen, the leap month is the first in which the sun enters no new sector.
  const leapAt =
    count === 13
      ? starts.findIndex((start, index) => index > 0 && sunSector(start) === sunSector(starts[index + 1] ?? start))
      : -1;
  const months = starts.slice(0, count).map((start, index) => {
    const ordinal = 10 + index - (leapAt >= 0 && index >= leapAt ? 1 : 0);
    return {
      start,
      year: ordinal < 12 ? year - 1 : year,
      month: (ordinal % 12) + 1,
      leap: index === leapAt,
    };
  });
  remembered.set(year, months);
  return months;
}

/** The lunar date of a day (`YYYY-MM-DD`). */
export function lunarOf(day: string): LunarDate {
  const julian = julianOf(day);
  const { year } = partsOfDay(day);
  const months = [...monthsOf(year), ...monthsOf(year + 1)];
  const found = months.findLast(({ start }) => start <= julian);
  if (!found) throw new RangeError(`no lunar month holds ${day}`);
  return { year: found.year, month: found.month, leap: found.leap, day: julian - found.start + 1 };
}

/** The day of a lunar date; undefined where the year has no such month or the month no such day (a month has 29 or 30). */
export function dayOfLunar({ year, month, day, leap }: LunarDate): string | undefined {
  const months = [...monthsOf(year), ...monthsOf(year + 1), ...monthsOf(year + 2).slice(0, 1)];
  const index = months.findIndex((each) => each.year === year && each.month === month && each.leap === leap);
  const [found, next] = [months[index], months[index + 1]];
  if (!found || !next || day < 1 || found.start + day > next.start) return undefined;
  return dayOfJulian(found.start + day - 1);
}

/** The first day of a lunar year: mùng 1 Tết. */
export function lunarNewYear(year: number): string {
  const day = dayOfLunar({ year, month: 1, day: 1, leap: false });
  if (day === undefined) throw new RangeError(`no lunar year ${String(year)}`);
  return day;
}

const STEMS = ["Giáp", "Ất", "Bính", "Đinh", "Mậu", "Kỷ", "Canh", "Tân", "Nhâm", "Quý"];
const BRANCHES = ["Tý", "Sửu", "Dần", "Mão", "Thìn", "Tỵ", "Ngọ", "Mùi", "Thân", "Dậu", "Tuất", "Hợi"];

/** The name of a lunar year: 2026 is "Bính Ngọ". */
export function lunarYearName(year: number): string {
  return `${STEMS[(((year - 4) % 10) + 10) % 10] ?? ""} ${BRANCHES[(((year - 4) % 12) + 12) % 12] ?? ""}`;
}

/** A lunar date as calendars print it: "15/8", "1/6N" in a leap month. */
export function formatLunar({ day, month, leap }: LunarDate): string {
  return `${String(day)}/${String(month)}${leap ? "N" : ""}`;
}
