import { handle, type MountedRoute } from "../../../kernel/http/mount.ts";
import type { Kernel } from "../../../kernel/module.ts";
import type { DirectoryService } from "../../directory/module.ts";
import * as contract from "../contract.ts";
import { MAIL_DOOR_NAMES } from "../contract.ts";
import type { Devices } from "../devices/devices.ts";
import type { MailLists } from "../names/lists.ts";
import type { OutgoingChoice } from "../queue/outgoing.ts";
import type { Queue } from "../queue/queue.ts";
import type { Quotas } from "../quota/quota.ts";
import type { Traffic } from "../traffic/traffic.ts";
import type { ProgramConnections } from "./connections.ts";
import type { MailDoors } from "./doors.ts";

interface Parts {
  readonly kernel: Kernel;
  readonly directory: DirectoryService;
  readonly lists: MailLists;
  readonly devices: Devices;
  readonly quotas: Quotas;
  readonly traffic: Traffic;
  readonly queue: Queue;
  readonly outgoing: OutgoingChoice;
  readonly connections: ProgramConnections;
  readonly doors: MailDoors;
}

/** What the administrator sees and changes of the mail's doors. */
export function doorRoutes(parts: Parts): MountedRoute[] {
  const { kernel, directory, lists, devices, quotas, traffic, queue, outgoing, connections, doors } = parts;
  return [
    handle(contract.listMailLists, ({ actor }) => lists.all(actor)),
    handle(contract.createMailList, ({ actor, body }) => lists.create(actor, body)),
    handle(contract.changeMailList, ({ actor, params, body }) => lists.change(actor, params.id, body)),
    handle(contract.deleteMailList, ({ actor, params }) => lists.remove(actor, params.id)),
    handle(contract.listDevices, () => ({ items: devices.list(), port: doors.open().devices?.port ?? null })),
    handle(contract.createDevice, ({ actor, body }) => devices.create(actor, body)),
    handle(contract.changeDevice, ({ actor, params, body }) => devices.change(actor, params.id, body)),
    handle(contract.deleteDevice, ({ actor, params }) => devices.remove(actor, params.id)),
    handle(contract.listQuotas, () => quotas.list()),
    handle(contract.setQuota, ({ actor, params, body }) => quotas.set(actor, params.id, body.megabytes)),
    handle(contract.myQuota, ({ actor }) => quotas.mine(actor)),
    handle(contract.listTraffic, ({ query }) => traffic.list(query)),
    handle(contract.listQueue, ({ query }) => queue.list(query)),
    handle(contract.retryQueued, ({ actor, params }) => queue.retry(actor, params.id)),
    handle(contract.dropQueued, ({ actor, params }) => queue.drop(actor, params.id)),
    handle(contract.readOutgoing, () => outgoing.read()),
    handle(contract.changeOutgoing, ({ actor, body }) => outgoing.change(actor, body)),
    handle(contract.listConnections, () => ({
      items: connections.list().map(({ passwordId: _passwordId, ...each }) => ({
        ...each,
        name: directory.person(each.personId)?.name ?? "",
      })),
    })),
    handle(contract.listDoors, () => {
      const open = doors.open();
      return {
        items: MAIL_DOOR_NAMES.map((name) => ({
          name,
          host: open[name]?.host ?? null,
          port: open[name]?.port ?? null,
          chosen: doors.chosen(name).address,
          fixed: doors.chosen(name).fixed,
        })),
        certificate: { expiresAt: kernel.tls.expiresAt(), isOwn: kernel.tls.caPem() !== undefined },
      };
    }),
  ];
}
