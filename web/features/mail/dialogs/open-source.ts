import { openDialog } from "../../../kernel/dialogs.ts";

/** The message as it came, and how. */
export const openSource = (messageId: number): Promise<undefined> =>
  openDialog<{ messageId: number }>("mail-source-dialog", () => import("./mail-source-dialog.ts"), { messageId }).then(
    () => undefined,
  );
