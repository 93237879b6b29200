import { openDialog } from "../kernel/dialogs.ts";
import { modals } from "../kernel/modals.ts";

/** Opens Ctrl+K. */
export function openPalette(): void {
  if (modals.value === 0) void openDialog("command-palette", () => import("./command-palette.ts"), undefined);
}

/** Lists the keys of this screen. */
export function openKeys(): void {
  void openDialog("keys-dialog", () => import("./keys-dialog.ts"), undefined);
}

/** Says what this program is. */
export function openAbout(): void {
  void openDialog("about-dialog", () => import("./about-dialog.ts"), undefined);
}
