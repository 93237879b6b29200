import type { DirectoryService } from "../directory/module.ts";
import type { NotificationsService } from "../notifications/module.ts";

/** What the board asks of lower tiers. */
export interface PresenceNeeds {
  readonly directory: Pick<DirectoryService, "expandAudience" | "absenceOn">;
  readonly notifications: Pick<NotificationsService, "doNotDisturb">;
}
