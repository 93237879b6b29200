import { openDialog } from "../../../kernel/dialogs.ts";

/** Sends a message on to others just as it came. */
export const openRedirect = (input: { messageId: number; subject: string }): Promise<void> =>
  openDialog("mail-redirect-dialog", () => import("./redirect-dialog.ts"), input);
