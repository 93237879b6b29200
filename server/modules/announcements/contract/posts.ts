import { Type } from "typebox";
import {
  AudienceKeySchema,
  defineRoute,
  Done,
  Exactly,
  Id,
  Instant,
  Nullable,
  OneOf,
  OptionalLine,
  Page,
  pageQuery,
  Prose,
  type Static,
} from "../../../kernel/contract/index.ts";
import {
  ANNOUNCEMENT_LISTS,
  ANNOUNCEMENT_STATES,
  CATEGORIES,
  Face,
  MAX_BODY,
  MAX_FILES,
  MAX_HTML,
  one,
  Version,
} from "./common.ts";
import { PollDraft, Quiz, ShownQuiz } from "./extras.ts";

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
  answerQuiz: Type.Boolean(),
  skipTurn: Type.Boolean(),
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
  /** A circular goes from one to the next: to so many in all. 0: to everybody at once. */
  turns: Type.Integer(),
  /** Whether it is meant for this person, and what he or she did. */
  isForMe: Type.Boolean(),
  openedAt: Nullable(Instant),
  confirmedAt: Nullable(Instant),
};
export const AnnouncementSummary = Type.Object(summary);
export type AnnouncementSummary = Static<typeof AnnouncementSummary>;

/** One stop of a circular, in its order. */
const Turn = Type.Object({
  person: Face,
  reachedAt: Nullable(Instant),
  confirmedAt: Nullable(Instant),
  skippedAt: Nullable(Instant),
});
export type Turn = Static<typeof Turn>;

export const AnnouncementFile = Type.Object({
  id: Id,
  name: Type.String(),
  /** Bytes. */
  size: Type.Integer(),
  type: Type.String(),
  /** A program, a script, or a document with macros. */
  risky: Type.Boolean(),
  /** How many people have opened it; null for who may not see the roll. */
  readers: Nullable(Type.Integer()),
});
export type AnnouncementFile = Static<typeof AnnouncementFile>;

export const AnnouncementDetail = Type.Object({
  ...summary,
  version: Version,
  /** Plain text with *bold*, _italic_, `code` and addresses; empty for a reader once it is withdrawn. */
  body: Type.String(),
  /** The text with its looks, cleaned; null where it was written plainly. */
  html: Nullable(Type.String()),
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
  /** A copy with the full text goes into every reader's mailbox. */
  mailCopy: Type.Boolean(),
  /** Who does not confirm is asked again, louder each time. */
  mustArrive: Type.Boolean(),
  /** The page of the must-arrive notice, for who may see the roll. */
  mustId: Nullable(Id),
  inTurn: Type.Boolean(),
  round: Type.Array(Turn),
  quiz: Nullable(ShownQuiz),
  /** The poll as its author drafts it; null once it has opened, and for everybody else. */
  poll: Nullable(PollDraft),
  pollId: Nullable(Id),
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
  /** A draft may still lack it, and its audience: sending asks for them. */
  title: OptionalLine(200),
  /** The text as plain words; `html` takes its place where it is given. */
  body: Prose(MAX_BODY),
  html: Type.Optional(Prose(MAX_HTML)),
  category: OneOf(CATEGORIES),
  audience: Type.Array(AudienceKeySchema, { maxItems: 500, uniqueItems: true }),
  pinned: Type.Boolean(),
  lobby: Type.Boolean(),
  asksConfirmation: Type.Boolean(),
  commentsOpen: Type.Boolean(),
  publishesAt: Nullable(Instant),
  expiresAt: Nullable(Instant),
  mailCopy: Type.Optional(Type.Boolean()),
  mustArrive: Type.Optional(Type.Boolean()),
  inTurn: Type.Optional(Type.Boolean()),
  quiz: Type.Optional(Nullable(Quiz)),
  poll: Type.Optional(Nullable(PollDraft)),
  ...files,
});
export type AnnouncementInput = Static<typeof AnnouncementInput>;

const versioned = Exactly({ version: Version });

export const listAnnouncements = defineRoute({
  method: "GET",
  path: "/api/announcements",
  permission: "announcements.use",
  summary: "Announcements for this person or by this person; pinned ones first, then the newest",
  query: Exactly({
    ...pageQuery,
    list: Type.Optional(OneOf(ANNOUNCEMENT_LISTS)),
    /** Words in title or text, with or without their marks. */
    q: Type.Optional(Type.String({ maxLength: 100 })),
  }),
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
  bodyLimit: 1024 * 1024,
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
  bodyLimit: 1024 * 1024,
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

export const addPicture = defineRoute({
  method: "POST",
  path: "/api/announcements/:id/pictures",
  permission: "announcements.write",
  summary: "Take an upload (PNG, JPEG, GIF, WebP) into the text; it stands there under its address",
  params: one,
  body: Exactly({ uploadId: Id }),
  reply: Type.Object({ address: Type.String() }),
});
