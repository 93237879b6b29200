import type { Actor } from "../../kernel/access/actor.ts";
import type { FileAnswer } from "../../kernel/http/mount.ts";
import type { Kernel } from "../../kernel/module.ts";
import type { SettingsSection } from "../../kernel/settings/settings.ts";
import { createAbout, type About } from "./about.ts";
import { kernelErrors } from "../../kernel/errors.ts";
import { chatErrors } from "./errors.ts";
import { abilitiesIn } from "./policy.ts";
import { createExport } from "./export-room.ts";
import { createFinder, type FindMessages } from "./find-messages.ts";
import { createKeeping, type KeepingUse } from "./keeping.ts";
import { createMessages, type Messages } from "./messages.ts";
import type { ChatNeeds } from "./needs.ts";
import { createPoster } from "./post.ts";
import { createPresenter } from "./present.ts";
import { createRooms, type Rooms } from "./rooms.ts";
import type { ChatSettings } from "./settings.ts";
import { syncUnitRooms } from "./unit-rooms.ts";

/** The front door for higher tiers (rooms about a thing, saying something in one), and the use cases of the routes. */
export interface ChatService extends About {
  readonly rooms: Rooms;
  readonly messages: Messages;
  readonly find: FindMessages;
  readonly keeping: KeepingUse;
  /** The audience keys of a room in which the actor may hold a poll; refuses as the room itself does. */
  pollAudience(actor: Actor, roomId: number): string[];
  exportRoom(actor: Actor, roomId: number): FileAnswer;
  /** Brings the units' rooms to what the directory says. */
  syncUnitRooms(): void;
}

export function createChatService(
  kernel: Kernel,
  needs: ChatNeeds,
  settings: SettingsSection<ChatSettings>,
): ChatService {
  const present = createPresenter(needs.directory, () => settings.get());
  const rooms = createRooms(kernel, needs, present);
  const poster = createPoster(kernel, present, (room) => rooms.audienceOf(room));
  return {
    ...createAbout(kernel, needs.directory, poster, (room) => rooms.audienceOf(room)),
    rooms,
    messages: createMessages(kernel, needs, { rooms, present, poster }),
    find: createFinder(kernel, present),
    keeping: createKeeping(kernel, settings, present),
    pollAudience(actor, roomId) {
      const room = rooms.find(actor, roomId);
      if (room.archivedAt !== null) throw chatErrors.archived();
      if (!abilitiesIn(actor, room, room.role ?? "member").poll) throw kernelErrors.forbidden();
      return rooms.audienceOf(room);
    },
    exportRoom: createExport(kernel, present),
    syncUnitRooms() {
      syncUnitRooms(kernel, needs.directory, settings.get().roleRooms);
    },
  };
}
