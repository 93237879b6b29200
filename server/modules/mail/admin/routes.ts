import { done } from "../../../kernel/contract/index.ts";
import { kernelErrors } from "../../../kernel/errors.ts";
import { handle, type MountedRoute } from "../../../kernel/http/mount.ts";
import type { Kernel } from "../../../kernel/module.ts";
import type { ProgramConnections } from "../doors/connections.ts";
import * as contract from "../contract.ts";
import { MAIL_DOOR_NAMES } from "../contract.ts";
import type { MailDoors } from "../doors/doors.ts";
import type { Limits } from "./limits.ts";
import type { SendTestMessage } from "./test-message.ts";
import type { TryOutgoing } from "./try-outgoing.ts";

interface Parts {
  readonly kernel: Kernel;
  readonly connections: ProgramConnections;
  readonly sendTest: SendTestMessage;
  readonly tryOutgoing: TryOutgoing;
  readonly limits: Limits;
  readonly doors: MailDoors;
}

export function mailAdminRoutes({ kernel, connections, sendTest, tryOutgoing, limits, doors }: Parts): MountedRoute[] {
  return [
    handle(contract.readLimits, () => limits.read()),
    handle(contract.changeLimits, ({ actor, body }) => limits.change(actor, body)),
    handle(contract.tryOutgoing, ({ actor, body }) => tryOutgoing(actor, body.address)),
    handle(contract.chooseDoor, async ({ actor, params, body }) => {
      const name = MAIL_DOOR_NAMES.find((one) => one === params.name);
      if (!name) throw kernelErrors.notFound();
      await doors.choose(name, body.address);
      kernel.write(actor, (work) => {
        work.audit({ action: "mail.door-chosen", detail: { door: name, address: body.address } });
      });
      return { port: doors.open()[name]?.port ?? null };
    }),
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
