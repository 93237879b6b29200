import { openDialog } from "../../../kernel/dialogs.ts";
import type { ReminderDetail } from "../api.ts";
import type { ReminderQuestion } from "./question.ts";

/** Everything about a reminder: when, for whom, how often. */
export const openReminder = (input: ReminderQuestion): Promise<ReminderDetail | undefined> =>
  openDialog<ReminderQuestion, ReminderDetail>("reminder-dialog", () => import("./reminder-dialog.ts"), input);

/** To whom something is passed on; the id of the person. */
export const openPass = (input: { readonly title: string }): Promise<number | undefined> =>
  openDialog<typeof input, number>("pass-reminder-dialog", () => import("./pass-reminder-dialog.ts"), input);

/** From whom one takes no reminders. */
export const openMutes = (): Promise<undefined> =>
  openDialog<Record<never, never>, undefined>("mutes-dialog", () => import("./mutes-dialog.ts"), {});
