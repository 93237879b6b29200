import { openDialog } from "../../../kernel/dialogs.ts";
import type { PreviewInput } from "./questions.ts";

/** Looks at an attachment over the page. */
export const openPreview = (input: PreviewInput): Promise<undefined> =>
  openDialog<PreviewInput>("mail-preview-dialog", () => import("./mail-preview-dialog.ts"), input).then(
    () => undefined,
  );

/** The message as it came, and how. */
export const openSource = (messageId: number): Promise<undefined> =>
  openDialog<{ messageId: number }>("mail-source-dialog", () => import("./mail-source-dialog.ts"), { messageId }).then(
    () => undefined,
  );
