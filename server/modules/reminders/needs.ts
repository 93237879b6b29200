import type { PersonActor } from "../../kernel/access/actor.ts";
import type { DirectoryService } from "../directory/module.ts";
import type { NotificationsService } from "../notifications/module.ts";
import type { SearchService } from "../search/module.ts";
import type { WorktimeService } from "../worktime/module.ts";

/** What reminders ask of lower tiers, no more than a test has to give. */
export type ReminderDirectory = Pick<
  DirectoryService,
  "person" | "people" | "expandAudience" | "describeAudience" | "department" | "headsOf"
>;
export type ReminderNotifications = Pick<
  NotificationsService,
  "registerKind" | "registerSubject" | "notify" | "withdraw" | "markSubjectRead"
>;
export type ReminderWorktime = Pick<WorktimeService, "isWorkingDay" | "addWorkingDays">;

/** Whoever can ask questions behind notices by SMS: its module stands on the same tier and is therefore not imported. */
export interface ReminderQuestions {
  registerQuestion(kind: {
    readonly notice: string;
    ask(
      person: PersonActor,
      path: string,
    ): { readonly subjectId: number; readonly choices: readonly string[]; readonly closesAt: number } | undefined;
    answer(person: PersonActor, subjectId: number, choice: number): void;
  }): void;
}

export interface ReminderNeeds {
  readonly directory: ReminderDirectory;
  readonly notifications: ReminderNotifications;
  readonly worktime: ReminderWorktime;
  readonly search: Pick<SearchService, "register">;
  readonly sms: ReminderQuestions;
}
