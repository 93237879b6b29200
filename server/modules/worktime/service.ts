import { may, systemActor, type Actor } from "../../kernel/access/actor.ts";
import type { AuditEntry } from "../../kernel/audit/audit.ts";
import { done, EVERYONE } from "../../kernel/contract/index.ts";
import { kernelErrors } from "../../kernel/errors.ts";
import type { Kernel } from "../../kernel/module.ts";
import { addDays, dayOf, daysBetween, lunarOf, partsOfDay, weekday } from "../../kernel/text/index.ts";
import { calendarOf, type Calendar, type ExceptionRow, type HoursRow } from "./calendar.ts";
import {
  WORKTIME_CHANGED,
  worktimeChanged,
  type DayException,
  type DueUnit,
  type ExceptionInput,
  type Hours,
  type HoursInput,
  type WorkDay,
} from "./contract.ts";
import { worktimeErrors } from "./errors.ts";
import { holidaysOf } from "./holidays.ts";
import * as reckon from "./reckon.ts";
import { checkHours, demandDay, demandSpan } from "./rules.ts";
import * as store from "./store.ts";

/** What working time asks of whoever knows the departments: the directory, which stands on the same tier and is therefore not imported. */
export interface Departments {
  department(id: number): { readonly name: string; readonly parentId: number | null } | undefined;
}

/** Reckoning in one unit's working time; the agency's where no unit is named. Days are `YYYY-MM-DD`, instants UTC milliseconds. */
export interface WorkingTime {
  isWorkingDay(on: string, departmentId?: number): boolean;
  isWorkingTime(at: number, departmentId?: number): boolean;
  /** The instant itself during working hours, else when they begin again. */
  workingTimeFrom(at: number, departmentId?: number): number;
  addWorkingDays(on: string, count: number, departmentId?: number): string;
  addWorkingTime(at: number, minutes: number, departmentId?: number): number;
  workingDaysBetween(fromOn: string, toOn: string, departmentId?: number): number;
  /** Minutes. */
  workingTimeBetween(from: number, to: number, departmentId?: number): number;
  /** A deadline: the end of the last session of the day, or the hour. */
  dueAt(at: number, amount: number, unit: DueUnit, departmentId?: number): number;
}

/** The use cases of working time, and what other modules reckon with. */
export interface WorktimeService extends WorkingTime {
  days(
    actor: Actor,
    query: { fromOn: string; toOn: string; departmentId?: number },
  ): { items: WorkDay[]; can: { manage: boolean } };
  exceptions(year: number): { items: DayException[] };
  setException(actor: Actor, input: ExceptionInput): DayException;
  clearException(actor: Actor, on: string, departmentId?: number): typeof done;
  refill(actor: Actor, year: number): { filled: number };
  hours(actor: Actor): { items: Hours[]; can: { manage: boolean } };
  addHours(actor: Actor, input: HoursInput): Hours;
  changeHours(actor: Actor, id: number, input: HoursInput): Hours;
  removeHours(actor: Actor, id: number): typeof done;
  /** Puts the holidays of this and the coming nine years into the table, each year once; the job's work. */
  fillYears(): void;
}

const FILLED_YEARS = 10;
/** Departments do not stand deeper; a ring ends somewhere. */
const DEEPEST = 20;
const MANAGE = "worktime.manage";

