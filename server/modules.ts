import type { House } from "./kernel/house.ts";
import type { Identity } from "./kernel/http/server.ts";
import { BACKUP_COUNTS } from "./backup-counts.ts";
import { chatModule, type ChatService } from "./modules/chat/module.ts";
import { announcementsModule, type AnnouncementService } from "./modules/announcements/module.ts";
import { adminModule, type AdminService } from "./modules/admin/module.ts";
import { directoryModule, type DirectoryService } from "./modules/directory/module.ts";
import { filesModule, type FilesService } from "./modules/files/module.ts";
import { mailModule, type MailService } from "./modules/mail/module.ts";
import { notificationsModule, type NotificationsService } from "./modules/notifications/module.ts";
import { pollsModule, type PollService } from "./modules/polls/module.ts";
import { presenceModule, type PresenceService } from "./modules/presence/module.ts";
import { remindersModule, type RemindersService } from "./modules/reminders/module.ts";
import { searchModule, type SearchService } from "./modules/search/module.ts";
import { smsModule, type SmsService } from "./modules/sms/module.ts";
import { transfersModule, type TransfersService } from "./modules/transfers/module.ts";
import { worktimeModule, type WorktimeService } from "./modules/worktime/module.ts";

/** The front doors of the office's modules. */
export interface Services {
  readonly search: SearchService;
  readonly files: FilesService;
  readonly directory: DirectoryService;
  readonly worktime: WorktimeService;
  readonly notifications: NotificationsService;
  readonly sms: SmsService;
  readonly reminders: RemindersService;
  readonly mail: MailService;
  readonly polls: PollService;
  readonly chat: ChatService;
  readonly presence: PresenceService;
  readonly announcements: AnnouncementService;
  readonly transfers: TransfersService;
  readonly admin: AdminService;
}

/** The modules of the office, lowest tier first: a single executable has no folders to scan. */
export function furnish(house: House): { services: Services; identity: Identity } {
  const search = house.add(searchModule, {});
  const files = house.add(filesModule, {});
  const directory = house.add(directoryModule, { search });
  const worktime = house.add(worktimeModule, { directory });
  const notifications = house.add(notificationsModule, { directory, worktime });
  const sms = house.add(smsModule, { directory, notifications });
  const reminders = house.add(remindersModule, { directory, notifications, worktime, search, sms });
  const chat = house.add(chatModule, { directory, files, notifications, search });
  const mail = house.add(mailModule, { directory, files, notifications, search });
  const polls = house.add(pollsModule, { chat, directory, notifications, search, sms });
  const presence = house.add(presenceModule, { directory, notifications });
  const announcements = house.add(announcementsModule, { directory, files, notifications, mail, polls, search, sms });
  const transfers = house.add(transfersModule, { directory, notifications });
  const admin = house.add(adminModule, { directory, engine: house.engine, backupCounts: BACKUP_COUNTS });
  return {
    services: {
      search,
      files,
      directory,
      worktime,
      notifications,
      sms,
      reminders,
      mail,
      polls,
      chat,
      presence,
      announcements,
      transfers,
      admin,
    },
    identity: { actorOf: directory.actorOf, gate: directory.gate },
  };
}
