import { openDialog } from "../../../kernel/dialogs.ts";
import type { OneTimePassword } from "../state.ts";

/** Shows a password that is never shown again. */
export const showPassword = (input: OneTimePassword) =>
  openDialog<OneTimePassword, boolean>(
    "one-time-password-dialog",
    () => import("./one-time-password-dialog.ts"),
    input,
  );
