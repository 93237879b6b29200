/** Days of the week as they are said: Thứ Hai is the second day, and Monday is 1. */
const ORDINAL = "(?:hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])";

/** One day: "thứ hai", "t2", "chủ nhật", "cn". */
export const WEEKDAY = `(?:thứ ?${ORDINAL}|t[2-7]|chủ nhật|chúa nhật|cn)`;
/** Several: "thứ 2, 4 và 6", "t2-t4". */
export const WEEKDAYS = `${WEEKDAY}(?:(?: ?, ?(?:và )?| và | ?- ?| ?\\+ ?)(?:${WEEKDAY}|${ORDINAL}))*`;

const VALUES: readonly (readonly [RegExp, number])[] = [
  [/^(?:hai|2)$/, 1],
  [/^(?:ba|3)$/, 2],
  [/^(?:tư|tu|4)$/, 3],
  [/^(?:năm|nam|5)$/, 4],
  [/^(?:sáu|sau|6)$/, 5],
  [/^(?:bảy|bẩy|bay|7)$/, 6],
  [/^(?:nhật|nhat|cn)$/, 7],
];

/** From one to another: "thứ 2 đến thứ 6". */
export const WEEKDAY_RANGE = `(?:từ )?(?:${WEEKDAY}) (?:đến|tới) (?:hết )?(?:${WEEKDAY})`;

/** The days between two, both included; over the week's end where the second is earlier. */
export function weekdayRange(text: string): number[] {
  const [from, to] = text.split(/ (?:đến|den|tới|toi) |-/).map((part) => weekdaysOf(part)[0]);
  if (from === undefined || to === undefined) return [];
  const length = ((to - from + 7) % 7) + 1;
  return Array.from({ length }, (_, index) => ((from - 1 + index) % 7) + 1).sort((a, b) => a - b);
}

/** Monday 1 to Sunday 7 of everything that `WEEKDAYS` matched, each once, in order. */
export function weekdaysOf(text: string): number[] {
  const words = text
    .split(/[\s,+-]+/)
    .map((word) => word.replace(/^(?:thứ|thu|t)(?=[2-7]$)/, ""))
    .flatMap((word) => VALUES.find(([pattern]) => pattern.test(word))?.[1] ?? []);
  return [...new Set(words)].sort((a, b) => a - b);
}
