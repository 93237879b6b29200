import { Type } from "typebox";
import {
  defineRoute,
  Exactly,
  FILE_REPLY,
  Id,
  Instant,
  Nullable,
  OneOf,
  type Static,
} from "../../../kernel/contract/index.ts";
import { Correspondent, MessageRow } from "./messages.ts";
import { TurnTarget } from "./turn.ts";

const USE = "mail.use";
const idParam = Exactly({ id: Id });

export const Attachment = Type.Object({
  index: Type.Integer({ minimum: 0 }),
  name: Type.String(),
  type: Type.String(),
  size: Type.Integer({ minimum: 0 }),
  inline: Type.Boolean(),
  /** Can run, or hold what runs: the person is warned. */
  risky: Type.Boolean(),
});
export type Attachment = Static<typeof Attachment>;

/** How this copy came. */
export const MessageDetails = Type.Object({
  /** Through which door it came: `web`, `smtp`, … */
  door: Type.String(),
  envelopeFrom: Type.String(),
  deliveredTo: Type.String(),
  /** Of the message itself; null where it has none. */
  messageId: Nullable(Type.String()),
});
export type MessageDetails = Static<typeof MessageDetails>;
/** A meeting that a message brings: what it asks, and the facts to show. Times as in `CalendarSummary` of the MIME reader. */
export const Meeting = Type.Object({
  method: OneOf(["request", "cancel", "reply", "publish", "other"] as const),
  uid: Type.String(),
  summary: Type.String(),
  place: Type.String(),
  description: Type.String(),
  startAt: Nullable(Instant),
  endAt: Nullable(Instant),
  /** Of a meeting of whole days; the end is the last day that it takes. */
  startOn: Nullable(Type.String()),
  endOn: Nullable(Type.String()),
  isRepeated: Type.Boolean(),
  organiser: Nullable(Correspondent),
  attendees: Type.Array(
    Type.Object({
      ...Correspondent.properties,
      answer: OneOf(["accepted", "declined", "tentative", "none"] as const),
    }),
  ),
});
export type Meeting = Static<typeof Meeting>;

export const Message = Type.Object({
  ...MessageRow.properties,
  to: Type.Array(Correspondent),
  cc: Type.Array(Correspondent),
  /** Of what the reader has sent: who got it without being named in it. Empty for everybody else. */
  bcc: Type.Array(Correspondent),
  replyTo: Type.Array(Correspondent),
  sentAt: Nullable(Instant),
  text: Type.String(),
  /** Whether there is HTML to show: the body route gives it. */
  hasHtml: Type.Boolean(),
  attachments: Type.Array(Attachment),
  /** The meeting that the message is about; null where it brings none. */
  meeting: Nullable(Meeting),
  /** False when the message was too strange or too large to be read whole. */
  complete: Type.Boolean(),
  /** Whether the person has said to always show the pictures in mail of this sender. */
  picturesShown: Type.Boolean(),
  details: MessageDetails,
  /** What it can be made into, one for each module that takes mail up. */
  turnInto: Type.Array(TurnTarget),
  can: Type.Object({ reply: Type.Boolean(), replyAll: Type.Boolean(), moveTo: Type.Array(Id) }),
});
export type Message = Static<typeof Message>;

export const readMessage = defineRoute({
  method: "GET",
  path: "/api/mail/messages/:id",
  permission: USE,
  summary: "A message of mine",
  params: idParam,
  reply: Message,
});

export const readBody = defineRoute({
  method: "GET",
  path: "/api/mail/messages/:id/body",
  permission: USE,
  summary: "The HTML of a message of mine, for a frame in which nothing runs",
  params: idParam,
  query: Exactly({ images: Type.Optional(OneOf(["hidden", "shown"] as const)) }),
  reply: FILE_REPLY,
});

/** The address of a body, for `<iframe src>`. */
export const bodyAddress = (id: number, images: "hidden" | "shown"): string =>
  `/api/mail/messages/${String(id)}/body?images=${images}`;

export const downloadAttachment = defineRoute({
  method: "GET",
  path: "/api/mail/messages/:id/attachments/:index",
  permission: USE,
  summary: "An attachment of a message of mine; it is always downloaded, never opened in place",
  params: Exactly({ id: Id, index: Type.Integer({ minimum: 0, maximum: 10_000 }) }),
  reply: FILE_REPLY,
});

export const attachmentAddress = (id: number, index: number): string =>
  `/api/mail/messages/${String(id)}/attachments/${String(index)}`;

export const downloadAttachments = defineRoute({
  method: "GET",
  path: "/api/mail/messages/:id/attachments",
  permission: USE,
  summary: "All attachments of a message of mine in one zip file",
  params: idParam,
  reply: FILE_REPLY,
});

export const attachmentsAddress = (id: number): string => `/api/mail/messages/${String(id)}/attachments`;

export const readSource = defineRoute({
  method: "GET",
  path: "/api/mail/messages/:id/source",
  permission: USE,
  summary: "The header fields of a message of mine, and the beginning of it as it came, as text",
  params: idParam,
  reply: Type.Object({
    fields: Type.Array(Type.Object({ name: Type.String(), value: Type.String() })),
    text: Type.String(),
    /** Bytes of the whole message. */
    size: Type.Integer({ minimum: 0 }),
    /** The text ends before the message does. */
    cut: Type.Boolean(),
  }),
});

/** A server that had the message before this one, as that server wrote it (RFC 5321 §4.4): nobody vouches for the words. */
export const Hop = Type.Object({
  from: Type.String(),
  by: Type.String(),
  /** `ESMTPS`, `ESMTPSA`, …: an S says that it came encrypted (RFC 3848). */
  protocol: Type.String(),
  at: Nullable(Instant),
});
export type Hop = Static<typeof Hop>;

export const Arrival = Type.Object({
  /** The colleague who signed in to send it. */
  signedInAs: Nullable(Type.String()),
  /** The listed device that sent it. */
  device: Nullable(Type.String()),
  /** The machine that handed it over, by its IP address; empty where it is not known. */
  peer: Type.String(),
  /** The first one first. */
  hops: Type.Array(Hop),
  /** From the first hand to this mailbox, in milliseconds; null where the first one does not say when. */
  took: Nullable(Type.Integer({ minimum: 0 })),
});
export type Arrival = Static<typeof Arrival>;

export const readArrival = defineRoute({
  method: "GET",
  path: "/api/mail/messages/:id/arrival",
  permission: USE,
  summary: "The way that a message of mine has come: who signed in, which machine, which servers, how long",
  params: idParam,
  reply: Arrival,
});

export const downloadOriginal = defineRoute({
  method: "GET",
  path: "/api/mail/messages/:id/original",
  permission: USE,
  summary: "A message of mine as it came, as a file",
  params: idParam,
  reply: FILE_REPLY,
});

export const originalAddress = (id: number): string => `/api/mail/messages/${String(id)}/original`;
