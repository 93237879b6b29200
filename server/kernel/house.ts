import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { Server as TlsServer } from "node:tls";
import type { FastifyInstance } from "fastify";
import { systemActor, type Actor } from "./access/actor.ts";
import { createPermissionBook, type PermissionBook } from "./access/permissions.ts";
import { appendAudit, auditOn } from "./audit/audit.ts";
import { openBlobs } from "./blobs/blobs.ts";
import type { Clock } from "./clock.ts";
import { openDatabase, type Database } from "./database/database.ts";
import type { Db } from "./database/db.ts";
import { kernelMigrations } from "./database/kernel-migrations.ts";
import type { ModuleMigrations } from "./database/migrations.ts";
import { lockFolder, type FolderLock } from "./database/lock.ts";
import { openReaders } from "./database/readers.ts";
import { tryDoors } from "./doors.ts";
import { createDispatcher, type Dispatcher } from "./events/dispatcher.ts";
import { appendEvent } from "./events/outbox.ts";
import { createHttp, type Identity } from "./http/server.ts";
import { sweepSessions } from "./http/sessions.ts";
import { createJobs, type Job, type Jobs } from "./jobs/jobs.ts";
import type { Log } from "./log.ts";
import type { BlobReferences, Kernel, ModuleDefinition, Plug } from "./module.ts";
import { createHub, type Hub } from "./realtime/hub.ts";
import type { Live } from "./realtime/live.ts";
import type { SettingsStore } from "./settings/settings.ts";
import { blobSweepJob } from "./blobs/sweep-job.ts";
import { tlsRoutes } from "./tls/routes.ts";
import { createTls } from "./tls/tls.ts";
import { createViews } from "./views/views.ts";
import type { Work } from "./work.ts";

export interface HouseOptions {
  readonly dataDir: string;
  readonly clock: Clock;
  readonly log: Log;
  readonly version: string;
  /** Addresses from the command line, `door -> "host:port"` or `"off"`; they win over the settings. */
  readonly doors: Readonly<Record<string, string>>;
  readonly settings: SettingsStore;
  /** Draws the names of things; random unless said. */
  readonly newName?: () => string;
  readonly webDir?: string;
  readonly tls?: { readonly cert: string; readonly key: string };
  readonly behindProxy?: boolean;
}

/** What only the administration and the command line may turn. Complete once all modules are added; `jobs` and `wake` once the house is open. */
export interface Engine {
  /** The kernel's first, then each module's. */
  readonly migrations: readonly ModuleMigrations[];
  /** SQL that names the stored files that each module holds. */
  blobReferences(): readonly BlobReferences[];
  jobs(): Jobs;
  /** Where each door of the modules listens, as the command line and the settings say: `door -> "host:port" | "off"`. */
  doors(): Readonly<Record<string, string>>;
  /** The port of every open door, once the doors are open. */
  readonly ports: Map<string, number>;
  /** Says to the dispatcher that a delivery may be due. */
  wake(): void;
}

/** The kernel while it is being furnished with modules. Nothing runs before `open`. */
export interface House {
  readonly kernel: Kernel;
  readonly engine: Engine;
  /** Builds a module on the kernel and the services that it needs; returns its front door. */
  add<Needs, Service>(definition: ModuleDefinition<Needs, Service>, needs: Needs): Service;
  /**
   * Takes the folder, tries the doors (`http` is the address of the one that the caller opens), brings the tables up to date and starts
   * everything but the port of HTTP. A door that cannot be opened is refused before anything is written.
   */
  open(identity: Identity, http?: string): Promise<OpenHouse>;
}

/** The living kernel. */
export interface OpenHouse {
  readonly http: FastifyInstance;
  readonly dispatcher: Dispatcher;
  readonly jobs: Jobs;
  /** The migrations that ran at this start, `module/id`. */
  readonly migrated: readonly string[];
  /** Whether the door for browsers speaks TLS. */
  readonly isSecure: boolean;
  /** Finishes what was begun: requests, deliveries, jobs, modules in reverse order, then the database. */
  close(): Promise<void>;
}

