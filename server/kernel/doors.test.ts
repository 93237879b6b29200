import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createServer, type AddressInfo, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { manualClock } from "./clock.ts";
import { tryDoors } from "./doors.ts";
import { createHouse, type OpenHouse } from "./house.ts";
import { silentLog } from "./log.ts";
import { defineModule } from "./module.ts";
import { openSettings } from "./settings/settings.ts";

const FIRST = { id: "0001-initial", sql: "CREATE TABLE thing (id INTEGER PRIMARY KEY) STRICT" };
const SECOND = { id: "0002-name", sql: "ALTER TABLE thing ADD COLUMN name TEXT" };

let dataDir: string;
let taken: Server;
let port: number;

beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), "congso-doors-"));
  taken = createServer();
  await new Promise<void>((resolve) => taken.listen(0, "127.0.0.1", resolve));
  port = (taken.address() as AddressInfo).port;
});
afterEach(() => {
  taken.close();
  rmSync(dataDir, { recursive: true, force: true });
});

/** A house of one module, at its first or second version, with doors of its own. */
function openThing(migrations: (typeof FIRST)[], doors: Record<string, string>, http?: string): Promise<OpenHouse> {
  const settings = openSettings(dataDir);
  const clock = manualClock(Date.UTC(2026, 10, 23, 2));
  const house = createHouse({ dataDir, clock, log: silentLog, version: "0.0.0", doors: {}, settings });
  const thing = defineModule({
    name: "thing",
    tier: "feature",
    migrations,
    build: () => ({ service: {}, doors: () => doors }),
  });
  house.add(thing, {});
  return house.open({ actorOf: () => undefined, gate: () => undefined }, http);
}

const digest = () =>
  createHash("sha256")
    .update(readFileSync(join(dataDir, "office.db")))
    .digest("hex");

describe("a port in use", () => {
  it("is refused before a pending upgrade, which runs once the port is free", async () => {
    await (await openThing([FIRST], {})).close();
    const before = { database: digest(), files: readdirSync(dataDir).toSorted() };
    const upgraded = [FIRST, SECOND];
    const address = `127.0.0.1:${String(port)}`;
    for (const attempt of [
      () => openThing(upgraded, {}, address),
      () => openThing(upgraded, { imap: "127.0.0.1:0", smtp: address }),
    ]) {
      await expect(attempt()).rejects.toMatchObject({ code: "doors.portInUse" });
      expect({ database: digest(), files: readdirSync(dataDir).toSorted() }).toEqual(before);
    }
    await new Promise((resolve) => taken.close(resolve));
    const open = await openThing(upgraded, { smtp: address }, "127.0.0.1:0");
    expect(open.migrated).toEqual(["thing/0002-name"]);
    await open.close();
    expect(existsSync(join(dataDir, "backups"))).toBe(true);
  });
});

describe("trying the doors", () => {
  it("gives every port back and leaves alone what is off", async () => {
    taken.close();
    const address = `127.0.0.1:${String(port)}`;
    await tryDoors({ http: address, smtp: "off" });
    await tryDoors({ smtp: address });
  });

  it("names the two doors that were set to one port", async () => {
    await new Promise((resolve) => taken.close(resolve));
    const address = `127.0.0.1:${String(port)}`;
    await expect(tryDoors({ http: address, smtp: address })).rejects.toMatchObject({ code: "doors.samePort" });
  });

  it("says that this machine has no such address", async () => {
    await expect(tryDoors({ http: "192.0.2.1:0" })).rejects.toMatchObject({ code: "doors.addressUnknown" });
  });
});
