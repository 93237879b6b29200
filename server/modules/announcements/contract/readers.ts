import { Type } from "typebox";
import {
  defineRoute,
  Exactly,
  FILE_REPLY,
  Id,
  Instant,
  Nullable,
  OneOf,
  Page,
  pageQuery,
  type Static,
} from "../../../kernel/contract/index.ts";
import { Face, one } from "./common.ts";
import { AnnouncementDetail } from "./posts.ts";

export const READER_FILTERS = ["all", "unopened", "unconfirmed", "confirmed"] as const;
export type ReaderFilter = (typeof READER_FILTERS)[number];

export const Reader = Type.Object({
  person: Face,
  /** The department at the time of delivery; empty for who had none. */
  unit: Type.String(),
  deliveredAt: Instant,
  openedAt: Nullable(Instant),
  confirmedAt: Nullable(Instant),
  /** Which edition was confirmed. */
  confirmedEdition: Nullable(Type.Integer()),
  /** How many questions of the quiz were answered rightly. */
  score: Nullable(Type.Integer()),
  /** The person no longer works here: nobody waits for him or her. */
  hasLeft: Type.Boolean(),
});
export type Reader = Static<typeof Reader>;

export const UnitCount = Type.Object({
  unit: Type.String(),
  delivered: Type.Integer(),
  opened: Type.Integer(),
  confirmed: Type.Integer(),
});
export type UnitCount = Static<typeof UnitCount>;

export const openAnnouncement = defineRoute({
  method: "POST",
  path: "/api/announcements/:id/open",
  permission: "announcements.use",
  summary: "Put on record that this person has opened it; who joined the audience later comes onto the roll",
  params: one,
  reply: AnnouncementDetail,
});

export const confirmAnnouncement = defineRoute({
  method: "POST",
  path: "/api/announcements/:id/confirm",
  permission: "announcements.use",
  summary: "“I have read and understood”",
  params: one,
  reply: AnnouncementDetail,
});

export const nudgeReaders = defineRoute({
  method: "POST",
  path: "/api/announcements/:id/nudge",
  permission: "announcements.write",
  summary: "Remind those who have not confirmed, or where nothing is to be confirmed not opened; at most once an hour",
  params: one,
  reply: Type.Object({ nudged: Type.Integer() }),
});

export const listReaders = defineRoute({
  method: "GET",
  path: "/api/announcements/:id/readers",
  permission: "announcements.use",
  summary: "The roll: who has not opened it first, then by department and name",
  params: one,
  query: Exactly({ ...pageQuery, filter: Type.Optional(OneOf(READER_FILTERS)) }),
  reply: Page(Reader),
});

export const countUnits = defineRoute({
  method: "GET",
  path: "/api/announcements/:id/units",
  permission: "announcements.use",
  summary: "The roll in numbers, department by department",
  params: one,
  reply: Type.Object({ items: Type.Array(UnitCount) }),
});

export const readFile = defineRoute({
  method: "GET",
  path: "/api/announcements/:id/files/:fileId",
  permission: "announcements.use",
  summary: "A file of an announcement; that this person has opened it goes on record",
  params: Exactly({ id: Id, fileId: Id }),
  reply: FILE_REPLY,
});

export const listFileReaders = defineRoute({
  method: "GET",
  path: "/api/announcements/:id/files/:fileId/readers",
  permission: "announcements.use",
  summary: "Who has opened a file, in the order in which they did",
  params: Exactly({ id: Id, fileId: Id }),
  query: Exactly(pageQuery),
  reply: Page(Type.Object({ person: Face, openedAt: Instant })),
});
