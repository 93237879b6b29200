import { openDialog } from "../kernel/dialogs.ts";
import type { Question } from "./question.ts";

export type { Question } from "./question.ts";

/** Asks once, for what cannot be undone; true when the person agrees. What can be undone is done at once with `offerUndo`. */
export async function confirm(question: Question): Promise<boolean> {
  return (
    (await openDialog<Question, boolean>("confirm-dialog", () => import("./confirm-dialog.ts"), question)) === true
  );
}
