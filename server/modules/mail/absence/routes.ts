import { handle, type MountedRoute } from "../../../kernel/http/mount.ts";
import * as contract from "./contract.ts";
import type { AbsenceReplies } from "./service.ts";

export function absenceRoutes(replies: AbsenceReplies): MountedRoute[] {
  return [
    handle(contract.readAbsenceReply, ({ actor }) => replies.read(actor)),
    handle(contract.changeAbsenceReply, ({ actor, body }) => replies.change(actor, body)),
  ];
}
