import { MUST_STEPS, type MustStep, type MustSteps } from "../contract/must.ts";
import type { MustArrive } from "./types.ts";

/** A step with its minutes after the one before. */
export interface Step {
  readonly step: MustStep;
  readonly minutes: number;
}

/** What working time asks of whoever knows the calendar. */
export interface WorkingHours {
  isWorkingTime(at: number, departmentId?: number): boolean;
  workingTimeFrom(at: number, departmentId?: number): number;
  addWorkingTime(at: number, minutes: number, departmentId?: number): number;
}

const MINUTE = 60_000;

/** The climb of one notice: the agency's steps, with what the sender decided otherwise. */
export function stepsOf(agency: MustSteps, wanted: MustArrive["steps"] = {}): Step[] {
  return MUST_STEPS.flatMap((step) => {
    const own = wanted[step];
    const minutes = own === undefined ? agency[step] : own;
    return minutes === null ? [] : [{ step, minutes }];
  });
}

/** When a step is due that follows an instant: minutes of working time, or of the clock. */
export function dueAfter(
  at: number,
  step: Step | undefined,
  { anyHour, departmentId, hours }: { anyHour: boolean; departmentId: number | undefined; hours: WorkingHours },
): number | null {
  if (!step) return null;
  return anyHour ? at + step.minutes * MINUTE : hours.addWorkingTime(at, step.minutes, departmentId);
}
