import { openDialog } from "../../../kernel/dialogs.ts";

/** The person's signatures, one a post, to be read and changed. */
export const openSignatures = (): Promise<void> =>
  openDialog("mail-signatures-dialog", () => import("./signatures-dialog.ts"), undefined);
