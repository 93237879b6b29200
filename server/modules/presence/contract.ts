import { Type } from "typebox";
import {
  Day,
  definePermissions,
  defineRoute,
  Exactly,
  Id,
  Instant,
  Nullable,
  OneOf,
  OptionalLine,
  type Static,
} from "../../kernel/contract/index.ts";

/** What one says of oneself. */
export const WORDS = ["desk", "meeting", "out"] as const;
/** As others see somebody: his word, his absence, or what his windows tell (`desk`, `idle`, `offline`). */
export const WHEREABOUTS = ["desk", "idle", "meeting", "out", "leave", "offline"] as const;
export type Word = (typeof WORDS)[number];
export type Whereabouts = (typeof WHEREABOUTS)[number];

const use = "presence.use";

export const presencePermissions = definePermissions({
  [use]: {
    vi: "Xem ai đang ở cơ quan",
    en: "See who is in",
    grantedTo: ["administrator", "clerk", "leader", "head", "staff", "one-stop"],
  },
});

/** Where somebody is, as far as the office knows. */
export const Presence = Type.Object({
  personId: Id,
  state: OneOf(WHEREABOUTS),
  /** Since when; null where that is not known, as after a restart. */
  sinceAt: Nullable(Instant),
  /** Of a word: until when, where the person said so. */
  untilAt: Nullable(Instant),
  /** Of an absence: its last day. */
  untilOn: Nullable(Day),
  note: Type.String(),
  /** He does not want to be disturbed until then. */
  quietUntil: Nullable(Instant),
  /** He said so himself. */
  isOwnWord: Type.Boolean(),
});
export type Presence = Static<typeof Presence>;

export const readBoard = defineRoute({
  method: "GET",
  path: "/api/presence",
  permission: use,
  summary: "Where everybody of the office is; bounded by the office. Who is left out is offline",
  reply: Type.Object({ items: Type.Array(Presence) }),
});

export const WordInput = Exactly({
  state: OneOf(WORDS),
  /** The end of the day without one. */
  untilAt: Nullable(Instant),
  note: OptionalLine(100),
});
export type WordInput = Static<typeof WordInput>;

export const sayWhere = defineRoute({
  method: "PUT",
  path: "/api/presence/mine",
  permission: use,
  summary: "Say where I am",
  body: WordInput,
  reply: Presence,
});

export const unsayWhere = defineRoute({
  method: "DELETE",
  path: "/api/presence/mine",
  permission: use,
  summary: "Let my windows tell where I am again",
  reply: Presence,
});

/** The one topic: everybody hears of everybody. */
export const BOARD = "presence:board";
/** Signal on it from a window: the person uses it, or has not for a while. */
export const ACTIVE = "active";
export const IDLE = "idle";
/** Signal on it to all windows: what has changed since the last one. */
export const PRESENCE_CHANGED = "presence.changed";
export interface PresenceChanged {
  readonly items: readonly Presence[];
}
