import { handle, type MountedRoute } from "../../../kernel/http/mount.ts";
import * as contract from "./contract.ts";
import type { Receipts } from "./service.ts";

export function receiptRoutes(receipts: Receipts): MountedRoute[] {
  return [
    handle(contract.readLetterState, ({ actor, params }) => receipts.state(actor, params.id)),
    handle(contract.listReceipts, ({ actor, params, query }) => receipts.list(actor, params.id, query)),
    handle(contract.recallLetter, ({ actor, params }) => receipts.recall(actor, params.id)),
  ];
}
