import type { DirectoryService } from "../directory/module.ts";
import type { FilesService } from "../files/module.ts";
import type { NotificationsService } from "../notifications/module.ts";
import type { SearchService } from "../search/module.ts";

/** What announcements ask of lower tiers: named one by one, so that a test gives exactly this and no more. */
export type AnnouncementDirectory = Pick<
  DirectoryService,
  "person" | "people" | "expandAudience" | "describeAudience" | "actorOf"
>;
export type AnnouncementFiles = Pick<FilesService, "claim" | "answer">;
export type AnnouncementNotifications = Pick<
  NotificationsService,
  "registerKind" | "registerSubject" | "notify" | "withdraw" | "markSubjectRead"
>;

export interface AnnouncementNeeds {
  readonly directory: AnnouncementDirectory;
  readonly files: AnnouncementFiles;
  readonly notifications: AnnouncementNotifications;
  readonly search: Pick<SearchService, "register">;
}
