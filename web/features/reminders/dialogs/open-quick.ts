import { openDialog } from "../../../kernel/dialogs.ts";
import type { Thing } from "../../../kernel/features.ts";

/** One line, as it is said; about a thing where there is one. */
export const openQuick = (input: { readonly thing?: Thing }): Promise<boolean | undefined> =>
  openDialog<typeof input, boolean>("quick-reminder-dialog", () => import("./quick-reminder-dialog.ts"), input);
