import { openDialog } from "../../../kernel/dialogs.ts";
import type { Thing } from "../../../kernel/features.ts";
import type { ReminderDetail, When } from "../api.ts";

/** What the dialog begins with: a reminder to change, or what is known of a new one. */
export interface ReminderQuestion {
  readonly reminder?: ReminderDetail;
  readonly title?: string;
  readonly when?: When;
  readonly dueAt?: number | null;
  readonly thing?: Thing;
}

/** Everything about a reminder: when, for whom, how often. */
export const openReminder = (input: ReminderQuestion): Promise<ReminderDetail | undefined> =>
  openDialog<ReminderQuestion, ReminderDetail>("reminder-dialog", () => import("./reminder-dialog.ts"), input);

/** One line, as it is said; about a thing where there is one. */
export const openQuick = (input: { readonly thing?: Thing }): Promise<boolean | undefined> =>
  openDialog<typeof input, boolean>("quick-reminder-dialog", () => import("./quick-reminder-dialog.ts"), input);

/** To whom something is passed on; the id of the person. */
export const openPass = (input: { readonly title: string }): Promise<number | undefined> =>
  openDialog<typeof input, number>("pass-reminder-dialog", () => import("./pass-reminder-dialog.ts"), input);

/** From whom one takes no reminders. */
export const openMutes = (): Promise<undefined> =>
  openDialog<Record<never, never>, undefined>("mutes-dialog", () => import("./mutes-dialog.ts"), {});
