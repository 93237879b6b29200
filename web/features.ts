import type { Feature } from "./kernel/features.ts";
import { admin } from "./features/admin/index.ts";
import { announcements } from "./features/announcements/index.ts";
import { apiDocs } from "./features/api-docs/index.ts";
import { today } from "./features/today/index.ts";
import { gallery } from "./features/gallery/index.ts";
import { mail } from "./features/mail/index.ts";
import { mailAdmin } from "./features/mail-admin/index.ts";
import { mailConnect } from "./features/mail-connect/index.ts";
import { chat } from "./features/chat/index.ts";
import { presence } from "./features/presence/index.ts";
import { polls } from "./features/polls/index.ts";
import { sms } from "./features/sms/index.ts";
import { people } from "./features/people/index.ts";
import { profile } from "./features/profile/index.ts";
import { directoryAdmin } from "./features/directory-admin/index.ts";
import { worktime } from "./features/worktime/index.ts";
import { notifications } from "./features/notifications/index.ts";
import { reminders } from "./features/reminders/index.ts";
import { transfers } from "./features/transfers/index.ts";

/** Every feature of the office; the shell orders them by `navOrder`. One import and one line each. */
export const features: readonly Feature[] = [
  today,
  gallery,
  apiDocs,
  mail,
  announcements,
  mailAdmin,
  mailConnect,
  chat,
  polls,
  sms,
  people,
  presence,
  worktime,
  profile,
  directoryAdmin,
  notifications,
  admin,
  reminders,
  transfers,
];
