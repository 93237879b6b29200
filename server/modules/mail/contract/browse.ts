import { Type } from "typebox";
import { defineRoute, Done, Exactly, Id, OneOf, type Static } from "../../../kernel/contract/index.ts";
import { MESSAGE_FILTERS, MessageRow } from "./messages.ts";

const USE = "mail.use";

/** What a list holds: a mailbox or everything with a label (or both), narrowed by a filter; a row a message or a conversation. */
const scope = {
  mailbox: Type.Optional(Id),
  label: Type.Optional(Id),
  filter: Type.Optional(OneOf(MESSAGE_FILTERS)),
  rows: Type.Optional(OneOf(["messages", "conversations"] as const)),
};
export const ListScope = Exactly(scope);
export type ListScope = Static<typeof ListScope>;

/** Where a message stands in every list: `receivedAt-id`, both whole numbers; a later one is nearer the top. */
export const Anchor = Type.String({ minLength: 3, maxLength: 40, pattern: "^\\d{1,16}-\\d{1,16}$" });

/** The most rows that one range gives. */
export const RANGE_ROWS = 500;

/**
 * The shape of a list, so that a scrollbar can lead anywhere without reading the way there: how many rows, and the anchor of every `step`th.
 * The rows between two anchors stay between them whatever comes or goes elsewhere.
 */
export const Positions = Type.Object({
  total: Type.Integer({ minimum: 0 }),
  step: Type.Integer({ minimum: 1 }),
  anchors: Type.Array(Type.String()),
});
export type Positions = Static<typeof Positions>;

export const listPositions = defineRoute({
  method: "GET",
  path: "/api/mail/positions",
  permission: USE,
  summary: "How long a list of my messages is, and the keys that divide it into ranges",
  query: ListScope,
  reply: Positions,
});

export const listRange = defineRoute({
  method: "GET",
  path: "/api/mail/range",
  permission: USE,
  summary: "The rows of a list of mine below one anchor, down to and with another, newest first",
  query: Exactly({ ...scope, after: Type.Optional(Anchor), until: Type.Optional(Anchor) }),
  reply: Type.Object({ items: Type.Array(MessageRow) }),
});

export const setReading = defineRoute({
  method: "PUT",
  path: "/api/mail/reading",
  permission: USE,
  summary: "Whether my lists show conversations or single messages",
  body: Exactly({ conversations: Type.Boolean() }),
  reply: Done,
});

export const trustPictures = defineRoute({
  method: "POST",
  path: "/api/mail/picture-senders",
  permission: USE,
  summary: "Always show the pictures in mail of this sender to me",
  body: Exactly({ address: Type.String({ minLength: 3, maxLength: 320 }) }),
  reply: Done,
});
