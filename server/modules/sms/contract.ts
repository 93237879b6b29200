import { Type } from "typebox";
import {
  AudienceSchema,
  definePermissions,
  defineRoute,
  Done,
  Exactly,
  Id,
  Instant,
  Line,
  Nullable,
  OneOf,
  OptionalLine,
  Page,
  pageQuery,
  Prose,
  type Static,
} from "../../kernel/contract/index.ts";

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
export const INBOX_LISTS = ["new", "all"] as const;
/** Why a modem or its card does not send; each has its words and what to do in the web. */
export const MODEM_TROUBLES = [
  "noAnswer",
  "noSim",
  "pinMissing",
  "pinTriedBefore",
  "pinTooFewTries",
  "pinWrong",
  "pukNeeded",
  "noPduMode",
  "unplugged",
  "noNetwork",
  "stop-sim",
  "credit",
  "service-centre",
] as const;
export type ModemTrouble = (typeof MODEM_TROUBLES)[number];

export const MAX_TEXT = 1_530;
export const MAX_RECIPIENTS = 10_000;

export const smsPermissions = definePermissions({
  "sms.send": {
    vi: "Gửi tin nhắn SMS cho người trong cơ quan",
    en: "Send SMS to people of the office",
    grantedTo: ["administrator", "clerk", "leader", "head", "one-stop"],
  },
  "sms.citizens": {
    vi: "Gửi tin nhắn SMS tới số điện thoại bất kỳ",
    en: "Send SMS to any number",
    grantedTo: ["administrator", "clerk", "one-stop"],
  },
  "sms.inbox": {
    vi: "Đọc và chuyển tin nhắn SMS gửi đến cơ quan",
    en: "Read and forward SMS that come in",
    grantedTo: ["administrator", "clerk"],
  },
  "sms.manage": {
    vi: "Xem mọi tin nhắn SMS, quản lý modem",
    en: "See every SMS, manage the modems",
    grantedTo: ["administrator"],
  },
});

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

export const ModemLine = Type.Object({
  path: Type.String(),
  ports: Type.Array(Type.String()),
  name: Type.String(),
  phase: OneOf(["absent", "starting", "no-network", "ready", "failed"]),
  trouble: Nullable(OneOf(MODEM_TROUBLES)),
  imei: Nullable(Type.String()),
  sim: Nullable(Type.String()),
  network: Nullable(Type.String()),
  /** dBm. */
  signal: Nullable(Type.Integer()),
  /** Đồng. */
  balance: Nullable(Type.Integer()),
  balanceText: Nullable(Type.String()),
  sentToday: Type.Integer(),
  dailyCap: Type.Integer(),
});
export type ModemLine = Static<typeof ModemLine>;

export const InboundLine = Type.Object({
  id: Id,
  number: Type.String(),
  name: Nullable(Type.String()),
  text: Type.String(),
  receivedAt: Instant,
  state: OneOf(["new", "done", "answered", "stop"]),
  outcome: Type.String(),
  forwardedTo: Nullable(Type.String()),
});
export type InboundLine = Static<typeof InboundLine>;

export const ComposeInput = Exactly({
  /** People of the office. */
  audience: Type.Union([AudienceSchema, Type.Array(Type.String(), { maxItems: 0 })]),
  /** Numbers as people write them, one an entry. */
  numbers: Type.Array(Line(40), { maxItems: MAX_RECIPIENTS }),
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
  /** Entries that are no mobile number, each with what is wrong. */
  refused: Type.Array(Type.Object({ entry: Type.String(), reason: Type.String() })),
  optedOut: Type.Integer(),
  withoutMobile: Type.Integer(),
  marked: MeasureReply,
  plain: MeasureReply,
});
export type Preview = Static<typeof Preview>;

export const Template = Type.Object({ id: Id, name: Type.String(), text: Type.String(), onePart: Type.Boolean() });
export type Template = Static<typeof Template>;
const TemplateInput = Exactly({ name: Line(100), text: Prose(MAX_TEXT), onePart: Type.Boolean() });

const HourMinute = Type.String({ pattern: "^([01]\\d|2[0-3]):[0-5]\\d$" });

