import { may, personOf, demand, type Actor, type PersonActor } from "../../kernel/access/actor.ts";
import type { SqlParams } from "../../kernel/database/db.ts";
import type { RoomAbilities, RoomKind } from "./contract.ts";

/** The person who takes part in conversations; throws for anybody who is none or may not. */
export function talker(actor: Actor): PersonActor {
  const person = personOf(actor);
  demand(person, "chat.use");
  return person;
}

/**
 * The rows of `chat_room r` that the actor may know of: rooms that he belongs to, and those of a unit whose key he answers to. Nobody else's,
 * the administrator's neither.
 */
export function visibleTo(actor: Actor): {
  readonly where: string;
  readonly params: Exclude<SqlParams, readonly unknown[]>;
} {
  if (actor.kind === "system") return { where: "1", params: {} };
  if (actor.kind === "stranger" || !may(actor, "chat.use")) return { where: "0", params: {} };
  return {
    where: `CASE WHEN r.audience IS NOT NULL THEN r.audience IN (SELECT value FROM json_each(:keys))
      ELSE EXISTS (SELECT 1 FROM chat_member v WHERE v.room_id = r.id AND v.person_id = :viewer AND v.left_at IS NULL) END`,
    params: { viewer: actor.id, keys: JSON.stringify(actor.audienceKeys) },
  };
}

/** What the actor may do in a room that is visible to him. */
export function abilitiesIn(
  actor: Actor,
  room: { readonly kind: RoomKind; readonly archivedAt: number | null },
  role: "member" | "owner",
): RoomAbilities {
  const isOpen = room.archivedAt === null && may(actor, "chat.use");
  const isGroup = room.kind === "group";
  const mentionAll =
    isOpen && room.kind !== "direct" && (may(actor, "chat.mentionAll") || (isGroup && role === "owner"));
  return {
    write: isOpen,
    manage: isOpen && isGroup && role === "owner",
    leave: isGroup,
    mentionAll,
    pin: isOpen,
    // A poll asks everybody: in a unit's room it is for those who may call everybody.
    poll: isOpen && (room.kind !== "unit" || mentionAll),
    export: may(actor, "chat.export") || may(actor, "chat.manage"),
  };
}

/** A message may be changed for a day, and taken back for as long: what was said last month stays said. */
const CHANGE_TIME = 24 * 60 * 60 * 1000;

export function mayChange(
  actor: Actor,
  message: { readonly authorId: number; readonly sentAt: number; readonly recalledAt: number | null },
  now: number,
): boolean {
  return (
    actor.kind === "person" &&
    actor.id === message.authorId &&
    message.recalledAt === null &&
    now - message.sentAt < CHANGE_TIME
  );
}
