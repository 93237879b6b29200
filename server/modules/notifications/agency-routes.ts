import { done } from "../../kernel/contract/index.ts";
import { handle, type MountedRoute } from "../../kernel/http/mount.ts";
import type { Agency } from "./agency.ts";
import * as contract from "./contract.ts";

export function agencyRoutes(agency: Agency): MountedRoute[] {
  return [
    handle(contract.readAgencyDefaults, ({ actor }) => agency.defaults(actor)),
    handle(contract.changeAgencyDefaults, ({ actor, body }) => agency.change(actor, body)),
    handle(contract.listFailed, ({ actor, query }) => agency.failed(actor, query)),
    handle(contract.retryFailed, ({ actor, params }) => {
      agency.retry(actor, params.id);
      return done;
    }),
    handle(contract.dropFailed, ({ actor, params }) => {
      agency.drop(actor, params.id);
      return done;
    }),
  ];
}
