import { done } from "../../../kernel/contract/index.ts";
import { kernelErrors } from "../../../kernel/errors.ts";
import { handle, type MountedRoute } from "../../../kernel/http/mount.ts";
import type { Kernel } from "../../../kernel/module.ts";
import type { ProgramConnections } from "../doors/connections.ts";
import * as contract from "./contract.ts";
import type { SendTestMessage } from "./test-message.ts";

export function mailAdminRoutes(
  kernel: Kernel,
  connections: ProgramConnections,
  sendTest: SendTestMessage,
): MountedRoute[] {
  return [
    handle(contract.endConnection, ({ actor, params }) => {
      const connection = connections.list().find(({ id }) => id === params.id);
      if (!connection) throw kernelErrors.notFound();
      const { personId, door, address } = connection;
      kernel.write(actor, (work) => {
        work.audit({
          action: "mail.connection-ended",
          subject: { type: "person", id: personId },
          detail: { door, address },
        });
        work.afterCommit(() => {
          connections.end(params.id);
        });
      });
      return done;
    }),
    handle(contract.sendTestMessage, ({ actor, body }) => sendTest(actor, body.address)),
  ];
}
