import type { TakeFiles } from "../../kernel/hand-over.ts";
import { openSend } from "./dialogs/open-send.ts";

/** Files fell on somebody, or the person wants to send some: asks to whom, where that is open, and sends. */
export const takeFiles: TakeFiles = async (handed) => {
  await openSend(handed);
};
