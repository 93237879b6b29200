import { openDialog } from "../../../kernel/dialogs.ts";
import type { Door, MailDevice, MailList, MailQuota } from "../api.ts";

/** Lists a device or changes one; what it is now, or undefined. */
export const openDevice = (input: MailDevice | undefined) =>
  openDialog<MailDevice | undefined, MailDevice>("mail-device-dialog", () => import("./mail-device-dialog.ts"), input);

export const openList = (input: { list: MailList | undefined; domain: string }) =>
  openDialog<typeof input, MailList>("mail-list-dialog", () => import("./mail-list-dialog.ts"), input);

export const openQuota = (input: MailQuota) =>
  openDialog<MailQuota, MailQuota>("mail-quota-dialog", () => import("./mail-quota-dialog.ts"), input);

/** Moves a door, opens or closes it; true when it was done. */
export const openDoor = (input: Door) =>
  openDialog<Door, boolean>("mail-door-dialog", () => import("./mail-door-dialog.ts"), input);
