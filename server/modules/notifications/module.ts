export type {
  Channel,
  ChannelNotice,
  ChannelPerson,
  NoticeInput,
  NoticeKind,
  NotificationsService,
  Subject,
  SubjectRule,
} from "./service.ts";
