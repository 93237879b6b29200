import { handle, type MountedRoute } from "../../../kernel/http/mount.ts";
import type { Connect } from "./connect.ts";
import * as contract from "./contract.ts";

export function connectRoutes(connect: Connect): MountedRoute[] {
  return [
    handle(contract.getConnection, ({ actor, host }) => connect.connection(actor, host)),
    handle(contract.downloadAppleProfile, ({ actor, host }) => connect.appleProfile(actor, host)),
    ...contract.autoconfigRoutes.map((route) =>
      handle(route, ({ host, query }) => connect.autoconfig(host, query.emailaddress)),
    ),
    ...contract.autodiscoverRoutes.map((route) => handle(route, ({ host, body }) => connect.autodiscover(host, body))),
  ];
}