export function createHouse(options: HouseOptions): House {
  const { clock, log, dataDir } = options;
  // Set by `open`, before anything can call them.
  let database: Database | undefined;
  let dispatcher: Dispatcher | undefined;
  let hub: Hub | undefined;
  let jobs: Jobs | undefined;
  const opened = (): Database => {
    if (!database) throw new Error("The office is not open: a module's build may not read or write.");
    return database;
  };
  const db: Db = {
    get: (sql, params) => opened().db.get(sql, params),
    all: (sql, params) => opened().db.all(sql, params),
    run: (sql, params) => opened().db.run(sql, params),
    exec: (sql) => {
      opened().db.exec(sql);
    },
  };
  const blobs = openBlobs(dataDir, { clock });
  const readers = openReaders(join(dataDir, "office.db"));
  const permissions = createPermissionBook();
  const plugs: { name: string; plug: Plug<unknown> }[] = [];
  const migrations: ModuleMigrations[] = [kernelMigrations];
  const afterEach: (() => void)[] = [];
  function write<T>(actor: Actor, command: (work: Work) => T): T {
    const then: (() => void)[] = [];
    const now = clock.now();
    const result = opened().transaction(() =>
      command({
        db,
        actor,
        now,
        emit(event, payload) {
          appendEvent(db, now, event, payload, dispatcher?.consumersOf(event.name) ?? []);
        },
        audit(entry) {
          appendAudit(db, actor, now, entry);
        },
        afterCommit(step) {
          then.push(step);
        },
      }),
    );
    for (const step of [...then, ...afterEach]) {
      try {
        step();
      } catch (error) {
        // The work is done and on disk: what follows it may fail without taking it back.
        log.error("A step after a commit failed", error);
      }
    }
    dispatcher?.stir();
    return result;
  }

  const certificate = createTls({
    dataDir,
    clock,
    log: log.named("tls"),
    settings: options.settings,
    shared: options.tls,
  });

  const live: Live = {
    publish: (target, name, data) => hub?.publish(target, name, data),
    signal: (target, name, data) => hub?.signal(target, name, data),
    place: () => hub?.place() ?? { epoch: "", seen: 0 },
    isPresent: (personId) => hub?.isPresent(personId) ?? false,
    refresh: (personIds) => hub?.refresh(personIds),
    drop: (which) => hub?.drop(which),
  };

  const kernel: Kernel = {
    clock,
    log,
    settings: options.settings,
    dataDir,
    db,
    readers,
    write,
    onCommit: (listener) => void afterEach.push(listener),
    blobs,
    audit: auditOn(db),
    views: createViews({ db, clock, write }),
    live,
    tls: certificate.tls,
    permissions,
    doors: options.doors,
    version: options.version,
    newName: options.newName ?? randomUUID,
  };

  return {
    kernel,
    engine: {
      migrations,
      blobReferences: () => plugs.flatMap(({ plug }) => plug.blobs ?? []),
      jobs() {
        if (!jobs) throw new Error("The office is not open: no job runs.");
        return jobs;
      },
      doors: moduleDoors,
      ports: new Map(),
      wake: () => dispatcher?.wake(),
    },
    add(definition, needs) {
      if (definition.permissions) permissions.add(definition.name, definition.permissions);
      if (definition.migrations) migrations.push({ module: definition.name, migrations: definition.migrations });
      const plug = definition.build(kernel, needs);
      plugs.push({ name: definition.name, plug });
      return plug.service;
    },
    async open(identity, http = "off") {
      const routes = [...plugs.flatMap(({ plug }) => plug.routes ?? []), ...tlsRoutes(certificate.tls)];
      for (const { route } of routes) permissions.check(route);
      options.settings.seal();
      database = openDatabase(dataDir, { clock, migrations, lock: await takeFolder(http) });
      blobs.prepare();
      options.settings.keep();
      try {
        await certificate.prepare();
      } catch (error) {
        database.close();
        throw error;
      }
      const tls = options.tls ?? (certificate.isForBrowsers ? certificate.tls.options() : undefined);
      dispatcher = createDispatcher(
        plugs.flatMap(({ plug }) => plug.consumers ?? []),
        { db, clock, log: log.named("events"), write },
      );
      hub = createHub({
        clock,
        log: log.named("live"),
        actorOf: identity.actorOf,
        isSession: (digest) => db.get("SELECT 1 FROM kernel_session WHERE digest = :digest", { digest }) !== undefined,
        topics: plugs.flatMap(({ plug }) => plug.topics ?? []),
      });
      jobs = createJobs([...plugs.flatMap(({ plug }) => plug.jobs ?? []), ...kernelJobs()], {
        db,
        clock,
        log: log.named("jobs"),
        zone: () => options.settings.agency.get().zone,
      });
      const server = await createHttp({
        db,
        blobs,
        clock,
        log,
        hub,
        identity,
        routes,
        version: options.version,
        behindProxy: options.behindProxy ?? false,
        ...(options.webDir !== undefined && { webDir: options.webDir }),
        ...(tls && { tls }),
      });
      const secured = server.server;
      if (!options.tls && secured instanceof TlsServer) {
        certificate.tls.onRenewed(() => {
          secured.setSecureContext(certificate.tls.options());
        });
      }
      const house = openHouse(
        { http: server, dispatcher, jobs, migrated: database.migrated, isSecure: tls !== undefined, hub },
        database,
      );
      try {
        for (const { plug } of plugs) await plug.start?.();
      } catch (error) {
        await house.close();
        throw error;
      }
      dispatcher.start();
      await jobs.start();
      return house;
    },
  };

  function moduleDoors(): Record<string, string> {
    return Object.fromEntries(plugs.flatMap(({ plug }) => Object.entries(plug.doors?.() ?? {})));
  }

  async function takeFolder(http: string): Promise<FolderLock> {
    const lock = lockFolder(dataDir);
    try {
      await tryDoors({ http, ...moduleDoors() });
      return lock;
    } catch (error) {
      lock.release();
      throw error;
    }
  }

  function kernelJobs(): Job[] {
    const references = plugs.flatMap(({ plug }) => plug.blobs ?? []);
    return [
      blobSweepJob({ blobs, db, references, clock }),
      certificate.job,
      {
        name: "kernel.sessions",
        schedule: "17 3 * * *",
        run: () => {
          write(systemActor("kernel.sessions"), (work) => sweepSessions(work.db, work.now));
        },
      },
    ];
  }

  function openHouse(running: Omit<OpenHouse, "close"> & { hub: Hub }, open: Database): OpenHouse {
    let closing: Promise<void> | undefined;
    const close = async () => {
      running.hub.stop();
      await running.http.close();
      await running.jobs.stop();
      await certificate.stop();
      for (const { name, plug } of plugs.toReversed()) {
        try {
          await plug.stop?.();
        } catch (error) {
          log.error("A module did not stop cleanly", error, { module: name });
        }
      }
      await running.dispatcher.stop();
      await readers.close();
      open.close();
    };
    return { ...running, close: () => (closing ??= close()) };
  }
}

export type { PermissionBook };
