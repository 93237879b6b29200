import { Type } from "typebox";
import {
  defineRoute,
  Done,
  Exactly,
  Id,
  Instant,
  Nullable,
  OneOf,
  Page,
  pageQuery,
  Prose,
  type Static,
} from "../../../kernel/contract/index.ts";

const USE = "mail.use";

/** An audience key (`person:5`, `department:3`) or a mail address. */
export const RecipientValue = Type.String({
  minLength: 3,
  maxLength: 340,
  pattern:
    "^((everyone|(person|department|group):[1-9]\\d{0,15}|role:[a-z][a-z0-9-]{0,40})|[^\\s<>,;\\u0000-\\u001f]+@[^\\s<>,;@\\u0000-\\u001f]+)$",
});
const Recipients = Type.Array(RecipientValue, { maxItems: 500, uniqueItems: true });

/** A recipient as the screen shows it. */
export const RecipientName = Type.Object({
  value: Type.String(),
  name: Type.String(),
  /** What tells it apart: position and department, an address. */
  detail: Type.String(),
  /** How many people it is. */
  count: Type.Integer({ minimum: 0 }),
  photoHash: Nullable(Type.String()),
});
export type RecipientName = Static<typeof RecipientName>;

export const DraftFile = Type.Object({
  id: Id,
  name: Type.String(),
  size: Type.Integer({ minimum: 0 }),
  type: Type.String(),
  risky: Type.Boolean(),
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
  subject: Type.String(),
  body: Type.String(),
  files: Type.Array(DraftFile),
  savedAt: Instant,
});
export type Draft = Static<typeof Draft>;

export const DraftRow = Type.Object({
  id: Id,
  to: Type.Array(RecipientName),
  subject: Type.String(),
  preview: Type.String(),
  hasFiles: Type.Boolean(),
  savedAt: Instant,
});
export type DraftRow = Static<typeof DraftRow>;

/** UTF-16 units of what a person writes. */
export const MAX_SUBJECT = 500;
export const MAX_BODY = 200_000;

const idParam = Exactly({ id: Id });

export const listDrafts = defineRoute({
  method: "GET",
  path: "/api/mail/drafts",
  permission: USE,
  summary: "My drafts, the last saved first",
  query: Exactly(pageQuery),
  reply: Page(DraftRow),
});

export const startDraft = defineRoute({
  method: "POST",
  path: "/api/mail/drafts",
  permission: USE,
  summary: "Begin a message: empty, to somebody, or as an answer to or a copy of one of mine",
  body: Exactly({
    to: Type.Optional(Recipients),
    original: Type.Optional(Exactly({ messageId: Id, as: OneOf(["reply", "replyAll", "forward"] as const) })),
  }),
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
  subject: Type.String({ maxLength: MAX_SUBJECT, pattern: "^[^\\u0000-\\u001f\\u007f]*$" }),
  body: Prose(MAX_BODY),
});
export type DraftInput = Static<typeof DraftInput>;

export const saveDraft = defineRoute({
  method: "PUT",
  path: "/api/mail/drafts/:id",
  permission: USE,
  summary: "Save a draft of mine as it stands",
  params: idParam,
  body: DraftInput,
  bodyLimit: 1024 * 1024,
  reply: Type.Object({ version: Type.Integer(), savedAt: Instant }),
});

export const attachToDraft = defineRoute({
  method: "POST",
  path: "/api/mail/drafts/:id/files",
  permission: USE,
  summary: "Attach an upload of mine to a draft of mine",
  params: idParam,
  body: Exactly({ fileId: Id }),
  reply: DraftFile,
});

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

export const sendDraft = defineRoute({
  method: "POST",
  path: "/api/mail/drafts/:id/send",
  permission: USE,
  summary: "Send a draft of mine; it is delivered when the answer comes",
  params: idParam,
  body: Exactly({ version: Type.Integer({ minimum: 1 }) }),
  ratePerMinute: 60,
  reply: Type.Object({ messageId: Id, delivered: Type.Integer({ minimum: 0 }) }),
});
