import { Type } from "typebox";
import { KeptFile } from "../../files/contract.ts";
import {
  defineRoute,
  Exactly,
  Id,
  Instant,
  OptionalLine,
  Page,
  pageQuery,
  type Static,
} from "../../../kernel/contract/index.ts";
import { DraftFile } from "./drafts.ts";

const USE = "mail.use";
const AttachmentIndex = Type.Integer({ minimum: 0, maximum: 10_000 });

/** A file that has come or gone with a message of mine. */
export const MailFile = Type.Object({
  messageId: Id,
  index: AttachmentIndex,
  name: Type.String(),
  size: Type.Integer({ minimum: 0 }),
  type: Type.String(),
  risky: Type.Boolean(),
  /** Who wrote the message. */
  from: Type.String(),
  subject: Type.String(),
  receivedAt: Instant,
});
export type MailFile = Static<typeof MailFile>;

export const listMailFiles = defineRoute({
  method: "GET",
  path: "/api/mail/files",
  permission: USE,
  summary:
    "The files in my mail, those of the last message first; by words of the name, without marks. A page may be shorter than asked",
  query: Exactly({ ...pageQuery, q: Type.Optional(OptionalLine(100)) }),
  reply: Page(MailFile),
});

export const keepAttachment = defineRoute({
  method: "POST",
  path: "/api/mail/messages/:id/attachments/:index/keep",
  permission: USE,
  summary: "Put an attachment of a message of mine by among my files",
  params: Exactly({ id: Id, index: AttachmentIndex }),
  reply: KeptFile,
});

export const attachStored = defineRoute({
  method: "POST",
  path: "/api/mail/drafts/:id/stored-files",
  permission: USE,
  summary:
    "Attach a file that I have put by, or one of a message of mine, to a draft of mine; as a link where it is too large",
  params: Exactly({ id: Id }),
  body: Exactly({
    /** One of the two. */
    keptId: Type.Optional(Id),
    enclosed: Type.Optional(Exactly({ messageId: Id, index: AttachmentIndex })),
    /** The address of the office as the browser knows it: what does not fit into the letter goes as a link under it. */
    origin: Type.String({ maxLength: 300, pattern: "^https?://[^\\s\"'<>/]+$" }),
  }),
  reply: DraftFile,
});
