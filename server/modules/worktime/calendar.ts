import { weekday } from "../../kernel/text/index.ts";
import type { DayKind, ExceptionKind, Session } from "./contract.ts";

/** Working hours as the store keeps them; `departmentId` is null for the agency. */
export interface HoursRow {
  readonly id: number;
  readonly departmentId: number | null;
  readonly validFromOn: string;
  readonly validToOn: string | null;
  readonly seasonFrom: string | null;
  readonly seasonTo: string | null;
  readonly weekdays: readonly number[];
  readonly sessions: readonly Session[];
}

export interface ExceptionRow {
  readonly on: string;
  /** 0 for the agency. */
  readonly departmentId: number;
  readonly kind: ExceptionKind;
  readonly name: string;
}

/** What one day is for the people of one unit. */
export interface CalendarDay {
  readonly kind: DayKind;
  readonly name: string;
  readonly sessions: readonly Session[];
}

/** The working days and hours of one unit. Days are `YYYY-MM-DD`. */
export type Calendar = (day: string) => CalendarDay;

/**
 * The calendar of a unit. `chain` is the unit and what stands above it, nearest first; the agency comes last by itself. The nearest level that
 * has a word on a day decides it; of that level a season wins over the whole year, then what came into force last.
 */
export function calendarOf(
  chain: readonly number[],
  hours: readonly HoursRow[],
  exceptions: ReadonlyMap<string, readonly ExceptionRow[]>,
): Calendar {
  const levels = [...chain.map((id) => hours.filter((row) => row.departmentId === id)), ownHours(hours)];
  const remembered = new Map<string, CalendarDay>();

  function compute(day: string): CalendarDay {
    const rows = levels.map((level) => level.filter((row) => holds(row, day))).find((level) => level.length > 0) ?? [];
    const exception = exceptionOn(exceptions.get(day) ?? [], chain);
    if (exception && exception.kind !== "makeup") return { kind: exception.kind, name: exception.name, sessions: [] };
    const number = weekday(day);
    const today = best(rows.filter(({ weekdays }) => weekdays.includes(number)));
    if (exception) {
      // A make-up day keeps the hours of an ordinary one.
      return { kind: "makeup", name: exception.name, sessions: (today ?? best(rows))?.sessions ?? [] };
    }
    return today ? { kind: "work", name: "", sessions: today.sessions } : { kind: "weekend", name: "", sessions: [] };
  }

  return (day) => {
    const known = remembered.get(day);
    if (known) return known;
    const computed = compute(day);
    remembered.set(day, computed);
    return computed;
  };
}

const ownHours = (hours: readonly HoursRow[]): HoursRow[] => hours.filter(({ departmentId }) => departmentId === null);

function holds(row: HoursRow, day: string): boolean {
  if (day < row.validFromOn || (row.validToOn !== null && day > row.validToOn)) return false;
  if (row.seasonFrom === null || row.seasonTo === null) return true;
  const monthDay = day.slice(5);
  const [from, to] = [row.seasonFrom, row.seasonTo];
  return from <= to ? from <= monthDay && monthDay <= to : monthDay >= from || monthDay <= to;
}

function best(rows: readonly HoursRow[]): HoursRow | undefined {
  const weight = ({ seasonFrom, validFromOn, weekdays, id }: HoursRow) =>
    [seasonFrom === null ? 0 : 1, validFromOn, weekdays.length, id] as const;
  return rows.reduce<HoursRow | undefined>((found, row) => {
    if (!found) return row;
    const [a, b] = [weight(row), weight(found)];
    for (let index = 0; index < a.length; index += 1) {
      const [mine, other] = [a[index] ?? 0, b[index] ?? 0];
      if (mine !== other) return mine > other ? row : found;
    }
    return found;
  }, undefined);
}

function exceptionOn(rows: readonly ExceptionRow[], chain: readonly number[]): ExceptionRow | undefined {
  for (const id of [...chain, 0]) {
    const found = rows.find(({ departmentId }) => departmentId === id);
    if (found) return found;
  }
  return undefined;
}
