import { openDialog } from "../../../kernel/dialogs.ts";
import type { Absence } from "../api.ts";
import type { AbsenceQuestion } from "../state.ts";

/** Asks when somebody is away and who stands in; what was recorded, or undefined. */
export const openAbsence = (input: AbsenceQuestion): Promise<Absence | undefined> =>
  openDialog<AbsenceQuestion, Absence>("absence-dialog", () => import("./absence-dialog.ts"), input);
