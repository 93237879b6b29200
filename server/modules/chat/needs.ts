import type { DirectoryService } from "../directory/module.ts";
import type { FilesService } from "../files/module.ts";
import type { NotificationsService } from "../notifications/module.ts";
import type { SearchService } from "../search/module.ts";

/** What conversations ask of lower tiers. */
export interface ChatNeeds {
  readonly directory: Pick<
    DirectoryService,
    "person" | "people" | "expandAudience" | "describeAudience" | "departments" | "groups" | "actorOf" | "roleIdOf"
  >;
  readonly files: Pick<FilesService, "claim" | "answer">;
  readonly notifications: Pick<
    NotificationsService,
    "registerKind" | "registerSubject" | "notify" | "markSubjectRead" | "withdraw"
  >;
  readonly search: Pick<SearchService, "register">;
}
