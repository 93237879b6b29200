import type { Kernel } from "../../kernel/module.ts";
import type { When } from "./contract.ts";
import type { ReminderDirectory, ReminderWorktime } from "./needs.ts";
import type { ReminderRow } from "./rows.ts";
import { nextAfter, type Reckoning } from "./when/next.ts";

/** Reckons in the agency's zone and the working days of the unit of who set the reminder. */
export interface Reckoner {
  of(personId: number): Reckoning;
  /** The first time after an instant at which a stored reminder is due. */
  next(row: ReminderRow, after: number): number | undefined;
}

export function createReckoner(
  kernel: Pick<Kernel, "settings">,
  directory: Pick<ReminderDirectory, "person">,
  worktime: ReminderWorktime,
): Reckoner {
  function of(personId: number): Reckoning {
    const departmentId = directory.person(personId)?.departmentId ?? undefined;
    return {
      zone: kernel.settings.agency.get().zone,
      isWorkingDay: (on) => worktime.isWorkingDay(on, departmentId),
      addWorkingDays: (on, count) => worktime.addWorkingDays(on, count, departmentId),
    };
  }
  return { of, next: (row, after) => nextAfter(whenOf(row), after, row.dueAt, of(row.authorId)) };
}

/** The When of a stored reminder: what the contract's schema let in. */
export const whenOf = (row: Pick<ReminderRow, "dueRule">): When => JSON.parse(row.dueRule) as When;

/** Whether working days decide when it is due. */
export function usesCalendar(when: When): boolean {
  if (when.kind === "before") return when.unit === "working-days";
  return when.kind === "repeat" && (when.rule.calendar === "working" || when.free !== "keep");
}
