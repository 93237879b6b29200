import { Type } from "typebox";
import { defineRoute, Exactly, Line, Nullable, OneOf, Prose, type Static } from "../../../kernel/contract/index.ts";

const MANAGE = "mail.manage";

/** What bounds everybody's mail. */
export const MailLimits = Exactly({
  maxMessageMb: Type.Integer({ minimum: 1, maximum: 500 }),
  /** Of one message, however it is sent. */
  maxRecipients: Type.Integer({ minimum: 1, maximum: 10_000 }),
  /** Megabytes that a mailbox may hold unless it has a bound of its own; 0 for no bound. */
  quotaMb: Type.Integer({ minimum: 0, maximum: 10_000_000 }),
  /** Of one address on the network; this machine itself is not limited. */
  messagesPerMinute: Type.Integer({ minimum: 1, maximum: 100_000 }),
  /** Whether mail programs may sign in with the account's own password, beside one for the device. */
  ownPassword: Type.Boolean(),
  /** For how many seconds a letter that was sent in the browser can be taken back; 0: it is gone at once. */
  undoSeconds: Type.Integer({ minimum: 0, maximum: 120 }),
  /** For how many days the link to a file that was too large for its letter can be followed. */
  linkDays: Type.Integer({ minimum: 1, maximum: 3_650 }),
  /** The agency's signature: a line whose fields are all unknown is left out. */
  signature: Prose(2_000),
});
export type MailLimits = Static<typeof MailLimits>;

export const readLimits = defineRoute({
  method: "GET",
  path: "/api/mail/admin/limits",
  permission: MANAGE,
  summary: "What bounds everybody's mail: sizes, recipients, quota, rates; and the agency's signature",
  reply: MailLimits,
});

export const changeLimits = defineRoute({
  method: "PUT",
  path: "/api/mail/admin/limits",
  permission: MANAGE,
  summary: "Change what bounds everybody's mail; programs that are connected to send are asked to come again",
  body: MailLimits,
  reply: MailLimits,
});

/** `standard`: the usual port, or the other one where that may not be opened. */
const DoorChoice = Type.String({ maxLength: 300, pattern: "^(standard|off|(\\[[0-9a-f:]+\\]|[^:\\s]+):\\d{1,5})$" });

export const chooseDoor = defineRoute({
  method: "PUT",
  path: "/api/mail/admin/doors/:name",
  permission: MANAGE,
  summary: "Choose where a door of the mail listens, at once; one that cannot be opened there stays as it was",
  params: Exactly({ name: Line(20) }),
  body: Exactly({ address: DoorChoice }),
  reply: Type.Object({ port: Nullable(Type.Integer()) }),
});

/** What a letter to another office goes through, in this order: the relay with its sign-in, and what it says to a letter. */
export const OUTGOING_STEPS = ["relay", "handing"] as const;

export const OutgoingStep = Type.Object({
  step: OneOf(OUTGOING_STEPS),
  state: OneOf(["ok", "failed", "skipped"] as const),
  /** Where it went, or the other server's words. */
  detail: Type.String(),
  /** Milliseconds. */
  took: Type.Integer({ minimum: 0 }),
});
export type OutgoingStep = Static<typeof OutgoingStep>;

export const tryOutgoing = defineRoute({
  method: "POST",
  path: "/api/mail/admin/outgoing/test",
  permission: MANAGE,
  summary:
    "Connect to the relay as it is set, sign in, and hand it a message for an address of another office where one is given",
  body: Exactly({
    address: Type.Optional(Type.String({ minLength: 3, maxLength: 320, pattern: "^[^\\s@<>]+@[^\\s@<>]+$" })),
  }),
  reply: Type.Object({ items: Type.Array(OutgoingStep) }),
  ratePerMinute: 20,
});
