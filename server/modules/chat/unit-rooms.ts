import { systemActor } from "../../kernel/access/actor.ts";
import type { Kernel } from "../../kernel/module.ts";
import type { ChatNeeds } from "./needs.ts";
import * as store from "./store.ts";

const OWN_TITLES: Readonly<Record<string, string>> = { leader: "Lãnh đạo cơ quan", head: "Trưởng các đơn vị" };

/** Rooms that the directory makes and keeps: the whole office, each department and group that is there, and the roles that have one. */
function wantedRooms(directory: ChatNeeds["directory"], roles: readonly string[]): Map<string, string> {
  const wanted = new Map([["everyone", "Toàn cơ quan"]]);
  const keys = roles.filter((role) => directory.roleIdOf(role) !== undefined).map((role) => `role:${role}`);
  for (const { key, name } of directory.describeAudience(keys, "vi"))
    wanted.set(key, OWN_TITLES[key.slice("role:".length)] ?? name);
  for (const { id, name } of directory.departments()) wanted.set(`department:${String(id)}`, name);
  for (const { id, name } of directory.groups()) wanted.set(`group:${String(id)}`, name);
  return wanted;
}

/**
 * Brings the units' rooms to what the directory says: makes, renames and archives them, and gives everybody who belongs to one his marks.
 * Who may read is asked of the audience keys at every look; this only keeps names and marks, so it may be late. Portions of one room each.
 */
export function syncUnitRooms(kernel: Kernel, directory: ChatNeeds["directory"], roles: readonly string[]): void {
  const actor = systemActor("chat.unit-rooms");
  const wanted = wantedRooms(directory, roles);
  const rooms = new Map(store.unitRooms(kernel.db).map((room) => [room.audience, room]));
  for (const [audience, title] of wanted) {
    const people = directory.expandAudience([audience]);
    const known = rooms.get(audience);
    rooms.delete(audience);
    if (known && isUpToDate(kernel, known, title, people)) continue;
    kernel.write(actor, ({ db, now }) => {
      const id =
        known?.id ??
        store.insertRoom(
          db,
          { kind: "unit", key: `audience:${audience}`, audience, title, path: "", createdBy: null },
          now,
        );
      if (known && known.title !== title) store.renameRoom(db, id, title);
      if (known && known.archivedAt !== null) store.setArchived(db, id, null);
      store.addMembers(db, id, people, "member");
      store.keepOnly(db, id, people, now);
    });
  }
  for (const room of rooms.values()) {
    if (room.archivedAt !== null) continue;
    kernel.write(actor, ({ db, now }) => {
      store.setArchived(db, room.id, now);
    });
  }
}

function isUpToDate(
  kernel: Kernel,
  room: { id: number; title: string; archivedAt: number | null },
  title: string,
  people: readonly number[],
): boolean {
  if (room.title !== title || room.archivedAt !== null) return false;
  const members = new Set(store.memberIds(kernel.db, room.id));
  return members.size === people.length && people.every((id) => members.has(id));
}
