import { handle, type MountedRoute } from "../../../kernel/http/mount.ts";
import * as contract from "./contract.ts";
import type { Exchange } from "./service.ts";

export function exchangeRoutes(exchange: Exchange): MountedRoute[] {
  return [
    handle(contract.listTransfers, ({ actor }) => exchange.list(actor)),
    handle(contract.startExport, ({ actor, body }) => exchange.export(actor, body)),
    handle(contract.startImport, ({ actor, query, body }) =>
      exchange.import(actor, { name: query.name, apart: query.apart ?? false, body }),
    ),
    handle(contract.startPull, ({ actor, body }) => exchange.pull(actor, body)),
    handle(contract.downloadExport, ({ actor, params }) => exchange.file(actor, params.id)),
    handle(contract.cancelTransfer, ({ actor, params }) => exchange.cancel(actor, params.id)),
  ];
}
