import { openDialog } from "../../../kernel/dialogs.ts";
import type { DayException, Hours } from "../api.ts";
import type { DayQuestion } from "../state.ts";

/** Makes a day a holiday, a substitute or a make-up day; what was set, or undefined. */
export const openDay = (input: DayQuestion): Promise<DayException | undefined> =>
  openDialog<DayQuestion, DayException>("worktime-day-dialog", () => import("./day-dialog.ts"), input);

/** Adds working hours, or changes those that are given. */
export const openHours = (input: Hours | undefined): Promise<Hours | undefined> =>
  openDialog<Hours | undefined, Hours>("worktime-hours-dialog", () => import("./hours-dialog.ts"), input);
