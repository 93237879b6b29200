import { daysBetween, formatDay, isDay } from "../../kernel/text/index.ts";
import { LONGEST_SPAN, type HoursInput } from "./contract.ts";
import { worktimeErrors } from "./errors.ts";

/** Refuses a day that the pattern lets through and the calendar does not have (30 February). */
export function demandDay(day: string, field: string): void {
  if (!isDay(day)) throw worktimeErrors.noSuchDay({ day: formatDay(day) }, field);
}

export function demandSpan(fromOn: string, toOn: string): void {
  demandDay(fromOn, "/query/fromOn");
  demandDay(toOn, "/query/toOn");
  const length = daysBetween(fromOn, toOn);
  if (length < 0 || length >= LONGEST_SPAN) throw worktimeErrors.span({ most: LONGEST_SPAN }, "/query/toOn");
}

/** What the schema of working hours cannot say. */
export function checkHours(input: HoursInput): void {
  demandDay(input.validFromOn, "/body/validFromOn");
  if (input.validToOn !== null) {
    demandDay(input.validToOn, "/body/validToOn");
    if (input.validToOn < input.validFromOn) throw worktimeErrors.validity({}, "/body/validToOn");
  }
  if ((input.seasonFrom === null) !== (input.seasonTo === null)) throw worktimeErrors.season({}, "/body/seasonTo");
  let before = 0;
  for (const { from, to } of input.sessions) {
    if (from < before || to <= from) throw worktimeErrors.sessions({}, "/body/sessions");
    before = to;
  }
}
