import type { Consumer } from "../../kernel/events/types.ts";
import { consume } from "../../kernel/events/types.ts";
import type { MountedRoute } from "../../kernel/http/mount.ts";
import type { Job } from "../../kernel/jobs/jobs.ts";
import type { Kernel } from "../../kernel/module.ts";
import { personChanged, personDeactivated } from "../directory/contract.ts";
import type { DirectoryService } from "../directory/module.ts";
import type { AddressBook } from "./addresses.ts";
import type { Names } from "./delegates/names.ts";
import type { Deliver } from "./deliver.ts";
import { createDevices } from "./devices/devices.ts";
import { createAdmitRecipient } from "./doors/admit.ts";
import { createConnections, type ProgramConnections } from "./doors/connections.ts";
import { createMailDoors, type MailDoor, type MailDoors } from "./doors/doors.ts";
import { createMaySendAs } from "./doors/may-send.ts";
import { createReceive } from "./doors/receive.ts";
import { doorRoutes } from "./doors/routes.ts";
import { smtpDoors } from "./doors/smtp-doors.ts";
import { createMailLists } from "./names/lists.ts";
import { createReadableNames } from "./names/readable.ts";
import { createPrograms, type Programs } from "./programs/programs.ts";
import { programRoutes } from "./programs/routes.ts";
import type { OutgoingChoice } from "./queue/outgoing.ts";
import { createQueue, type Queue } from "./queue/queue.ts";
import { createReturns } from "./queue/returns.ts";
import { findServers } from "./queue/route.ts";
import { createRunner, type Runner } from "./queue/runner.ts";
import { createQuotas, type Quotas } from "./quota/quota.ts";
import type { MailReader } from "./reader.ts";
import type { mailSettings } from "./settings.ts";
import { createTraffic, type Traffic } from "./traffic/traffic.ts";

interface Parts {
  readonly kernel: Kernel;
  readonly directory: DirectoryService;
  readonly book: AddressBook;
  readonly names: Names;
  readonly reader: MailReader;
  readonly deliver: Deliver;
  readonly outgoing: OutgoingChoice;
  readonly settings: () => (typeof mailSettings)["defaults"];
  /** The doors of other protocols than SMTP. */
  readonly otherDoors: (tools: Pick<Post, "programs" | "connections" | "quotas">) => readonly MailDoor[];
}

/** How mail comes in from programs and goes out to other offices: doors, sign-in of programs, addresses, quotas, the queue, the record. */
export interface Post {
  readonly programs: Programs;
  readonly connections: ProgramConnections;
  readonly quotas: Quotas;
  readonly queue: Queue;
  readonly runner: Runner;
  readonly traffic: Traffic;
  readonly routes: readonly MountedRoute[];
  readonly consumers: readonly Consumer[];
  readonly jobs: readonly Job[];
  readonly doors: MailDoors;
  start(): Promise<void>;
  stop(): Promise<void>;
}

export function createPost(parts: Parts): Post {
  const { kernel, directory, book, names, reader, deliver, outgoing, settings, otherDoors } = parts;
  const connections = createConnections(kernel.clock);
  const programs = createPrograms({
    kernel,
    directory,
    book,
    connections,
    ownPassword: () => settings().ownPassword,
  });
  const readable = createReadableNames(kernel, directory);
  const quotas = createQuotas(kernel, directory, () => settings().quotaMb);
  const traffic = createTraffic(kernel);
  const devices = createDevices(kernel, book);
  const returns = createReturns({ kernel, book, reader, deliver, traffic });
  const runner = createRunner({
    kernel,
    returns,
    traffic,
    name: book.domain,
    settings: () => outgoing.get(),
    findServers,
    port: 25,
  });
  const queue = createQueue(kernel, returns, () => {
    runner.wake();
  });
  const admit = createAdmitRecipient({ directory, book, names: readable, quotas, isOutgoing: () => outgoing.isOn() });
  const servers = smtpDoors({
    kernel,
    directory,
    book,
    programs,
    connections,
    devices,
    admit,
    maySendAs: createMaySendAs(directory, book, readable, names),
    receive: createReceive({ kernel, book, deliver, reader, queue, traffic, settings }),
    traffic,
    settings,
  });
  const doors = createMailDoors(kernel, [...servers, ...otherDoors({ programs, connections, quotas })]);

  return {
    programs,
    connections,
    quotas,
    queue,
    runner,
    traffic,
    doors,
    routes: [
      ...programRoutes(programs),
      ...doorRoutes({
        kernel,
        directory,
        lists: createMailLists(kernel, directory),
        devices,
        quotas,
        traffic,
        queue,
        outgoing,
        connections,
        doors,
      }),
    ],
    consumers: [
      consume("mail.end-programs", personDeactivated, (work, { payload }) => {
        programs.end(work, payload.personId);
      }),
      consume("mail.end-own-password", personChanged, (work, { payload }) => {
        if (!payload.fields.includes("password")) return;
        work.afterCommit(() => {
          connections.endPerson(payload.personId, true);
        });
      }),
    ],
    jobs: [traffic.job],
    async start() {
      readable.refresh();
      await doors.start();
      runner.start();
    },
    async stop() {
      await Promise.all([doors.stop(), runner.stop()]);
      traffic.flush();
    },
  };
}
