import { Type } from "typebox";
import {
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
  type Static,
} from "../../../kernel/contract/index.ts";

const MANAGE = "mail.manage";

export const SMART_HOST_SECURITY = ["tls", "starttls", "opportunistic"] as const;

/** A recipient in another office who does not have the message yet. */
export const QueuedRecipient = Type.Object({
  id: Id,
  outgoingId: Id,
  sender: Type.String(),
  recipient: Type.String(),
  subject: Type.String(),
  size: Type.Integer({ minimum: 0 }),
  createdAt: Instant,
  attempts: Type.Integer({ minimum: 0 }),
  nextAt: Instant,
  lastAt: Nullable(Instant),
  /** What the other server said, or why it could not be reached. */
  lastReply: Type.String(),
});
export type QueuedRecipient = Static<typeof QueuedRecipient>;

export const listQueue = defineRoute({
  method: "GET",
  path: "/api/mail/admin/queue",
  permission: MANAGE,
  summary: "Mail on its way to other offices, the next attempt first",
  query: Exactly({ ...pageQuery }),
  reply: Type.Object({ ...Page(QueuedRecipient).properties, total: Type.Integer({ minimum: 0 }) }),
});

export const retryQueued = defineRoute({
  method: "POST",
  path: "/api/mail/admin/queue/:id/retry",
  permission: MANAGE,
  summary: "Try a recipient again now",
  params: Exactly({ id: Id }),
  reply: Done,
});

export const dropQueued = defineRoute({
  method: "DELETE",
  path: "/api/mail/admin/queue/:id",
  permission: MANAGE,
  summary: "Give a recipient up; the sender is told",
  params: Exactly({ id: Id }),
  reply: Done,
});

const outgoing = {
  enabled: Type.Boolean(),
  smartHost: OptionalLine(253),
  smartHostPort: Type.Integer({ minimum: 1, maximum: 65_535 }),
  security: OneOf(SMART_HOST_SECURITY),
  authorityFile: OptionalLine(500),
  username: OptionalLine(200),
};

export const OutgoingSettings = Type.Object({
  ...outgoing,
  /** The password itself is never given. */
  hasPassword: Type.Boolean(),
});
export type OutgoingSettings = Static<typeof OutgoingSettings>;

export const readOutgoing = defineRoute({
  method: "GET",
  path: "/api/mail/admin/outgoing",
  permission: MANAGE,
  summary: "Whether and how mail goes to other offices",
  reply: OutgoingSettings,
});

export const changeOutgoing = defineRoute({
  method: "PUT",
  path: "/api/mail/admin/outgoing",
  permission: MANAGE,
  summary: "Switch mail to other offices on or off",
  /** Without `password` the one that is kept stays. */
  body: Exactly({ ...outgoing, password: Type.Optional(OptionalLine(500)) }),
  reply: OutgoingSettings,
});
