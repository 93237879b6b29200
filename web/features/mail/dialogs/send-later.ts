import { openDialog } from "../../../kernel/dialogs.ts";

/** Asks when a letter shall go. */
export const askWhen = (): Promise<number | undefined> =>
  openDialog<undefined, number>("mail-send-later-dialog", () => import("./send-later-dialog.ts"), undefined);
