import type { Kernel } from "../../kernel/module.ts";
import type { SettingsSection } from "../../kernel/settings/settings.ts";
import type {
  AnnouncementDirectory,
  AnnouncementFiles,
  AnnouncementNotifications,
  AnnouncementPolls,
} from "./needs.ts";
import type { Presenter } from "./present.ts";
import type { Reach } from "./reach.ts";
import type { AnnouncementSettings } from "./settings.ts";

/** What the parts of the service are made of. */
export interface Parts {
  readonly kernel: Pick<Kernel, "db" | "clock" | "write" | "log" | "views" | "settings">;
  readonly directory: AnnouncementDirectory;
  readonly files: AnnouncementFiles;
  readonly notifications: AnnouncementNotifications;
  readonly polls: AnnouncementPolls;
  readonly present: Presenter;
  readonly reach: Reach;
  readonly settings: SettingsSection<AnnouncementSettings>;
}
