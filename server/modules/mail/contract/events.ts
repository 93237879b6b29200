import { Type } from "typebox";
import { defineEvent, definePermissions, Id, Nullable } from "../../../kernel/contract/index.ts";

export const mailPermissions = definePermissions({
  "mail.use": {
    vi: "Dùng thư điện tử",
    en: "Use mail",
    grantedTo: ["administrator", "clerk", "leader", "head", "staff", "one-stop"],
  },
  "mail.everyone": {
    vi: "Gửi thư đến toàn cơ quan",
    en: "Send mail to the whole office",
    grantedTo: ["administrator", "clerk", "leader", "head"],
  },
  "mail.shareTemplates": {
    vi: "Soạn mẫu thư dùng chung",
    en: "Keep shared mail templates",
    grantedTo: ["administrator", "clerk", "leader", "head"],
  },
  "mail.manage": {
    vi: "Quản lý hộp thư chung, thời hạn lưu và lưu giữ theo pháp luật",
    en: "Manage shared mailboxes, retention and legal holds",
    grantedTo: ["administrator"],
  },
});

/** A content is safe in these people's mailboxes. `senderId` is null for what came in through the open door. */
export const mailDelivered = defineEvent(
  "mail.delivered",
  1,
  Type.Object({
    contentId: Id,
    senderId: Nullable(Id),
    deliveries: Type.Array(Type.Object({ personId: Id, messageId: Id })),
  }),
);

/** What the live hub sends to `person:ID`. */
export const MAIL_ARRIVED = "mail.arrived";
export const MAIL_CHANGED = "mail.changed";
export const DRAFTS_CHANGED = "mail.drafts-changed";

/** Which draft was saved, and as which version; both null when the list is another. */
export interface DraftsChanged {
  readonly draftId: number | null;
  readonly version: number | null;
}

/** `unread` is the inbox's, exact at the moment of sending. */
export interface MailArrived {
  readonly messageId: number;
  readonly mailboxId: number;
  readonly unread: number;
}

/** Something about these messages changed (flags, mailbox, gone): windows read them anew. */
export interface MailChanged {
  readonly messageIds: readonly number[];
  readonly mailboxIds: readonly number[];
  readonly unread: number;
}
