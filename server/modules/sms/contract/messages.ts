import { Type } from "typebox";
import {
  AudienceSchema,
  Day,
  defineRoute,
  Exactly,
  FILE_REPLY,
  Id,
  Instant,
  Line,
  Nullable,
  OneOf,
  Page,
  pageQuery,
  type Static,
} from "../../../kernel/contract/index.ts";
import { MAX_RECIPIENTS, MAX_TEXT, one } from "./common.ts";

export const MESSAGE_STATES = [
  "queued",
  "sending",
  "accepted",
  "delivered",
  "failed",
  "expired",
  "unknown",
  "stopped",
] as const;
export type MessageState = (typeof MESSAGE_STATES)[number];
export const PART_STATES = ["queued", "submitting", "accepted", "delivered", "failed", "unknown"] as const;
export type PartState = (typeof PART_STATES)[number];

const MeasureReply = Type.Object({
  text: Type.String(),
  alphabet: OneOf(["gsm7", "ucs2"]),
  units: Type.Integer(),
  parts: Type.Integer(),
  left: Type.Integer(),
});

export const SmsMessage = Type.Object({
  id: Id,
  state: OneOf(MESSAGE_STATES),
  number: Type.String(),
  /** The person behind the number, where it is one of the office. */
  name: Nullable(Type.String()),
  sender: Nullable(Type.String()),
  module: Type.String(),
  text: Type.String(),
  parts: Type.Integer(),
  createdAt: Instant,
  dueAt: Instant,
  changedAt: Instant,
  batchId: Nullable(Id),
  error: Nullable(Type.String()),
  can: Type.Object({ resend: Type.Boolean(), stop: Type.Boolean() }),
});
export type SmsMessage = Static<typeof SmsMessage>;

export const SmsDetail = Type.Object({
  message: SmsMessage,
  expiresAt: Instant,
  sim: Nullable(Type.String()),
  partStates: Type.Array(
    Type.Object({
      sequence: Type.Integer(),
      state: OneOf(PART_STATES),
      mr: Nullable(Type.Integer()),
      submittedAt: Nullable(Instant),
    }),
  ),
  history: Type.Array(
    Type.Object({ at: Instant, what: Type.String(), part: Nullable(Type.Integer()), detail: Type.String() }),
  ),
});
export type SmsDetail = Static<typeof SmsDetail>;

export const ComposeInput = Exactly({
  /** People of the office. */
  audience: Type.Union([AudienceSchema, Type.Array(Type.String(), { maxItems: 0 })]),
  /** Numbers as people write them, one an entry. */
  numbers: Type.Array(Line(40), { maxItems: MAX_RECIPIENTS }),
  /** A list that was read from a file before: its columns fill the {fields} of the text. */
  list: Type.Optional(Id),
  text: Type.String({ minLength: 1, maxLength: MAX_TEXT }),
  /** Without marks. */
  plain: Type.Boolean(),
  /** Now, whatever the hour. */
  urgent: Type.Boolean(),
});
export type ComposeInput = Static<typeof ComposeInput>;

export const Preview = Type.Object({
  recipients: Type.Integer(),
  parts: Type.Integer(),
  /** Entries that get nothing, each with what is wrong; the first hundred of `refusedCount`. */
  refused: Type.Array(Type.Object({ entry: Type.String(), reason: Type.String() })),
  refusedCount: Type.Integer(),
  optedOut: Type.Integer(),
  withoutMobile: Type.Integer(),
  marked: MeasureReply,
  plain: MeasureReply,
});
export type Preview = Static<typeof Preview>;

export const listMessages = defineRoute({
  method: "GET",
  path: "/api/sms/messages",
  permission: "sms.send",
  summary: "Messages that this person sent, or all for who manages them; the newest first",
  query: Exactly({ ...pageQuery, state: Type.Optional(OneOf(MESSAGE_STATES)), batch: Type.Optional(Id) }),
  reply: Page(SmsMessage),
});
export const readMessage = defineRoute({
  method: "GET",
  path: "/api/sms/messages/:id",
  permission: "sms.send",
  summary: "One message with its parts and its whole history",
  params: one,
  reply: SmsDetail,
});
export const resendMessage = defineRoute({
  method: "POST",
  path: "/api/sms/messages/:id/resend",
  permission: "sms.send",
  summary: "Send again the parts of which it is not known, or which failed",
  params: one,
  reply: SmsDetail,
});
export const resendUnknown = defineRoute({
  method: "POST",
  path: "/api/sms/messages/resend-unknown",
  permission: "sms.send",
  summary:
    "Send again, of the messages that this person sent, those of which nobody knows whether they arrived; at most 500",
  reply: Type.Object({ resent: Type.Integer() }),
});
export const exportLog = defineRoute({
  method: "GET",
  path: "/api/sms/log.csv",
  permission: "sms.manage",
  summary: "Everything that happened to the messages of some days, a line each, for an auditor; at most 100,000 lines",
  ratePerMinute: 10,
  query: Exactly({ from: Day, to: Day }),
  reply: FILE_REPLY,
});
export const previewMessage = defineRoute({
  method: "POST",
  path: "/api/sms/preview",
  permission: "sms.send",
  summary: "Who would get a message, and what it costs with and without marks; sends nothing",
  body: ComposeInput,
  reply: Preview,
});
export const sendMessage = defineRoute({
  method: "POST",
  path: "/api/sms/messages",
  permission: "sms.send",
  summary: "Send a message to people and numbers",
  body: ComposeInput,
  reply: Type.Object({ batchId: Id, queued: Type.Integer() }),
});
export const stopBatch = defineRoute({
  method: "POST",
  path: "/api/sms/batches/:id/stop",
  permission: "sms.send",
  summary: "Stop what has not gone out yet",
  params: one,
  reply: Type.Object({ stopped: Type.Integer() }),
});
