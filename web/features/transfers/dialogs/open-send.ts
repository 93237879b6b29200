import { openDialog } from "../../../kernel/dialogs.ts";
import type { HandOver } from "../../../kernel/hand-over.ts";
import type { Transfer } from "../api.ts";

/** Asks what is still open of a hand-over and sends it; the transfer, or undefined when the person left it. */
export const openSend = (input: HandOver): Promise<Transfer | undefined> =>
  openDialog<HandOver, Transfer>("send-files-dialog", () => import("./send-files-dialog.ts"), input);
