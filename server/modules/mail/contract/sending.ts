import { Type } from "typebox";
import {
  defineRoute,
  Exactly,
  FILE_REPLY,
  Id,
  Instant,
  Nullable,
  Page,
  pageQuery,
} from "../../../kernel/contract/index.ts";
import { Draft, DraftRow } from "./drafts.ts";
import { Recipients } from "./recipients.ts";

const USE = "mail.use";
const idParam = Exactly({ id: Id });

/** Days that a letter may wait for its hour. */
export const MAX_WAIT_DAYS = 366;

export const sendDraft = defineRoute({
  method: "POST",
  path: "/api/mail/drafts/:id/send",
  permission: USE,
  summary:
    "Send a draft of mine: at once, after a moment in which it can be taken back, or at an hour; asked again, the answer is the same",
  params: idParam,
  body: Exactly({
    version: Type.Integer({ minimum: 1 }),
    /** It waits for as long as the office lets one take a letter back. */
    hold: Type.Optional(Type.Boolean()),
    /** It waits for this hour. */
    at: Type.Optional(Instant),
  }),
  ratePerMinute: 60,
  reply: Type.Object({
    /** The copy in Sent; null while it waits. */
    messageId: Nullable(Id),
    /** To how many people it went, or will go. */
    delivered: Type.Integer({ minimum: 0 }),
    sendAt: Nullable(Instant),
  }),
});

export const takeBackDraft = defineRoute({
  method: "POST",
  path: "/api/mail/drafts/:id/take-back",
  permission: USE,
  summary: "Take a letter of mine back that has not gone out yet: it is a draft again",
  params: idParam,
  reply: Draft,
});

export const listWaiting = defineRoute({
  method: "GET",
  path: "/api/mail/waiting",
  permission: USE,
  summary: "My letters that wait for their hour, the next to go first; and when one would choose to send later",
  query: Exactly(pageQuery),
  reply: Page(DraftRow),
});

export const redirectMessage = defineRoute({
  method: "POST",
  path: "/api/mail/messages/:id/redirect",
  permission: USE,
  summary: "Send a message of mine on to others just as it came, in its sender's name (RFC 5322 §3.6.6)",
  params: idParam,
  body: Exactly({ to: Recipients }),
  ratePerMinute: 30,
  reply: Type.Object({ delivered: Type.Integer({ minimum: 0 }) }),
});

export const downloadLink = defineRoute({
  method: "GET",
  path: "/api/mail/links/:token",
  permission: USE,
  summary: "A file that a letter to me links to; nobody but its sender and its recipients, until it expires",
  params: Exactly({ token: Type.String({ minLength: 20, maxLength: 60, pattern: "^[A-Za-z0-9_-]+$" }) }),
  reply: FILE_REPLY,
});
