import { openDialog } from "../../../kernel/dialogs.ts";
import type { Doubts } from "../compose/checks.ts";

/** Asks once, together, about what is easily forgotten or regretted; true: send all the same. */
export const askAboutDoubts = async (doubts: Doubts): Promise<boolean> =>
  (await openDialog<Doubts, boolean>("mail-doubts-dialog", () => import("./doubts-dialog.ts"), doubts)) === true;
