/** What the templates begin from. */
export interface TemplatesInput {
  /** What is written now, to be kept as a template. */
  readonly subject: string;
  readonly html: string;
  /** To whom the letter goes, for the templates' fields. */
  readonly recipient: string;
}

/** A text with its fields filled in. */
export interface ChosenText {
  readonly subject: string;
  readonly html: string;
}
