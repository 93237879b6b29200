import { Type } from "typebox";
import {
  defineRoute,
  Done,
  Exactly,
  FILE_REPLY,
  Id,
  Instant,
  Nullable,
  OneOf,
  Page,
  pageQuery,
  Prose,
  type Static,
} from "../../../kernel/contract/index.ts";
import { RecipientName, Recipients } from "./recipients.ts";

const USE = "mail.use";

export const DraftFile = Type.Object({
  id: Id,
  name: Type.String(),
  size: Type.Integer({ minimum: 0 }),
  type: Type.String(),
  risky: Type.Boolean(),
  /** A picture in the text. */
  inline: Type.Boolean(),
  /** It stays in the office, and the letter carries a link to it. */
  link: Type.Boolean(),
});
export type DraftFile = Static<typeof DraftFile>;

export const DRAFT_KINDS = ["new", "reply", "forward"] as const;
export type DraftKind = (typeof DRAFT_KINDS)[number];

export const Draft = Type.Object({
  id: Id,
  /** Rises with every save; a save on an older one is refused with `kernel.conflict`. */
  version: Type.Integer({ minimum: 1 }),
  kind: OneOf(DRAFT_KINDS),
  originalId: Nullable(Id),
  to: Type.Array(RecipientName),
  cc: Type.Array(RecipientName),
  bcc: Type.Array(RecipientName),
  subject: Type.String(),
  /** The text; of rich text, its words. */
  body: Type.String(),
  /** Rich text, safe to show; null for plain text. Its pictures are those of `draftFileAddress`. */
  html: Nullable(Type.String()),
  urgent: Type.Boolean(),
  /** The readers are asked to let the sender see that they have read it. */
  wantsReceipt: Type.Boolean(),
  files: Type.Array(DraftFile),
  savedAt: Instant,
  /** When it goes out by itself; until then it can be taken back, not changed. */
  sendAt: Nullable(Instant),
  /** Why it came back instead of going out. */
  problem: Nullable(Type.String()),
});
export type Draft = Static<typeof Draft>;

export const DraftRow = Type.Object({
  id: Id,
  to: Type.Array(RecipientName),
  subject: Type.String(),
  preview: Type.String(),
  hasFiles: Type.Boolean(),
  savedAt: Instant,
  sendAt: Nullable(Instant),
  problem: Nullable(Type.String()),
});
export type DraftRow = Static<typeof DraftRow>;

/** UTF-16 units of what a person writes. */
export const MAX_SUBJECT = 500;
export const MAX_BODY = 200_000;
export const MAX_HTML = 1_000_000;

const idParam = Exactly({ id: Id });

export const listDrafts = defineRoute({
  method: "GET",
  path: "/api/mail/drafts",
  permission: USE,
  summary: "My drafts, the last saved first, those that a mail program has put into Drafts among them",
  query: Exactly(pageQuery),
  reply: Page(DraftRow),
});

/** `attach` passes a message on as a file, `again` begins a letter with what one that I wrote says. */
export const DRAFT_USES = ["reply", "replyAll", "forward", "attach", "again"] as const;
export type DraftUse = (typeof DRAFT_USES)[number];

export const DraftStart = Exactly({
  to: Type.Optional(Recipients),
  original: Type.Optional(Exactly({ messageId: Id, as: OneOf(DRAFT_USES) })),
  /** Rich text; plain unless said. */
  rich: Type.Optional(Type.Boolean()),
  /** With my signature. */
  sign: Type.Optional(Type.Boolean()),
});
export type DraftStart = Static<typeof DraftStart>;

export const startDraft = defineRoute({
  method: "POST",
  path: "/api/mail/drafts",
  permission: USE,
  summary: "Begin a message: empty, to somebody, or as an answer to or a copy of one of mine",
  body: DraftStart,
  reply: Draft,
});

/** A message that lies in Drafts, opened for writing. */
export const openDraft = defineRoute({
  method: "POST",
  path: "/api/mail/messages/:id/draft",
  permission: USE,
  summary: "The draft of a message in my mailbox Drafts, to go on writing it",
  params: idParam,
  reply: Draft,
});

export const readDraft = defineRoute({
  method: "GET",
  path: "/api/mail/drafts/:id",
  permission: USE,
  summary: "A draft of mine",
  params: idParam,
  reply: Draft,
});

export const DraftInput = Exactly({
  version: Type.Integer({ minimum: 1 }),
  to: Recipients,
  cc: Recipients,
  bcc: Type.Optional(Recipients),
  subject: Type.String({ maxLength: MAX_SUBJECT, pattern: "^[^\\u0000-\\u001f\\u007f]*$" }),
  /** Of rich text it is made here, whatever is sent. */
  body: Prose(MAX_BODY),
  html: Type.Optional(Nullable(Prose(MAX_HTML))),
  urgent: Type.Optional(Type.Boolean()),
  wantsReceipt: Type.Optional(Type.Boolean()),
});
export type DraftInput = Static<typeof DraftInput>;

export const saveDraft = defineRoute({
  method: "PUT",
  path: "/api/mail/drafts/:id",
  permission: USE,
  summary: "Save a draft of mine as it stands",
  params: idParam,
  body: DraftInput,
  bodyLimit: 6 * 1024 * 1024,
  reply: Type.Object({ version: Type.Integer(), savedAt: Instant }),
});

export const putAwayDraft = defineRoute({
  method: "POST",
  path: "/api/mail/drafts/:id/close",
  permission: USE,
  summary: "I write no more of a draft of mine for now: mail programs see it as it stands",
  params: idParam,
  reply: Done,
});

export const attachToDraft = defineRoute({
  method: "POST",
  path: "/api/mail/drafts/:id/files",
  permission: USE,
  summary: "Attach an upload of mine to a draft of mine; a file that is too large for a letter goes as a link",
  params: idParam,
  body: Exactly({
    fileId: Id,
    /** A picture in the text. */
    inline: Type.Optional(Type.Boolean()),
    /** As a link to the file, under this address of the office as the browser knows it. */
    link: Type.Optional(Type.String({ maxLength: 300, pattern: "^https?://[^\\s\"'<>/]+$" })),
  }),
  reply: DraftFile,
});

export const downloadDraftFile = defineRoute({
  method: "GET",
  path: "/api/mail/drafts/:id/files/:fileId",
  permission: USE,
  summary: "A file of a draft of mine; pictures are shown in place",
  params: Exactly({ id: Id, fileId: Id }),
  reply: FILE_REPLY,
});

export const draftFileAddress = (id: number, fileId: number): string =>
  `/api/mail/drafts/${String(id)}/files/${String(fileId)}`;

export const detachFromDraft = defineRoute({
  method: "DELETE",
  path: "/api/mail/drafts/:id/files/:fileId",
  permission: USE,
  summary: "Take an attachment out of a draft of mine",
  params: Exactly({ id: Id, fileId: Id }),
  reply: Done,
});

export const discardDraft = defineRoute({
  method: "DELETE",
  path: "/api/mail/drafts/:id",
  permission: USE,
  summary: "Throw a draft of mine away",
  params: idParam,
  reply: Done,
});
