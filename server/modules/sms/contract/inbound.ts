import { Type } from "typebox";
import {
  AudienceSchema,
  defineRoute,
  Done,
  Exactly,
  Id,
  Instant,
  Line,
  Nullable,
  OneOf,
  Page,
  pageQuery,
  type Static,
} from "../../../kernel/contract/index.ts";
import { one } from "./common.ts";

export const INBOX_LISTS = ["new", "all"] as const;
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
export const OptOut = Type.Object({ number: Type.String(), at: Instant });
export type OptOut = Static<typeof OptOut>;

export const listOptOuts = defineRoute({
  method: "GET",
  path: "/api/sms/opt-outs",
  permission: "sms.inbox",
  summary: "Numbers whose owners want no messages; the latest first",
  query: Exactly(pageQuery),
  reply: Page(OptOut),
});
export const addOptOut = defineRoute({
  method: "POST",
  path: "/api/sms/opt-outs",
  permission: "sms.inbox",
  summary: "Send nothing more to a number that is not urgent: its owner asked by another way",
  body: Exactly({ number: Line(40) }),
  reply: OptOut,
});
export const removeOptOut = defineRoute({
  method: "POST",
  path: "/api/sms/opt-outs/remove",
  permission: "sms.inbox",
  summary: "The owner of a number wants messages again",
  body: Exactly({ number: Line(40) }),
  reply: Done,
});
