import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { systemActor, type PersonActor } from "../../kernel/access/actor.ts";
import { manualClock, type ManualClock } from "../../kernel/clock.ts";
import { createHouse } from "../../kernel/house.ts";
import { silentLog } from "../../kernel/log.ts";
import type { Kernel } from "../../kernel/module.ts";
import { openSettings } from "../../kernel/settings/settings.ts";
import { searchModule, type SearchService } from "../search/module.ts";
import type { PersonBrief, PersonInput } from "./contract.ts";
import { directoryModule, type DirectoryService } from "./module.ts";

/** 16/11/2026 8:00 in Hanoi. */
export const MONDAY = Date.UTC(2026, 10, 16, 1);
export const GOOD_PASSWORD = "mưa xuân phơi phới";

export interface Answer {
  readonly status: number;
  // The tests state what they expect; a reply that differs fails them.
  readonly body: Record<string, never>;
  readonly cookie: string | undefined;
  readonly bytes: Buffer;
}

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** A living directory in a folder of its own, with real SQLite and real HTTP routes. */
export interface DirectoryOffice {
  readonly kernel: Kernel;
  readonly directory: DirectoryService;
  readonly search: SearchService;
  readonly clock: ManualClock;
  /** Adds a person who signs in with `GOOD_PASSWORD` and is not forced to change it. */
  add(input: Partial<PersonInput> & { name: string; username: string }, ...roles: string[]): Promise<PersonBrief>;
  as(personId: number): PersonActor;
  signIn(username: string, password?: string, address?: string): Promise<Answer>;
  call(
    method: Method,
    url: string,
    from?: { cookie?: string | undefined; body?: unknown; address?: string },
  ): Promise<Answer>;
  close(): Promise<void>;
}

export async function openDirectoryOffice(): Promise<DirectoryOffice> {
  const dataDir = mkdtempSync(join(tmpdir(), "congso-directory-"));
  const clock = manualClock(MONDAY);
  const settings = openSettings(dataDir);
  settings.agency.update({ name: "UBND xã Đồng Đăng", code: "ĐĐ", domain: "dongdang.example.vn" });
  const house = createHouse({ dataDir, clock, log: silentLog, version: "0.0.0", doors: {}, settings });
  const search = house.add(searchModule, {});
  const directory = house.add(directoryModule, { search });
  const open = await house.open({ actorOf: directory.actorOf, gate: (actor, route) => directory.gate(actor, route) });
  directory.seedPermissions(Object.fromEntries(house.kernel.permissions.all()));
  const system = systemActor("test");

  const office: DirectoryOffice = {
    kernel: house.kernel,
    directory,
    search,
    clock,
    async add(input, ...roles) {
      const roleIds = roles.map((key) => directory.roleIdOf(key) ?? 0);
      const full: PersonInput = { ...input, ...(roles.length > 0 && { roleIds }) };
      return directory.createPerson(system, full, { text: GOOD_PASSWORD, mustChange: false });
    },
    as(personId) {
      const who = directory.actorOf(personId);
      if (!who) throw new Error(`Nobody may come in as ${String(personId)}.`);
      return { ...who, door: "web" };
    },
    signIn: (username, password = GOOD_PASSWORD, address = "10.0.0.5") =>
      office.call("POST", "/api/session", { body: { username, password }, address }),
    async call(method, url, { cookie, body, address = "10.0.0.5" } = {}) {
      const isFile = Buffer.isBuffer(body);
      const response = await open.http.inject({
        method,
        url,
        remoteAddress: address,
        headers: {
          host: "office.test",
          origin: "http://office.test",
          ...(cookie !== undefined && { cookie }),
          ...(body !== undefined && { "content-type": isFile ? "application/octet-stream" : "application/json" }),
        },
        ...(body !== undefined && { payload: isFile ? body : JSON.stringify(body) }),
      });
      const set = response.cookies[0];
      const isJson = response.headers["content-type"]?.toString().startsWith("application/json") ?? false;
      return {
        status: response.statusCode,
        body: isJson ? response.json<Record<string, never>>() : {},
        cookie: set && `${set.name}=${set.value}`,
        bytes: response.rawPayload,
      };
    },
    async close() {
      await open.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
  return office;
}
