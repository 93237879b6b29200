import { handle, type MountedRoute } from "../../../kernel/http/mount.ts";
import type { SharedAdmin } from "./admin.ts";
import * as contract from "./contract.ts";
import type { SharedMail } from "./service.ts";

export function sharedRoutes(shared: SharedMail, admin: SharedAdmin): MountedRoute[] {
  return [
    handle(contract.listShared, ({ actor }) => shared.mailboxes(actor)),
    handle(contract.listCases, ({ actor, params, query }) => shared.list(actor, params.accountId, query)),
    handle(contract.readCase, ({ actor, params }) => shared.read(actor, params.id)),
    handle(contract.takeCase, ({ actor, params }) => shared.take(actor, params.id)),
    handle(contract.assignCase, ({ actor, params, body }) => shared.assign(actor, params.id, body)),
    handle(contract.setCaseState, ({ actor, params, body }) => shared.setState(actor, params.id, body)),
    handle(contract.listAllShared, ({ actor }) => admin.list(actor)),
    handle(contract.createShared, ({ actor, body }) => admin.create(actor, body)),
    handle(contract.changeShared, ({ actor, params, body }) => admin.change(actor, params.accountId, body)),
  ];
}