export function createWorktimeService(kernel: Kernel, directory: Departments): WorktimeService {
  const { db, clock } = kernel;
  /** Tables of a few hundred rows, read once after each change. */
  let tables: { hours: HoursRow[]; exceptions: Map<string, ExceptionRow[]> } | undefined;
  const calendars = new Map<string, Calendar>();

  const zone = () => kernel.settings.agency.get().zone;

  function read() {
    tables ??= {
      hours: store.allHours(db),
      exceptions: Map.groupBy(store.exceptionsBetween(db, "0001-01-01", "9999-12-31"), ({ on }) => on),
    };
    return tables;
  }

  function chainOf(departmentId: number | undefined): number[] {
    const chain: number[] = [];
    let next = departmentId ?? null;
    while (next !== null && chain.length < DEEPEST) {
      chain.push(next);
      next = directory.department(next)?.parentId ?? null;
    }
    return chain;
  }

  function calendar(departmentId?: number): Calendar {
    const chain = chainOf(departmentId);
    const key = chain.join("/");
    const known = calendars.get(key);
    if (known) return known;
    const { hours, exceptions } = read();
    const made = calendarOf(chain, hours, exceptions);
    calendars.set(key, made);
    return made;
  }

  function reckoned<T>(compute: () => T): T {
    try {
      return compute();
    } catch (error) {
      if (error instanceof reckon.NoWorkingTime) throw worktimeErrors.neverWorking();
      throw error;
    }
  }

  function change<T>(
    actor: Actor,
    action: string,
    detail: AuditEntry["detail"] & object,
    command: (db: Kernel["db"]) => T,
  ): T {
    return kernel.write(actor, (work) => {
      const result = command(work.db);
      work.emit(worktimeChanged, {});
      work.audit({ action: `worktime.${action}`, detail });
      work.afterCommit(() => {
        tables = undefined;
        calendars.clear();
        kernel.live.publish({ audience: [EVERYONE] }, WORKTIME_CHANGED, {});
      });
      return result;
    });
  }

  function nameOf(departmentId: number | null): string | null {
    return departmentId === null ? null : (directory.department(departmentId)?.name ?? null);
  }

  function demandDepartment(departmentId: number | null): void {
    if (departmentId !== null && !directory.department(departmentId)) {
      throw worktimeErrors.unknownDepartment({}, "/body/departmentId");
    }
  }

  const showHours = (row: HoursRow): Hours => ({
    ...row,
    weekdays: [...row.weekdays],
    sessions: [...row.sessions],
    departmentName: nameOf(row.departmentId),
  });

  function findHours(id: number): HoursRow {
    const row = read().hours.find((each) => each.id === id);
    if (!row) throw kernelErrors.notFound();
    return row;
  }

  function showException({ departmentId, ...row }: store.StoredException): DayException {
    const id = departmentId === 0 ? null : departmentId;
    return { ...row, departmentId: id, departmentName: nameOf(id) };
  }

  /** The weekly days off of the agency in a year, as its ordinary hours say: on what weekdays a holiday is made up for. */
  function freeWeekdays(year: number): (number: number) => boolean {
    const ordinary = calendarOf([], read().hours, new Map());
    const free = new Set<number>();
    for (let on = `${String(year)}-01-01`, count = 0; count < 7; on = addDays(on, 1), count += 1) {
      if (ordinary(on).sessions.length === 0) free.add(weekday(on));
    }
    // Where nobody ever works, every day would be made up for without end.
    return (number) => free.size < 7 && free.has(number);
  }

  return {
    isWorkingDay: (on, departmentId) => reckon.isWorkingDay(calendar(departmentId), on),
    isWorkingTime: (at, departmentId) => reckon.isWorkingTime(calendar(departmentId), at, zone()),
    workingTimeFrom: (at, departmentId) => reckoned(() => reckon.workingTimeFrom(calendar(departmentId), at, zone())),
    addWorkingDays: (on, count, departmentId) =>
      reckoned(() => reckon.addWorkingDays(calendar(departmentId), on, count)),
    addWorkingTime: (at, minutes, departmentId) =>
      reckoned(() => reckon.addWorkingTime(calendar(departmentId), at, minutes, zone())),
    workingDaysBetween: (fromOn, toOn, departmentId) => reckon.workingDaysBetween(calendar(departmentId), fromOn, toOn),
    workingTimeBetween: (from, to, departmentId) => reckon.workingTimeBetween(calendar(departmentId), from, to, zone()),
    dueAt(at, amount, unit, departmentId) {
      const own = calendar(departmentId);
      return reckoned(() =>
        unit === "hour"
          ? reckon.addWorkingTime(own, at, amount * 60, zone())
          : reckon.dueAfterDays(own, at, amount, zone()),
      );
    },

    days(actor, { fromOn, toOn, departmentId }) {
      demandSpan(fromOn, toOn);
      const own = calendar(departmentId);
      const items = Array.from({ length: daysBetween(fromOn, toOn) + 1 }, (_, index): WorkDay => {
        const on = addDays(fromOn, index);
        const { kind, name, sessions } = own(on);
        return { on, kind, name, sessions: [...sessions], lunar: lunarOf(on) };
      });
      return { items, can: { manage: may(actor, MANAGE) } };
    },

    exceptions: (year) => ({
      items: store.exceptionsBetween(db, `${String(year)}-01-01`, `${String(year)}-12-31`).map(showException),
    }),

    setException(actor, input) {
      demandDay(input.on, "/body/on");
      demandDepartment(input.departmentId);
      const clean = { ...input, name: input.name.normalize("NFC").trim() };
      change(actor, "day-set", { ...clean }, (writer) => {
        store.putException(writer, clean);
      });
      return { ...clean, departmentName: nameOf(clean.departmentId), source: "agency" };
    },

    clearException(actor, on, departmentId) {
      change(actor, "day-cleared", { on, departmentId: departmentId ?? null }, (writer) => {
        if (!store.deleteException(writer, on, departmentId ?? 0)) throw kernelErrors.notFound();
      });
      return done;
    },

    refill(actor, year) {
      const holidays = holidaysOf(year, freeWeekdays(year));
      change(actor, "year-refilled", { year }, (writer) => {
        store.fillYear(writer, year, holidays);
      });
      return { filled: holidays.length };
    },

    hours: (actor) => ({ items: read().hours.map(showHours), can: { manage: may(actor, MANAGE) } }),

    addHours(actor, input) {
      checkHours(input);
      demandDepartment(input.departmentId);
      const id = change(actor, "hours-added", recordOf(input), (writer) => store.insertHours(writer, input));
      return showHours(findHours(id));
    },

    changeHours(actor, id, input) {
      checkHours(input);
      demandDepartment(input.departmentId);
      const row = findHours(id);
      if (input.departmentId !== null) demandOthers(row);
      change(actor, "hours-changed", { id, ...recordOf(input) }, (writer) => {
        store.updateHours(writer, id, input);
      });
      return showHours(findHours(id));
    },

    removeHours(actor, id) {
      const row = findHours(id);
      demandOthers(row);
      change(actor, "hours-removed", { id }, (writer) => {
        store.deleteHours(writer, id);
      });
      return done;
    },

    fillYears() {
      const first = partsOfDay(dayOf(clock.now(), zone())).year;
      const filled = new Set(store.filledYears(db));
      const missing = Array.from({ length: FILLED_YEARS }, (_, index) => first + index).filter((y) => !filled.has(y));
      if (missing.length === 0) return;
      const years = missing.map((year) => ({ year, holidays: holidaysOf(year, freeWeekdays(year)) }));
      change(systemActor("worktime.fill"), "years-filled", { years: missing }, (writer) => {
        for (const { year, holidays } of years) store.fillYear(writer, year, holidays);
      });
    },
  };

  /** The agency itself keeps working hours: every unit without its own leans on them. */
  function demandOthers(row: HoursRow): void {
    const own = read().hours.filter(({ departmentId }) => departmentId === null);
    if (row.departmentId === null && own.length === 1) throw worktimeErrors.lastHours();
  }
}

/** Working hours as the audit record keeps them. */
function recordOf({ sessions, ...fields }: HoursInput) {
  return { ...fields, sessions: sessions.map(({ from, to }) => `${String(from)}-${String(to)}`) };
}
