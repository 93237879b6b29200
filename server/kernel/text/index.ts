/**
 * Vietnamese text: finding, sorting, names, dates, numbers. Pure and browser-safe: nothing here imports Node or another part of the kernel.
 */
export { fold, normalize } from "./fold.ts";
export { ftsColumns, ftsMatch, wholeWords, type FtsColumnNames, type FtsColumns, type FtsMatch } from "./fts.ts";
export { MAX_QUERY_LENGTH, MAX_QUERY_WORDS, parseQuery, type Query, type Term, type TypedWord } from "./query.ts";
export { matches, Rank, rank, search } from "./match.ts";
export { highlight, type Segment } from "./highlight.ts";
export { compareNames, compareVietnamese, nameSortKey, sortKey } from "./collate.ts";
export { givenName, initials, MAX_LOGIN_LENGTH, suggestLogin, toneIndex } from "./names.ts";
export {
  addDays,
  addMonths,
  dayOf,
  daysBetween,
  DEFAULT_ZONE,
  endOfDay,
  isDay,
  isoWeek,
  localTime,
  partsOfDay,
  startOfDay,
  startOfWeek,
  weekday,
  type LocalTime,
} from "./days.ts";
export {
  formatDay,
  formatInstant,
  formatLongDay,
  formatTime,
  listDay,
  listInstant,
  paperDate,
  parseDay,
  shortWeekdayName,
  weekdayName,
  type TextLanguage,
} from "./dates.ts";
export { dayOfLunar, formatLunar, lunarNewYear, lunarOf, lunarYearName, type LunarDate } from "./lunar.ts";
export { formatFileSize, formatNumber, parseNumber } from "./numbers.ts";
