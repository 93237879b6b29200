import { openDialog } from "../../../kernel/dialogs.ts";
import type { DropBox } from "../api.ts";

/** Makes a drop box, or changes the given one; undefined when the person left it. */
export const openBox = (input: { box?: DropBox }): Promise<DropBox | undefined> =>
  openDialog<{ box?: DropBox }, DropBox>("drop-box-dialog", () => import("./drop-box-dialog.ts"), input);
