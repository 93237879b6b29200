import { openDialog } from "../../../kernel/dialogs.ts";

export interface TemplatesInput {
  /** What is written now, to be kept as a template. */
  readonly subject: string;
  readonly html: string;
  /** To whom the letter goes, for the templates' fields. */
  readonly recipient: string;
}

export interface ChosenText {
  readonly subject: string;
  readonly html: string;
}

/** Texts to begin with: one is chosen, or what is written is kept as one. */
export const chooseTemplate = (input: TemplatesInput): Promise<ChosenText | undefined> =>
  openDialog<TemplatesInput, ChosenText>("mail-templates-dialog", () => import("./templates-dialog.ts"), input);
