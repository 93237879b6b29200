import type { Actor } from "./access/actor.ts";
import type { PermissionBook } from "./access/permissions.ts";
import type { Audit } from "./audit/audit.ts";
import type { Blobs } from "./blobs/blobs.ts";
import type { Clock } from "./clock.ts";
import type { Permissions } from "./contract/index.ts";
import type { Db } from "./database/db.ts";
import type { Migration } from "./database/migrations.ts";
import type { ReadPool } from "./database/readers.ts";
import type { Consumer } from "./events/types.ts";
import type { MountedRoute } from "./http/mount.ts";
import type { Job } from "./jobs/jobs.ts";
import type { Log } from "./log.ts";
import type { Live, TopicRule } from "./realtime/live.ts";
import type { SettingsStore } from "./settings/settings.ts";
import type { Tls } from "./tls/tls.ts";
import type { Views } from "./views/views.ts";
import type { Work } from "./work.ts";

/** What every module stands on. */
export interface Kernel {
  readonly clock: Clock;
  readonly log: Log;
  readonly settings: SettingsStore;
  /** The folder that is the whole office. */
  readonly dataDir: string;
  /** Small indexed reads, on the writer's own connection. */
  readonly db: Db;
  /** Heavy reads (search, reports, export), on read-only connections in worker threads. */
  readonly readers: ReadPool;
  /** Opens the one transaction of a command. Synchronous: an `await` inside cannot be written. */
  write<T>(actor: Actor, command: (work: Work) => T): T;
  /** Calls back after every commit, behind its own `afterCommit` steps: for one place that tells of changes whoever makes them. */
  onCommit(listener: () => void): void;
  readonly blobs: Blobs;
  readonly audit: Audit;
  /** Who saw what, where an office must be able to say so. */
  readonly views: Views;
  readonly live: Live;
  readonly tls: Tls;
  /** Every permission of the program; complete once all modules are added. */
  readonly permissions: PermissionBook;
  /** Addresses given on the command line, `door -> "host:port"` or `"off"`; they win over the settings. */
  readonly doors: Readonly<Record<string, string>>;
  readonly version: string;
  /** A name that nothing else has: a UUID, of which the seed of a sample office decides. Never a secret: those come from `ids.ts`. */
  newName(): string;
}

/** Ground < foundation < platform < feature < composite: a module calls only what stands lower. */
export type Tier = "ground" | "foundation" | "platform" | "feature" | "composite";

/** SQL that names the blobs that a module's rows hold: `SELECT DISTINCT hash FROM …`, one column. The sweep keeps them. */
export type BlobReferences = string;

/** What a module plugs into the kernel once it is built. Everything is data: the house wires it. */
export interface Plug<Service> {
  /** The module's front door for higher tiers. */
  readonly service: Service;
  readonly routes?: readonly MountedRoute[];
  readonly consumers?: readonly Consumer[];
  readonly jobs?: readonly Job[];
  /** Live topics that belong to this module, and who may listen. */
  readonly topics?: readonly TopicRule[];
  readonly blobs?: readonly BlobReferences[];
  /** The doors that `start` opens, `door -> "host:port" | "off"`: all are tried before the office writes anything. */
  doors?(): Readonly<Record<string, string>>;
  /** Opens what the module listens on; rows and settings are ready. */
  start?(): void | Promise<void>;
  /** Finishes what was begun and closes; within 10 s. */
  stop?(): void | Promise<void>;
}

/**
 * The contract of a module. `build` only makes objects: it reads no row, opens no port, starts no timer.
 * `needs` are the services of lower tiers, by name.
 */
export interface ModuleDefinition<Needs, Service> {
  readonly name: string;
  readonly tier: Tier;
  readonly permissions?: Permissions;
  readonly migrations?: readonly Migration[];
  build(kernel: Kernel, needs: Needs): Plug<Service>;
}

export function defineModule<Needs, Service>(
  definition: ModuleDefinition<Needs, Service>,
): ModuleDefinition<Needs, Service> {
  return definition;
}
