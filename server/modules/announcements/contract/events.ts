import { Type } from "typebox";
import { defineEvent, Id } from "../../../kernel/contract/index.ts";

const about = Type.Object({ announcementId: Id });

export const announcementSubmitted = defineEvent("announcement.submitted", 1, about);
export const announcementReturned = defineEvent("announcement.returned", 1, about);
export const announcementPublished = defineEvent("announcement.published", 1, about);
/** The audience of a published one has grown by these people. */
export const announcementDelivered = defineEvent(
  "announcement.delivered",
  1,
  Type.Object({ announcementId: Id, personIds: Type.Array(Id) }),
);
export const announcementCorrected = defineEvent(
  "announcement.corrected",
  1,
  Type.Object({ announcementId: Id, edition: Type.Integer() }),
);
export const announcementNudged = defineEvent(
  "announcement.nudged",
  1,
  Type.Object({ announcementId: Id, round: Type.Integer() }),
);
export const announcementWithdrawn = defineEvent("announcement.withdrawn", 1, about);
/** Something about it that its lists or its detail show: it ended, was confirmed, got a comment. */
export const announcementTouched = defineEvent("announcement.touched", 1, about);

/** Pushed to the people on the roll and the author: their lists have changed. */
export const ANNOUNCEMENTS_CHANGED = "announcements.changed";
export interface AnnouncementsChanged {
  readonly announcementId: number;
}

/** Pushed on the topic `announcement:ID`: its numbers. */
export const ANNOUNCEMENT_COUNTED = "announcements.counted";
export interface AnnouncementCounted {
  readonly announcementId: number;
  readonly delivered: number;
  readonly opened: number;
  readonly confirmed: number;
  readonly comments: number;
}