export const SmsSettings = Exactly({
  /** Modems are looked for as they are plugged in. */
  discovery: Type.Boolean(),
  /** Parts a minute and SIM; 0: as fast as the network takes them. */
  partsPerMinute: Type.Integer({ minimum: 0, maximum: 10_000 }),
  /** Parts a day and SIM; what is over waits for the next day. */
  dailyCap: Type.Integer({ minimum: 1, maximum: 1_000_000 }),
  /** Parts a day, for one person and for one department. */
  personQuota: Type.Integer({ minimum: 1, maximum: 1_000_000 }),
  departmentQuota: Type.Integer({ minimum: 1, maximum: 1_000_000 }),
  /** Parts a day for what a module sends by itself. */
  moduleQuota: Type.Integer({ minimum: 1, maximum: 1_000_000 }),
  maxParts: Type.Integer({ minimum: 1, maximum: 10 }),
  /** Between these hours no message goes out that is not urgent. */
  quietFrom: HourMinute,
  quietTo: HourMinute,
  /** Notices go out without marks: one part in place of two. */
  plainNotices: Type.Boolean(),
  /** Stands before every notice; a bare number is not trusted. */
  signature: OptionalLine(30),
  /** Whether an answer that was taken is confirmed by a message. */
  confirmsReplies: Type.Boolean(),
  /** Whether the credit of each card is asked for twice a day; below so many đồng others go first. */
  asksBalance: Type.Boolean(),
  lowBalance: Type.Integer({ minimum: 0, maximum: 100_000_000 }),
  /** Asks for the balance, and how the amount is found where the usual patterns fail (a regular expression, group 1). */
  balanceCode: Type.String({ pattern: "^[*#0-9]{2,20}$" }),
  balancePattern: OptionalLine(200),
  /** How long a modem may take for one part, seconds. A network may take 150; less makes duplicates. */
  submitSeconds: Type.Integer({ minimum: 1, maximum: 600 }),
  /** How long an unknown part waits for its report before it is sent again where it may be, seconds. */
  unknownSeconds: Type.Integer({ minimum: 1, maximum: 86_400 }),
});
export type SmsSettings = Static<typeof SmsSettings>;

const one = Exactly({ id: Id });

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
export const listModems = defineRoute({
  method: "GET",
  path: "/api/sms/modems",
  permission: "sms.manage",
  summary: "The modems with their cards, networks and troubles",
  reply: Type.Object({ items: Type.Array(ModemLine) }),
});
export const testModem = defineRoute({
  method: "POST",
  path: "/api/sms/modems/test",
  permission: "sms.manage",
  summary: "Ask a modem for its network, signal and balance now, and let its card send again",
  body: Exactly({ path: Line(200) }),
  reply: ModemLine,
});
export const enterPin = defineRoute({
  method: "POST",
  path: "/api/sms/modems/pin",
  permission: "sms.manage",
  summary: "Keep the PIN of a card; it is tried once",
  body: Exactly({ path: Line(200), pin: Type.String({ pattern: "^\\d{4,8}$" }) }),
  reply: Done,
});
export const listInbound = defineRoute({
  method: "GET",
  path: "/api/sms/inbound",
  permission: "sms.inbox",
  summary: "What came in: the box that waits for the clerk, or everything",
  query: Exactly({ ...pageQuery, list: Type.Optional(OneOf(INBOX_LISTS)) }),
  reply: Page(InboundLine),
});
export const finishInbound = defineRoute({
  method: "POST",
  path: "/api/sms/inbound/:id/done",
  permission: "sms.inbox",
  summary: "The message is dealt with; it may be forwarded to people first",
  params: one,
  body: Exactly({ forwardTo: Type.Union([AudienceSchema, Type.Array(Type.String(), { maxItems: 0 })]) }),
  reply: InboundLine,
});
export const listTemplates = defineRoute({
  method: "GET",
  path: "/api/sms/templates",
  permission: "sms.send",
  summary: "Texts that are kept for use",
  reply: Type.Object({ items: Type.Array(Template) }),
});
export const createTemplate = defineRoute({
  method: "POST",
  path: "/api/sms/templates",
  permission: "sms.manage",
  summary: "Keep a text; {fields} in braces are filled in by who sends it",
  body: TemplateInput,
  reply: Template,
});
export const removeTemplate = defineRoute({
  method: "DELETE",
  path: "/api/sms/templates/:id",
  permission: "sms.manage",
  summary: "Delete a text for good",
  params: one,
  reply: Done,
});

export const readSettings = defineRoute({
  method: "GET",
  path: "/api/sms/settings",
  permission: "sms.manage",
  summary: "Pace, caps, quotas, quiet hours and how notices are written",
  reply: SmsSettings,
});
export const changeSettings = defineRoute({
  method: "PUT",
  path: "/api/sms/settings",
  permission: "sms.manage",
  summary: "Change how SMS are sent",
  body: SmsSettings,
  reply: SmsSettings,
});

/** Pushed to who may send: a message, a modem or the box has changed. */
export const SMS_CHANGED = "sms.changed";
export interface SmsChanged {
  readonly what: "message" | "modem" | "inbound";
  readonly id?: number;
}
