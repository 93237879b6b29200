import { handle, type MountedRoute } from "../../kernel/http/mount.ts";
import * as contract from "./contract.ts";
import type { PresenceService } from "./service.ts";

export function presenceRoutes(presence: PresenceService): MountedRoute[] {
  return [
    handle(contract.readBoard, ({ actor }) => presence.board(actor)),
    handle(contract.sayWhere, ({ actor, body }) => presence.say(actor, body)),
    handle(contract.unsayWhere, ({ actor }) => presence.unsay(actor)),
  ];
}
