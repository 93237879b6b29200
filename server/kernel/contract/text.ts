/** Vietnamese text for the browser: the same folding, names, dates and numbers as on the server. */
export { fold } from "../text/fold.ts";
export { givenName, initials, suggestLogin, toneIndex } from "../text/names.ts";
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
  startOfDay,
  startOfWeek,
  weekday,
} from "../text/days.ts";
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
} from "../text/dates.ts";
export { dayOfLunar, formatLunar, lunarOf, lunarYearName, type LunarDate } from "../text/lunar.ts";
export { formatFileSize, formatNumber, parseNumber } from "../text/numbers.ts";
export { matches } from "../text/match.ts";
