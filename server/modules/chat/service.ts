import type { Kernel } from "../../kernel/module.ts";
import { createMessages, type Messages } from "./messages.ts";
import type { ChatNeeds } from "./needs.ts";
import { createPresenter } from "./present.ts";
import { createRooms, type Rooms } from "./rooms.ts";
import { syncUnitRooms } from "./unit-rooms.ts";

/** The front door for higher tiers, and the use cases of the routes. */
export interface ChatService {
  readonly rooms: Rooms;
  readonly messages: Messages;
  /** Brings the units' rooms to what the directory says. */
  syncUnitRooms(): void;
}

export function createChatService(kernel: Kernel, needs: ChatNeeds): ChatService {
  const present = createPresenter(needs.directory);
  const rooms = createRooms(kernel, needs, present);
  return {
    rooms,
    messages: createMessages(kernel, needs, rooms, present),
    syncUnitRooms() {
      syncUnitRooms(kernel, needs.directory);
    },
  };
}
