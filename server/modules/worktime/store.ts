import type { Db } from "../../kernel/database/db.ts";
import type { ExceptionRow, HoursRow } from "./calendar.ts";
import type { ExceptionInput, HoursInput, Session } from "./contract.ts";
import type { Holiday } from "./holidays.ts";

interface RawHours {
  readonly id: number;
  readonly departmentId: number | null;
  readonly validFromOn: string;
  readonly validToOn: string | null;
  readonly seasonFrom: string | null;
  readonly seasonTo: string | null;
  readonly weekdays: number;
  readonly sessions: string;
}

/** All working hours: an office has a handful. The agency's come first, the newest of each first. */
export function allHours(db: Db): HoursRow[] {
  return db
    .all<RawHours>(
      `SELECT id, department_id AS departmentId, valid_from_on AS validFromOn, valid_to_on AS validToOn,
         season_from AS seasonFrom, season_to AS seasonTo, weekdays, sessions FROM worktime_hours
       ORDER BY department_id IS NOT NULL, department_id, valid_from_on DESC, id DESC`,
    )
    .map((row) => ({ ...row, weekdays: weekdaysOf(row.weekdays), sessions: sessionsOf(row.sessions) }));
}

const weekdaysOf = (bits: number): number[] => [1, 2, 3, 4, 5, 6, 7].filter((day) => bits & (1 << (day - 1)));
const bitsOf = (weekdays: readonly number[]): number => weekdays.reduce((bits, day) => bits | (1 << (day - 1)), 0);

function sessionsOf(json: string): Session[] {
  // Written by `paramsOf` alone.
  return (JSON.parse(json) as [number, number][]).map(([from, to]) => ({ from, to }));
}

function paramsOf({ weekdays, sessions, ...fields }: HoursInput) {
  return {
    ...fields,
    weekdays: bitsOf(weekdays),
    sessions: JSON.stringify(sessions.map(({ from, to }) => [from, to])),
  };
}

export function insertHours(db: Db, input: HoursInput): number {
  return db.run(
    `INSERT INTO worktime_hours (department_id, valid_from_on, valid_to_on, season_from, season_to, weekdays, sessions)
     VALUES (:departmentId, :validFromOn, :validToOn, :seasonFrom, :seasonTo, :weekdays, :sessions)`,
    paramsOf(input),
  ).lastId;
}

export function updateHours(db: Db, id: number, input: HoursInput): void {
  db.run(
    `UPDATE worktime_hours SET department_id = :departmentId, valid_from_on = :validFromOn, valid_to_on = :validToOn,
       season_from = :seasonFrom, season_to = :seasonTo, weekdays = :weekdays, sessions = :sessions WHERE id = :id`,
    { id, ...paramsOf(input) },
  );
}

export function deleteHours(db: Db, id: number): void {
  db.run("DELETE FROM worktime_hours WHERE id = :id", { id });
}

const EXCEPTION = 'on_day AS "on", department_id AS departmentId, kind, name, source';

export interface StoredException extends ExceptionRow {
  readonly source: "law" | "agency";
}

/** The days of the table from one day to another, both included. */
export function exceptionsBetween(db: Db, fromOn: string, toOn: string): StoredException[] {
  return db.all<StoredException>(
    `SELECT ${EXCEPTION} FROM worktime_day WHERE on_day BETWEEN :fromOn AND :toOn ORDER BY on_day, department_id`,
    { fromOn, toOn },
  );
}

export function putException(db: Db, { departmentId, ...input }: ExceptionInput): void {
  db.run(
    `INSERT INTO worktime_day (on_day, department_id, kind, name, source) VALUES (:on, :departmentId, :kind, :name, 'agency')
     ON CONFLICT DO UPDATE SET kind = excluded.kind, name = excluded.name, source = 'agency'`,
    { ...input, departmentId: departmentId ?? 0 },
  );
}

/** False where the table had nothing of that day. */
export function deleteException(db: Db, on: string, departmentId: number): boolean {
  const { changes } = db.run("DELETE FROM worktime_day WHERE on_day = :on AND department_id = :departmentId", {
    on,
    departmentId,
  });
  return changes > 0;
}

export function filledYears(db: Db): number[] {
  return db.all<{ year: number }>("SELECT year FROM worktime_year ORDER BY year").map(({ year }) => year);
}

/** Puts the computed holidays of a year into the table in place of those computed before; what the agency wrote stays. */
export function fillYear(db: Db, year: number, holidays: readonly Holiday[]): void {
  db.run("DELETE FROM worktime_day WHERE source = 'law' AND on_day BETWEEN :from AND :to", {
    from: `${String(year)}-01-01`,
    to: `${String(year)}-12-31`,
  });
  for (const holiday of holidays) {
    db.run(
      `INSERT INTO worktime_day (on_day, department_id, kind, name, source) VALUES (:on, 0, :kind, :name, 'law')
       ON CONFLICT DO NOTHING`,
      { ...holiday },
    );
  }
  db.run("INSERT INTO worktime_year (year) VALUES (:year) ON CONFLICT DO NOTHING", { year });
}
