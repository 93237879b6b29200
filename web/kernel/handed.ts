/** One file of a choice, with its place in the folder that was dropped: `Hồ sơ/2026/Tờ trình.docx`, or its name alone. */
export interface HandedFile {
  readonly path: string;
  readonly file: File;
}

/** Files that a person lets fall on somebody. */
export interface HandOver {
  readonly files: readonly HandedFile[];
  /** Audience keys (`person:5`, `department:3`), with the name that the person sees; empty: it is still to be said. */
  readonly to: readonly { readonly key: string; readonly name: string; readonly photo?: string }[];
  /** The drop box they fell on, instead of people. */
  readonly box?: { readonly id: number; readonly name: string };
}

/** What a feature that takes files exports: asks what is still open, sends, and resolves when that is decided. */
export type TakeFiles = (handed: HandOver) => Promise<void>;
