import type { DirectoryService } from "../directory/module.ts";
import type { NotificationsService } from "../notifications/module.ts";

/** What transfers ask of lower tiers: named one by one, so that a test gives exactly this and no more. */
export type TransferDirectory = Pick<
  DirectoryService,
  "person" | "people" | "expandAudience" | "describeAudience" | "unknownKeys" | "department"
>;
export type TransferNotifications = Pick<
  NotificationsService,
  "registerKind" | "registerSubject" | "notify" | "withdraw" | "markSubjectRead"
>;

export interface TransferNeeds {
  readonly directory: TransferDirectory;
  readonly notifications: TransferNotifications;
}
