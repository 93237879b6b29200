import type { Kernel } from "../../kernel/module.ts";
import type { SettingsSection } from "../../kernel/settings/settings.ts";
import { createComments, type Comments } from "./comments.ts";
import type { AnnouncementNeeds } from "./needs.ts";
import type { Parts } from "./parts.ts";
import { createPosts, type Posts } from "./posts.ts";
import { createPresenter } from "./present.ts";
import { createPublishing, type Publishing } from "./publishing.ts";
import { createReaders, type Readers } from "./readers.ts";
import type { AnnouncementSettings } from "./settings.ts";
import { createSheets, type Sheets } from "./sheets.ts";

/** The use cases of announcements. Each takes the actor first; what he may not see does not exist for him. */
export interface AnnouncementService {
  readonly posts: Posts;
  readonly publishing: Publishing;
  readonly readers: Readers;
  readonly comments: Comments;
  readonly sheets: Sheets;
}

export function createAnnouncementService(
  kernel: Kernel,
  { directory, files, notifications }: Omit<AnnouncementNeeds, "search">,
  settings: SettingsSection<AnnouncementSettings>,
): AnnouncementService {
  const parts: Parts = {
    kernel,
    directory,
    files,
    notifications,
    settings,
    present: createPresenter(kernel, directory),
  };
  return {
    posts: createPosts(parts),
    publishing: createPublishing(parts),
    readers: createReaders(parts),
    comments: createComments(parts),
    sheets: createSheets(parts),
  };
}
