import { Type } from "typebox";
import {
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
import { Face, MAX_GROUP, Room, roomParams } from "./common.ts";

const use = "chat.use";

export const listRooms = defineRoute({
  method: "GET",
  path: "/api/chat/rooms",
  permission: use,
  summary: "One's own rooms, the latest first",
  query: Exactly({ ...pageQuery, archived: Type.Optional(Type.Boolean()) }),
  reply: Page(Room),
});

export const readRoom = defineRoute({
  method: "GET",
  path: "/api/chat/rooms/:id",
  permission: use,
  summary: "One room",
  params: roomParams,
  reply: Room,
});

export const openDirect = defineRoute({
  method: "POST",
  path: "/api/chat/direct",
  permission: use,
  summary: "The conversation with one person; begins it where there is none",
  body: Exactly({ personId: Id }),
  reply: Room,
});

const people = Type.Array(Id, { minItems: 1, maxItems: MAX_GROUP - 1, uniqueItems: true });

export const createGroup = defineRoute({
  method: "POST",
  path: "/api/chat/rooms",
  permission: use,
  summary: "Begin a group",
  body: Exactly({ title: Line(120), personIds: people }),
  reply: Room,
});

export const renameRoom = defineRoute({
  method: "PATCH",
  path: "/api/chat/rooms/:id",
  permission: use,
  summary: "Give a group another title",
  params: roomParams,
  body: Exactly({ title: Line(120) }),
  reply: Room,
});

export const addMembers = defineRoute({
  method: "POST",
  path: "/api/chat/rooms/:id/members",
  permission: use,
  summary: "Take people into a group",
  params: roomParams,
  body: Exactly({ personIds: people }),
  reply: Room,
});

export const removeMember = defineRoute({
  method: "DELETE",
  path: "/api/chat/rooms/:id/members/:personId",
  permission: use,
  summary: "Take somebody out of a group, or leave it oneself",
  params: Exactly({ id: Id, personId: Id }),
  reply: Done,
});

/** Somebody in a room, and how far he or she has read. */
export const Member = Type.Object({
  ...Face.properties,
  role: OneOf(["member", "owner"]),
  readSeq: Type.Integer(),
  readAt: Nullable(Instant),
});
export type Member = Static<typeof Member>;

export const listMembers = defineRoute({
  method: "GET",
  path: "/api/chat/rooms/:id/members",
  permission: use,
  summary: "Who is in a room and how far each has read",
  params: roomParams,
  query: Exactly(pageQuery),
  reply: Page(Member),
});

export const changeMine = defineRoute({
  method: "PATCH",
  path: "/api/chat/rooms/:id/mine",
  permission: use,
  summary: "Mute a room or make it a favourite, for oneself",
  params: roomParams,
  body: Exactly({ muted: Type.Optional(Type.Boolean()), favourite: Type.Optional(Type.Boolean()) }),
  reply: Room,
});

export const markRead = defineRoute({
  method: "POST",
  path: "/api/chat/rooms/:id/read",
  permission: use,
  summary: "One has read up to a message; never goes back",
  params: roomParams,
  body: Exactly({ seq: Type.Integer({ minimum: 0 }) }),
  reply: Type.Object({ readSeq: Type.Integer(), unread: Type.Integer() }),
});

export const countUnreadRooms = defineRoute({
  method: "GET",
  path: "/api/chat/unread",
  permission: use,
  summary: "How many messages wait in all rooms that are not muted",
  reply: Type.Object({ unread: Type.Integer(), mentions: Type.Integer() }),
});
