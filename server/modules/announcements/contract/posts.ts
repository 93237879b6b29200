import { Type } from "typebox";
import {
  AudienceSchema,
  defineRoute,
  Done,
  Exactly,
  Id,
  Instant,
  Line,
  Nullable,
  OneOf,
  Page,
  pageQuery,
  Prose,
  PUBLIC,
  type Static,
} from "../../../kernel/contract/index.ts";
import {
  ANNOUNCEMENT_LISTS,
  ANNOUNCEMENT_STATES,
  CATEGORIES,
  Face,
  MAX_BODY,
  MAX_FILES,
  one,
  Version,
} from "./common.ts";

/** What this person may do with this announcement now; the screen reads only this. */
const Abilities = Type.Object({
  edit: Type.Boolean(),
  /** Publish it, or schedule it; otherwise sending it asks for approval. */
  publish: Type.Boolean(),
  submit: Type.Boolean(),
  giveBack: Type.Boolean(),
  correct: Type.Boolean(),
  withdraw: Type.Boolean(),
  nudge: Type.Boolean(),
  askConfirmation: Type.Boolean(),
  confirm: Type.Boolean(),
  comment: Type.Boolean(),
  seeRoll: Type.Boolean(),
  remove: Type.Boolean(),
});
export type AnnouncementAbilities = Static<typeof Abilities>;

const summary = {
  id: Id,
  title: Type.String(),
  category: OneOf(CATEGORIES),
  state: OneOf(ANNOUNCEMENT_STATES),
  author: Face,
  pinned: Type.Boolean(),
  asksConfirmation: Type.Boolean(),
  /** When it is, or is to be, published; null for a draft that goes out at once. */
  publishesAt: Nullable(Instant),
  publishedAt: Nullable(Instant),
  expiresAt: Nullable(Instant),
  /** Where it stands in its list: by its publication, or by its making. */
  sortAt: Instant,
  /** How often the text was published: from 2 on it was corrected. */
  edition: Type.Integer(),
  /** The roll in numbers: people that it reached, that have opened it, and that have confirmed it. */
  delivered: Type.Integer(),
  opened: Type.Integer(),
  confirmed: Type.Integer(),
  /** Whether it is meant for this person, and what he or she did. */
  isForMe: Type.Boolean(),
  openedAt: Nullable(Instant),
  confirmedAt: Nullable(Instant),
};
export const AnnouncementSummary = Type.Object(summary);
export type AnnouncementSummary = Static<typeof AnnouncementSummary>;

export const AnnouncementFile = Type.Object({
  id: Id,
  name: Type.String(),
  /** Bytes. */
  size: Type.Integer(),
  type: Type.String(),
  /** How many people have opened it; null for who may not see the roll. */
  readers: Nullable(Type.Integer()),
});
export type AnnouncementFile = Static<typeof AnnouncementFile>;

export const AnnouncementDetail = Type.Object({
  ...summary,
  version: Version,
  /** Plain text with *bold*, _italic_, `code` and addresses; empty for a reader once it is withdrawn. */
  body: Type.String(),
  lobby: Type.Boolean(),
  commentsOpen: Type.Boolean(),
  comments: Type.Integer(),
  correctedAt: Nullable(Instant),
  withdrawnAt: Nullable(Instant),
  withdrawnReason: Type.String(),
  /** Why an approver gave it back; empty where nobody did. */
  returnedNote: Type.String(),
  approver: Nullable(Face),
  nudgedAt: Nullable(Instant),
  audience: Type.Array(Type.Object({ key: Type.String(), name: Type.String(), count: Type.Integer() })),
  files: Type.Array(AnnouncementFile),
  can: Abilities,
});
export type AnnouncementDetail = Static<typeof AnnouncementDetail>;

const files = {
  /** Of those that it has, the ones that stay. */
  keptFiles: Type.Array(Id, { maxItems: MAX_FILES, uniqueItems: true }),
  /** Uploads to be attached. */
  newFiles: Type.Array(Id, { maxItems: MAX_FILES, uniqueItems: true }),
};

/** The fields that an author fills in. */
export const AnnouncementInput = Exactly({
  title: Line(200),
  body: Prose(MAX_BODY),
  category: OneOf(CATEGORIES),
  audience: AudienceSchema,
  pinned: Type.Boolean(),
  lobby: Type.Boolean(),
  asksConfirmation: Type.Boolean(),
  commentsOpen: Type.Boolean(),
  publishesAt: Nullable(Instant),
  expiresAt: Nullable(Instant),
  ...files,
});
export type AnnouncementInput = Static<typeof AnnouncementInput>;

const versioned = Exactly({ version: Version });

export const Edition = Type.Object({
  edition: Type.Integer(),
  title: Type.String(),
  body: Type.String(),
  reason: Type.String(),
  by: Face,
  at: Instant,
});
export type Edition = Static<typeof Edition>;

export const listAnnouncements = defineRoute({
  method: "GET",
  path: "/api/announcements",
  permission: "announcements.use",
  summary: "Announcements for this person or by this person; pinned ones first, then the newest",
  query: Exactly({ ...pageQuery, list: Type.Optional(OneOf(ANNOUNCEMENT_LISTS)) }),
  reply: Page(AnnouncementSummary),
});

