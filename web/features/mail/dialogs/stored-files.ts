import { openDialog } from "../../../kernel/dialogs.ts";
import type { Stored } from "../compose/api.ts";

/** Asks which of the office's files go with a letter; undefined when the person goes back. */
export const chooseStoredFiles = (): Promise<readonly Stored[] | undefined> =>
  openDialog<undefined, readonly Stored[]>(
    "mail-stored-files-dialog",
    () => import("./stored-files-dialog.ts"),
    undefined,
  );
