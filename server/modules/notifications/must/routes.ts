import { done } from "../../../kernel/contract/index.ts";
import { handle, type MountedRoute } from "../../../kernel/http/mount.ts";
import * as contract from "../contract/notices.ts";
import type { Sending } from "./sending.ts";
import type { Must } from "./service.ts";
import type { Watching } from "./watching.ts";

export function mustRoutes(must: Must, watching: Watching, sending: Sending): MountedRoute[] {
  return [
    handle(contract.listWaiting, ({ actor }) => watching.waiting(actor)),
    handle(contract.confirmAsk, ({ actor, params }) => {
      must.confirmAsk(actor, params.id, "web");
      return done;
    }),
    handle(contract.seeAsks, ({ actor, body }) => {
      watching.seen(actor, body.ids);
      return done;
    }),
    handle(contract.readSteps, () => ({ steps: sending.agencySteps() })),
    handle(contract.previewNotice, ({ actor, body }) => sending.preview(actor, body)),
    handle(contract.sendNotice, ({ actor, body }) => watching.read(actor, sending.send(actor, body))),
    handle(contract.listNoticesSent, ({ actor, query }) => watching.sent(actor, query)),
    handle(contract.readNotice, ({ actor, params }) => watching.read(actor, params.id)),
    handle(contract.watchNotice, ({ actor, params, query }) => watching.people(actor, params.id, query)),
    handle(contract.stopNotice, ({ actor, params }) => watching.stop(actor, params.id)),
  ];
}