export const countAnnouncements = defineRoute({
  method: "GET",
  path: "/api/announcements/counts",
  permission: "announcements.use",
  summary: "How many announcements this person has not opened, has still to confirm, and may approve",
  reply: Type.Object({ unread: Type.Integer(), confirm: Type.Integer(), approval: Type.Integer() }),
});

export const createAnnouncement = defineRoute({
  method: "POST",
  path: "/api/announcements",
  permission: "announcements.write",
  summary: "Write a draft",
  body: AnnouncementInput,
  bodyLimit: 512 * 1024,
  reply: AnnouncementDetail,
});

export const readAnnouncement = defineRoute({
  method: "GET",
  path: "/api/announcements/:id",
  permission: "announcements.use",
  summary: "One announcement",
  params: one,
  reply: AnnouncementDetail,
});

export const editAnnouncement = defineRoute({
  method: "PUT",
  path: "/api/announcements/:id",
  permission: "announcements.write",
  summary: "Change an announcement that is not published yet",
  params: one,
  body: Exactly({ ...AnnouncementInput.properties, version: Version }),
  bodyLimit: 512 * 1024,
  reply: AnnouncementDetail,
});

export const removeAnnouncement = defineRoute({
  method: "DELETE",
  path: "/api/announcements/:id",
  permission: "announcements.write",
  summary: "Delete a draft for good; what was published is withdrawn instead",
  params: one,
  reply: Done,
});

export const submitAnnouncement = defineRoute({
  method: "POST",
  path: "/api/announcements/:id/submit",
  permission: "announcements.write",
  summary: "Publish now or at its time; without the right to publish: ask for approval",
  params: one,
  body: versioned,
  reply: AnnouncementDetail,
});

export const returnAnnouncement = defineRoute({
  method: "POST",
  path: "/api/announcements/:id/return",
  permission: "announcements.write",
  summary: "Give an announcement that waits or is scheduled back to its author as a draft",
  params: one,
  body: Exactly({ version: Version, note: Prose(1_000) }),
  reply: Done,
});

export const correctAnnouncement = defineRoute({
  method: "POST",
  path: "/api/announcements/:id/correct",
  permission: "announcements.write",
  summary: "Correct what is published; the former text stays readable",
  params: one,
  body: Exactly({ version: Version, title: Line(200), body: Prose(MAX_BODY), reason: Line(500) }),
  bodyLimit: 512 * 1024,
  reply: AnnouncementDetail,
});

export const changeAudience = defineRoute({
  method: "PUT",
  path: "/api/announcements/:id/audience",
  permission: "announcements.write",
  summary: "Widen or narrow whom a published announcement is for; whom it has reached keeps it",
  params: one,
  body: Exactly({ version: Version, audience: AudienceSchema }),
  reply: AnnouncementDetail,
});

export const changeDisplay = defineRoute({
  method: "PUT",
  path: "/api/announcements/:id/display",
  permission: "announcements.write",
  summary: "Pin a published announcement, show it in the lobby, end it earlier or later, open or close its comments",
  params: one,
  body: Exactly({
    version: Version,
    pinned: Type.Boolean(),
    lobby: Type.Boolean(),
    commentsOpen: Type.Boolean(),
    expiresAt: Nullable(Instant),
  }),
  reply: AnnouncementDetail,
});

export const askConfirmation = defineRoute({
  method: "POST",
  path: "/api/announcements/:id/ask-confirmation",
  permission: "announcements.write",
  summary: "Ask the readers of a published announcement to confirm it",
  params: one,
  body: versioned,
  reply: AnnouncementDetail,
});

export const withdrawAnnouncement = defineRoute({
  method: "POST",
  path: "/api/announcements/:id/withdraw",
  permission: "announcements.write",
  summary: "Take back what is published",
  params: one,
  body: Exactly({ version: Version, reason: Line(500) }),
  reply: AnnouncementDetail,
});

export const listEditions = defineRoute({
  method: "GET",
  path: "/api/announcements/:id/editions",
  permission: "announcements.use",
  summary: "Every published text of an announcement, the newest first",
  params: one,
  query: Exactly(pageQuery),
  reply: Page(Edition),
});

export const LobbyItem = Type.Object({
  id: Id,
  title: Type.String(),
  body: Type.String(),
  category: OneOf(CATEGORIES),
  publishedAt: Instant,
});
export type LobbyItem = Static<typeof LobbyItem>;

export const readLobby = defineRoute({
  method: "GET",
  path: "/api/lobby",
  permission: PUBLIC,
  summary: "What the wall screen shows; without signing in only where the agency's setting allows it",
  reply: Type.Object({ items: Type.Array(LobbyItem) }),
});

export const openLobby = defineRoute({
  method: "PUT",
  path: "/api/lobby",
  permission: "announcements.manage",
  summary: "Whether the wall screen may be seen without signing in",
  body: Exactly({ isPublic: Type.Boolean() }),
  reply: Done,
});
