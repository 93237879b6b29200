import { handle, type MountedRoute } from "../../../kernel/http/mount.ts";
import * as contract from "./contract.ts";
import type { RetentionUse } from "./service.ts";

export function retentionRoutes(retention: RetentionUse): MountedRoute[] {
  return [
    handle(contract.readRetention, ({ actor }) => retention.read(actor)),
    handle(contract.changeRetention, ({ actor, params, body }) => retention.change(actor, params.id, body)),
    handle(contract.listHolds, () => retention.holds()),
    handle(contract.setHold, ({ actor, params, body }) => retention.hold(actor, params.personId, body.reason)),
    handle(contract.endHold, ({ actor, params }) => retention.release(actor, params.personId)),
  ];
}
