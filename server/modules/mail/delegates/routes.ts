import { handle, type MountedRoute } from "../../../kernel/http/mount.ts";
import type { Drafts } from "../drafts.ts";
import * as contract from "./contract.ts";
import type { Names } from "./names.ts";
import type { Delegates } from "./service.ts";

export function delegateRoutes(delegates: Delegates, names: Names, drafts: Drafts): MountedRoute[] {
  return [
    handle(contract.listDelegations, ({ actor }) => delegates.list(actor)),
    handle(contract.listLent, ({ actor }) => delegates.lent(actor)),
    handle(contract.grantDelegation, ({ actor, body }) => delegates.grant(actor, body)),
    handle(contract.revokeDelegation, ({ actor, params }) => delegates.revoke(actor, params.id)),
    handle(contract.readDraftName, ({ actor, params }) => names.read(actor, drafts.find(actor, params.id))),
    handle(contract.setDraftName, ({ actor, params, body }) => {
      const draft = drafts.find(actor, params.id);
      names.set(actor, draft, body.accountId);
      return names.read(actor, draft);
    }),
  ];
}
