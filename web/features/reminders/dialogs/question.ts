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
