import type { ChatService } from "../chat/module.ts";
import type { DirectoryService } from "../directory/module.ts";
import type { NotificationsService } from "../notifications/module.ts";
import type { SmsService } from "../sms/module.ts";
import type { SearchService } from "../search/module.ts";

/** What polls ask of lower tiers: named one by one, so that a test gives exactly this and no more. */
export type PollDirectory = Pick<DirectoryService, "person" | "people" | "expandAudience" | "describeAudience">;
export type PollNotifications = Pick<NotificationsService, "registerKind" | "registerSubject" | "notify" | "withdraw">;

export type PollChat = Pick<ChatService, "say" | "pollAudience">;

export interface PollNeeds {
  readonly chat: PollChat;
  readonly directory: PollDirectory;
  readonly notifications: PollNotifications;
  readonly sms: Pick<SmsService, "registerQuestion">;
  readonly search: Pick<SearchService, "register">;
}
