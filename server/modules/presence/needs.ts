import type { DirectoryService } from "../directory/module.ts";

/** What the board asks of lower tiers. */
export interface PresenceNeeds {
  readonly directory: Pick<DirectoryService, "expandAudience" | "absenceOn">;
}
