import type { Kernel } from "../../kernel/module.ts";
import type { SettingsSection } from "../../kernel/settings/settings.ts";
import { createComments, type Comments } from "./comments.ts";
import type { AnnouncementNeeds } from "./needs.ts";
import type { Parts } from "./parts.ts";
import { createPosts, type Posts } from "./posts.ts";
import { createPresenter } from "./present.ts";
import { createPublishing, type Publishing } from "./publishing.ts";
import { createReaders, type Readers } from "./readers.ts";
import { createQuizzes, type Quizzes } from "./quiz.ts";
import { createReach } from "./reach.ts";
import { createRunning, type Running } from "./running.ts";
import { createLobby, type Lobby } from "./lobby.ts";
import { createTemplates, type Templates } from "./templates.ts";
import type { AnnouncementSettings } from "./settings.ts";
import { createSheets, type Sheets } from "./sheets.ts";

/** The use cases of announcements. Each takes the actor first; what he may not see does not exist for him. */
export interface AnnouncementService {
  readonly posts: Posts;
  readonly publishing: Publishing;
  readonly running: Running;
  readonly quizzes: Quizzes;
  readonly templates: Templates;
  readonly lobby: Lobby;
  readonly readers: Readers;
  readonly comments: Comments;
  readonly sheets: Sheets;
}

export function createAnnouncementService(
  kernel: Kernel,
  { directory, files, notifications, polls }: Omit<AnnouncementNeeds, "search" | "mail">,
  settings: SettingsSection<AnnouncementSettings>,
): AnnouncementService {
  const parts: Parts = {
    kernel,
    directory,
    files,
    notifications,
    polls,
    settings,
    reach: createReach(directory),
    present: createPresenter(kernel, directory, notifications),
  };
  return {
    posts: createPosts(parts),
    publishing: createPublishing(parts),
    running: createRunning(parts),
    quizzes: createQuizzes(parts),
    templates: createTemplates(parts),
    lobby: createLobby(parts),
    readers: createReaders(parts),
    comments: createComments(parts),
    sheets: createSheets(parts),
  };
}
