import { Type } from "typebox";
import {
  defineRoute,
  Done,
  Exactly,
  FILE_REPLY,
  Id,
  Instant,
  Nullable,
  OneOf,
  PUBLIC,
  type Static,
} from "../../../kernel/contract/index.ts";
import { CATEGORIES } from "./common.ts";

export const LobbyItem = Type.Object({
  id: Id,
  title: Type.String(),
  body: Type.String(),
  /** With its looks, its pictures under `readLobbyPicture`; null where it was written plainly. */
  html: Nullable(Type.String()),
  category: OneOf(CATEGORIES),
  publishedAt: Instant,
});
export type LobbyItem = Static<typeof LobbyItem>;

export const readLobby = defineRoute({
  method: "GET",
  path: "/api/lobby",
  permission: PUBLIC,
  summary: "What the wall screen shows; without signing in only where the agency's setting allows it",
  reply: Type.Object({ items: Type.Array(LobbyItem) }),
});

export const openLobby = defineRoute({
  method: "PUT",
  path: "/api/lobby",
  permission: "announcements.manage",
  summary: "Whether the wall screen may be seen without signing in",
  body: Exactly({ isPublic: Type.Boolean() }),
  reply: Done,
});

export const readLobbySwitch = defineRoute({
  method: "GET",
  path: "/api/lobby/switch",
  permission: "announcements.manage",
  summary: "Whether the wall screen may be seen without signing in, and how many announcements it shows now",
  reply: Type.Object({ isPublic: Type.Boolean(), items: Type.Integer() }),
});

export const readLobbyPicture = defineRoute({
  method: "GET",
  path: "/api/lobby/pictures/:fileId",
  permission: PUBLIC,
  summary: "A picture in a text that the wall screen shows",
  params: Exactly({ fileId: Id }),
  reply: FILE_REPLY,
});
