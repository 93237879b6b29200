import { Type } from "typebox";
import { definePermissions, Exactly, Id, Nullable, type Static } from "../../../kernel/contract/index.ts";

/** Draft and waiting (for approval) are the author's and the approvers'; expired and withdrawn ones are kept, they are records. */
export const ANNOUNCEMENT_STATES = ["draft", "waiting", "scheduled", "published", "expired", "withdrawn"] as const;
export type AnnouncementState = (typeof ANNOUNCEMENT_STATES)[number];

export const CATEGORIES = ["notice", "direction", "meeting", "personnel", "union", "general"] as const;
export type Category = (typeof CATEGORIES)[number];

export const ANNOUNCEMENT_LISTS = ["inbox", "unread", "confirm", "mine", "approval", "all"] as const;
export type AnnouncementList = (typeof ANNOUNCEMENT_LISTS)[number];

export const MAX_FILES = 20;
export const MAX_BODY = 50_000;
/** Rich text takes a few times what it says. UTF-16 units. */
export const MAX_HTML = 300_000;
/** A circular goes to so many at most. */
export const MAX_TURNS = 200;

export const announcementPermissions = definePermissions({
  "announcements.use": {
    vi: "Xem và xác nhận thông báo",
    en: "Read and confirm announcements",
    grantedTo: ["administrator", "clerk", "leader", "head", "staff", "one-stop"],
  },
  "announcements.write": {
    vi: "Soạn thông báo",
    en: "Write announcements",
    grantedTo: ["administrator", "clerk", "leader", "head"],
  },
  "announcements.publish": {
    vi: "Phát hành thông báo và duyệt thông báo của người khác",
    en: "Publish announcements and approve those of others",
    grantedTo: ["administrator", "clerk", "leader"],
  },
  "announcements.manage": {
    vi: "Xem, đính chính và thu hồi mọi thông báo",
    en: "See, correct and withdraw every announcement",
    grantedTo: ["administrator"],
  },
});

export const Face = Type.Object({ id: Id, name: Type.String(), photoHash: Nullable(Type.String()) });
export type Face = Static<typeof Face>;

export const one = Exactly({ id: Id });
/** The version that the person saw: somebody else's change in between refuses with `kernel.conflict`. */
export const Version = Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER });
