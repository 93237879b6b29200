import type { DirectoryService } from "../directory/module.ts";
import type { NotificationsService } from "../notifications/module.ts";

/** What SMS asks of lower tiers, no more than a test has to give. */
export type SmsDirectory = Pick<
  DirectoryService,
  "actorOf" | "person" | "mobileOf" | "expandAudience" | "describeAudience" | "languageOf"
>;
export type SmsNotifications = Pick<NotificationsService, "registerKind" | "registerChannel" | "notify" | "answerAsk">;

export interface SmsNeeds {
  readonly directory: SmsDirectory;
  readonly notifications: SmsNotifications;
}
