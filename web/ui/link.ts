import { openDialog } from "../kernel/dialogs.ts";

/** Asks where a link leads; empty: nowhere any more. */
export const askForLink = (input: { href: string }): Promise<string | undefined> =>
  openDialog<typeof input, string>("link-dialog", () => import("./link-dialog.ts"), input);
