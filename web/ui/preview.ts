import { openDialog } from "../kernel/dialogs.ts";
import type { PreviewInput } from "./preview-input.ts";

/** Shows a file over the page. */
export const openPreview = (input: PreviewInput): Promise<void> =>
  openDialog<PreviewInput>("preview-dialog", () => import("./preview-dialog.ts"), input).then(() => undefined);
