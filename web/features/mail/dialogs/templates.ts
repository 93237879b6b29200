import { openDialog } from "../../../kernel/dialogs.ts";
import type { ChosenText, TemplatesInput } from "./template-types.ts";

/** Texts to begin with: one is chosen, or what is written is kept as one. */
export const chooseTemplate = (input: TemplatesInput): Promise<ChosenText | undefined> =>
  openDialog<TemplatesInput, ChosenText>("mail-templates-dialog", () => import("./templates-dialog.ts"), input);
