import { listDepartments, type Department } from "../../../server/modules/directory/contract.ts";
import * as contract from "../../../server/modules/worktime/contract.ts";
import type {
  DayException,
  DayKind,
  ExceptionInput,
  ExceptionKind,
  Hours,
  HoursInput,
  Session,
  WorkDay,
} from "../../../server/modules/worktime/contract.ts";
import { call } from "../../kernel/call.ts";
import { live } from "../../kernel/live.ts";

export type { DayException, DayKind, Department, ExceptionInput, ExceptionKind, Hours, HoursInput, Session, WorkDay };

const until = (signal?: AbortSignal) => (signal ? { signal } : {});

export const fetchDays = (fromOn: string, toOn: string, signal?: AbortSignal) =>
  call(contract.listDays, { query: { fromOn, toOn } }, until(signal));

export const fetchExceptions = async (year: number, signal?: AbortSignal): Promise<DayException[]> =>
  (await call(contract.listExceptions, { query: { year } }, until(signal))).items;

export const setException = (body: ExceptionInput): Promise<DayException> => call(contract.setException, { body });

export const clearException = (on: string, departmentId: number | null): Promise<unknown> =>
  call(contract.clearException, { params: { on }, query: departmentId === null ? {} : { departmentId } });

export const refillYear = (year: number): Promise<{ filled: number }> =>
  call(contract.refillYear, { params: { year } });

export const fetchHours = (signal?: AbortSignal) => call(contract.listHours, {}, until(signal));

export const saveHours = (id: number | undefined, body: HoursInput): Promise<Hours> =>
  id === undefined ? call(contract.addHours, { body }) : call(contract.changeHours, { params: { id }, body });

export const removeHours = (id: number): Promise<unknown> => call(contract.removeHours, { params: { id } });

export const fetchDepartments = async (signal?: AbortSignal): Promise<Department[]> =>
  (await call(listDepartments, { query: {} }, until(signal))).items;

/** Tells when somebody has changed the calendar; returns what ends it. */
export const watchCalendar = (changed: () => void): (() => void) =>
  live.onPersonal(({ name }) => {
    if (name === contract.WORKTIME_CHANGED) changed();
  });
