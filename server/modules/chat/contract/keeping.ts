import { Type } from "typebox";
import {
  defineRoute,
  Done,
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
import { ROOM_KINDS, roomParams } from "./common.ts";

const MANAGE = "chat.manage";
const Kind = OneOf(ROOM_KINDS);

/** How long what is said in rooms of one kind stays. */
const Rule = Exactly({
  kind: Kind,
  /** Null: it stays. */
  days: Nullable(Type.Integer({ minimum: 30, maximum: 36_500 })),
  /** Nothing of this kind goes for good, whatever the days say. */
  hold: Type.Boolean(),
});
export type KeepingRule = Static<typeof Rule>;

const Keeping = Type.Object({
  rules: Type.Array(Rule),
  /** What the last nights took away, the newest first. */
  sweeps: Type.Array(
    Type.Object({
      id: Id,
      at: Instant,
      kind: Kind,
      beforeAt: Instant,
      rooms: Type.Integer(),
      messages: Type.Integer(),
      files: Type.Integer(),
    }),
  ),
});
export type Keeping = Static<typeof Keeping>;

export const readKeeping = defineRoute({
  method: "GET",
  path: "/api/chat/keeping",
  permission: MANAGE,
  summary: "How long conversations are kept, by kind of room, and what the last nights took away; bounded",
  reply: Keeping,
});

export const changeKeeping = defineRoute({
  method: "PUT",
  path: "/api/chat/keeping",
  permission: MANAGE,
  summary: "Say how long conversations of one kind are kept, or that all of them are held by law",
  body: Rule,
  reply: Keeping,
});

/** A room as whoever sets holds sees it: whose it is, nothing of what is said. */
export const KeptRoom = Type.Object({
  id: Id,
  kind: Kind,
  title: Type.String(),
  people: Type.Integer(),
  messages: Type.Integer(),
  lastAt: Instant,
  hold: Nullable(Type.String()),
});
export type KeptRoom = Static<typeof KeptRoom>;

export const listKeptRooms = defineRoute({
  method: "GET",
  path: "/api/chat/keeping/rooms",
  permission: MANAGE,
  summary: "Rooms to be held: those under hold, or those in which a person takes part",
  query: Exactly({ ...pageQuery, personId: Type.Optional(Id) }),
  reply: Page(KeptRoom),
});

export const setHold = defineRoute({
  method: "PUT",
  path: "/api/chat/rooms/:id/hold",
  permission: MANAGE,
  summary: "Hold a room by law: nothing of it goes for good; those who are in it see why",
  params: roomParams,
  body: Exactly({ reason: Line(300) }),
  reply: Done,
});

export const endHold = defineRoute({
  method: "DELETE",
  path: "/api/chat/rooms/:id/hold",
  permission: MANAGE,
  summary: "End the hold of a room",
  params: roomParams,
  reply: Done,
});

export const exportRoom = defineRoute({
  method: "GET",
  path: "/api/chat/rooms/:id/export.zip",
  permission: "chat.use",
  summary:
    "A conversation with its files as one zip, as a page to read and as JSON: one's own with the permission, a held one for whoever manages holds",
  params: roomParams,
  reply: FILE_REPLY,
});
