import type { Work } from "../../kernel/work.ts";
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
  | "registerKind"
  | "registerSubject"
  | "notify"
  | "withdraw"
  | "markSubjectRead"
  | "maySendMustArrive"
  | "confirmSubject"
  | "mustArriveOf"
>;

/** A letter with the whole text into mailboxes; mail's front door fits. */
export interface AnnouncementMail {
  post(letter: {
    readonly from: number;
    readonly to: readonly string[];
    readonly subject: string;
    readonly text: string;
    readonly html?: string;
    /** The same again is sent once. */
    readonly name?: string;
  }): Promise<unknown>;
}

/** A question that opens with the announcement; the front door of polls fits. */
export interface AnnouncementPolls {
  ask(
    work: Work,
    authorId: number,
    input: {
      title: string;
      description: string;
      kind: "single" | "multiple";
      secrecy: "open" | "anonymous";
      results: "live" | "after-closing";
      options: string[];
      maxChoices: number;
      quorum: null;
      remindHours: null;
      audience: string[];
      opensAt: number;
      closesAt: number;
    },
  ): number;
  end(work: Work, id: number): void;
}

export interface AnnouncementNeeds {
  readonly directory: AnnouncementDirectory;
  readonly files: AnnouncementFiles;
  readonly notifications: AnnouncementNotifications;
  readonly mail: AnnouncementMail;
  readonly polls: AnnouncementPolls;
  readonly search: Pick<SearchService, "register">;
}
