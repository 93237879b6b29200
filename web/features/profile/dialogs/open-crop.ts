import { openDialog } from "../../../kernel/dialogs.ts";

/** Lets a person choose the square of a picture; the square as a JPEG of 512 pixels, or undefined. */
export const openCrop = (file: File): Promise<Blob | undefined> =>
  openDialog<File, Blob>("crop-dialog", () => import("./crop-dialog.ts"), file);
