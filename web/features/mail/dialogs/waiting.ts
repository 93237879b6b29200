import { openDialog } from "../../../kernel/dialogs.ts";
import type { DraftRow } from "../compose/api.ts";

/** What shall become of a letter that waits for its hour; undefined: it goes on waiting. */
export const askAboutWaiting = (draft: DraftRow): Promise<"edit" | "send" | undefined> =>
  openDialog<DraftRow, "edit" | "send">("mail-waiting-dialog", () => import("./waiting-dialog.ts"), draft);
