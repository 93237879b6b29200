import { Type } from "typebox";
import {
  defineEvent,
  defineRoute,
  Done,
  Exactly,
  Id,
  Instant,
  Nullable,
  Line,
  Page,
  pageQuery,
  SIGNED_IN,
  type Static,
} from "../../kernel/contract/index.ts";
import { BothLanguages, NoticeFace } from "./contract/both.ts";

export * from "./contract/both.ts";
export * from "./contract/must.ts";
export * from "./contract/notices.ts";
export * from "./contract/preferences.ts";

/** One notice as its reader sees it: who, what, about what, when, and where it leads. */
export const Notice = Type.Object({
  /** The happening's number; rises with time. One person has at most one notice of a happening. */
  id: Id,
  kind: Type.String(),
  urgent: Type.Boolean(),
  title: BothLanguages,
  /** What it is about, in its author's words: a subject line, a question. */
  body: Type.String(),
  /** The address of the thing in the web. */
  path: Type.String(),
  at: Instant,
  /** Who caused it; null for what the program does by itself. */
  from: Nullable(NoticeFace),
  read: Type.Boolean(),
});
export type Notice = Static<typeof Notice>;

const Unread = Type.Object({ unread: Type.Integer({ minimum: 0 }) });
export type Unread = Static<typeof Unread>;

export const listNotices = defineRoute({
  method: "GET",
  path: "/api/notifications",
  permission: SIGNED_IN,
  summary: "My notices, newest first",
  query: Exactly({ ...pageQuery, only: Type.Optional(Type.Literal("unread")) }),
  reply: Page(Notice),
});

export const countUnread = defineRoute({
  method: "GET",
  path: "/api/notifications/unread",
  permission: SIGNED_IN,
  summary: "How many of my notices are unread",
  reply: Unread,
});

export const markNotices = defineRoute({
  method: "POST",
  path: "/api/notifications/marks",
  permission: SIGNED_IN,
  summary: "Mark notices of mine read or unread; what is not mine, or gone, is passed over",
  body: Exactly({ ids: Type.Array(Id, { minItems: 1, maxItems: 200, uniqueItems: true }), read: Type.Boolean() }),
  reply: Unread,
});

export const markAllRead = defineRoute({
  method: "POST",
  path: "/api/notifications/all-read",
  permission: SIGNED_IN,
  summary: "Mark my notices read, up to the newest one that was on the screen",
  body: Exactly({ upTo: Id }),
  reply: Unread,
});

export const markSeen = defineRoute({
  method: "POST",
  path: "/api/notifications/seen",
  permission: SIGNED_IN,
  summary: "I have opened this thing: my notices of it are read",
  body: Exactly({ type: Line(40), id: Id }),
  reply: Unread,
});

export const discardNotice = defineRoute({
  method: "DELETE",
  path: "/api/notifications/:id",
  permission: SIGNED_IN,
  summary: "Take a notice out of my list",
  params: Exactly({ id: Id }),
  reply: Done,
});

/** New rows in these people's lists. */
export const noticesAdded = defineEvent("notifications.added", 1, Type.Object({ id: Id, personIds: Type.Array(Id) }));

/** Something is to be delivered over a channel now. */
export const deliveriesDue = defineEvent("notifications.deliveries-due", 1, Type.Object({ channel: Type.String() }));

/** The names of what the live hub sends to `person:ID`. */
export const NOTICE_ADDED = "notifications.added";
export const NOTICES_MARKED = "notifications.marked";
export const NOTICES_REMOVED = "notifications.removed";

/** `popup`: the person wants to see it pop up now. `unread` is exact at the moment of sending; the last one received holds. */
export interface NoticeAdded {
  readonly notice: Notice;
  readonly popup: boolean;
  /** With a sound. */
  readonly sound: boolean;
  readonly unread: number;
}

/** On one of the person's devices; `upTo` instead of `ids` when everything up to it was marked. */
export interface NoticesMarked {
  readonly ids?: readonly number[];
  readonly upTo?: number;
  readonly read: boolean;
  readonly unread: number;
}

export interface NoticesRemoved {
  readonly ids: readonly number[];
  readonly unread: number;
}
