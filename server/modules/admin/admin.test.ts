import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { systemActor } from "../../kernel/access/actor.ts";
import { restoreBackup } from "../../kernel/backup/restore.ts";
import { openTestOffice, type TestOffice } from "../../testing.ts";
import type {
  AuditLine,
  BackupList,
  HealthFinding,
  JobLine,
  OfficeSettings,
  OpenSession,
  ViewLine,
} from "./contract.ts";

const system = systemActor("test");
const PASSWORD = { text: "mot cau that dai 12", mustChange: false };
let office: TestOffice;
let boss = 0;
let clerk = 0;

beforeEach(async () => {
  office = await openTestOffice();
  const { directory } = office.services;
  const role = (key: string) => directory.roleIdOf(key)!;
  boss = (
    await directory.createPerson(
      system,
      { name: "Lê Quản Trị", username: "quantri", roleIds: [role("administrator")] },
      PASSWORD,
    )
  ).id;
  clerk = (
    await directory.createPerson(system, { name: "Hà Thị Lan", username: "lanht", roleIds: [role("staff")] }, PASSWORD)
  ).id;
});
afterEach(() => office.dispose());

async function get<T>(url: string, as = boss): Promise<T> {
  const response = await office.request(as, "GET", url);
  expect(response.statusCode, url).toBe(200);
  return response.json<T>();
}

/** Until the condition holds; a backup runs beside the requests. */
async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    if (await isSo()) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error("It never came to be.");
}

describe("administration", () => {
  it("is for who may run the office, and for nobody else", async () => {
    for (const path of [
      "overview",
      "health",
      "settings",
      "jobs",
      "dead-letters",
      "audit",
      "audit.csv",
      "sessions",
      "views",
      "backups",
    ]) {
      expect((await office.request(clerk, "GET", `/api/admin/${path}`)).statusCode, path).toBe(403);
      expect((await office.request(undefined, "GET", `/api/admin/${path}`)).statusCode, path).toBe(401);
    }
  });

  it("tells a stranger the agency's name and that there is an office", async () => {
    office.kernel.settings.agency.update({ name: "Sở Nội vụ" });
    const answer = await office.request(undefined, "GET", "/api/setup");
    expect(answer.json()).toEqual({ needed: false, codeRequired: false, agencyName: "Sở Nội vụ" });
  });

  it("shows how the office is, in words", async () => {
    expect(await get("/api/admin/overview")).toMatchObject({ version: "0.0.0-test", people: 2, deadLetters: 0 });
    const { items } = await get<{ items: HealthFinding[] }>("/api/admin/health");
    expect(items.filter(({ verdict }) => verdict === "fail")).toEqual([]);
    expect(items.map(({ check }) => check)).toEqual(expect.arrayContaining(["database", "blobs", "audit", "backup"]));
  });

  it("changes the settings, on record, and refuses a wrong domain without changing anything", async () => {
    const before = await get<OfficeSettings>("/api/admin/settings");
    const bad = await office.request(boss, "PUT", "/api/admin/settings", {
      ...before,
      domain: "không phải",
      name: "Khác",
    });
    expect(bad.statusCode).toBe(400);
    expect(await get("/api/admin/settings")).toEqual(before);
    const wish = { ...before, name: "Sở A", domain: "a.lan", backupHour: 3, backupKeep: 2 };
    expect((await office.request(boss, "PUT", "/api/admin/settings", wish)).json()).toEqual(wish);
    expect(readFileSync(join(office.dataDir, "settings.json"), "utf8")).toContain("Sở A");
    const { items } = await get<{ items: AuditLine[] }>("/api/admin/audit?action=admin.settings-changed");
    expect(items[0]).toMatchObject({ actorId: boss });
    expect(items[0]?.detail).toContain("backupHour");
  });

  it("runs a job when asked, and knows no job that does not exist", async () => {
    expect((await office.request(boss, "POST", "/api/admin/jobs/kernel.sessions/run")).statusCode).toBe(200);
    await until(async () => {
      const { items } = await get<{ items: JobLine[] }>("/api/admin/jobs");
      return items.find(({ name }) => name === "kernel.sessions")?.runs[0]?.outcome === "ok";
    });
    expect((await office.request(boss, "POST", "/api/admin/jobs/no.such/run")).statusCode).toBe(404);
  });
});

describe("the audit record", () => {
  it("is paged without a gap or a repetition, newest first, and filtered", async () => {
    office.kernel.write(office.as(clerk), (work) => {
      for (let n = 0; n < 25; n += 1) work.audit({ action: "polls.closed", subject: { type: "poll", id: n } });
    });
    const seen: number[] = [];
    let after = "";
    do {
      const page = await get<{ items: AuditLine[]; next?: string }>(`/api/admin/audit?action=polls&limit=10${after}`);
      seen.push(...page.items.map(({ id }) => id));
      after = page.next === undefined ? "" : `&after=${page.next}`;
    } while (after !== "");
    expect(seen).toHaveLength(25);
    expect(seen).toEqual([...new Set(seen)].sort((a, b) => b - a));
    expect((await get<{ items: AuditLine[] }>(`/api/admin/audit?personId=${clerk}`)).items).toHaveLength(25);
    expect((await get<{ items: AuditLine[] }>("/api/admin/audit?action=polls&toOn=2026-11-22")).items).toEqual([]);
    expect((await get<{ items: AuditLine[] }>("/api/admin/audit?action=polls&fromOn=2026-11-23")).items).toHaveLength(
      25,
    );
  });

  it("can be followed to its beginning, and shows where it was changed", async () => {
    const verify = async () =>
      (await office.request(boss, "POST", "/api/admin/audit/verification")).json<{ ok: boolean; brokenAt: number }>();
    expect((await verify()).ok).toBe(true);
    office.kernel.db.exec(
      "DROP TRIGGER kernel_audit_never_changes; UPDATE kernel_audit SET actor_name = 'Ai đó' WHERE id = 2",
    );
    expect(await verify()).toMatchObject({ ok: false, brokenAt: 2 });
  });

  it("goes out as CSV in which no cell is a formula", async () => {
    office.kernel.write(system, (work) =>
      work.audit({ action: "polls.closed", subject: { type: "=cmd()", id: 'a"b' } }),
    );
    const { body } = await office.request(boss, "GET", "/api/admin/audit.csv?action=polls.closed");
    expect(body).toContain(`'=cmd(),"a""b"`);
  });
});

describe("the record of views", () => {
  it("tells who took the people along, and of one thing only who saw it", async () => {
    await office.request(boss, "GET", "/api/directory/export?kind=people&format=csv");
    await office.request(boss, "GET", "/api/directory/export?kind=departments&format=csv");
    office.kernel.views.note(office.as(clerk), { type: "poll-result", id: 3 }, "viewed");
    type Lines = { items: ViewLine[]; next?: string };
    const all = await get<Lines>("/api/admin/views?limit=1");
    expect(all.items).toMatchObject([{ personId: clerk, way: "viewed", subjectType: "poll-result", subjectId: "3" }]);
    const older = await get<Lines>(`/api/admin/views?limit=1&after=${all.next ?? ""}`);
    expect(older.items).toMatchObject([{ personId: boss, way: "exported", subjectType: "people-export" }]);
    expect(older.next).toBeUndefined();
    expect((await get<Lines>("/api/admin/views?subject=people-export:all")).items).toHaveLength(1);
    expect((await get<Lines>("/api/admin/views?subject=poll-result:4")).items).toEqual([]);
    expect((await get<Lines>(`/api/admin/views?personId=${clerk}`)).items).toHaveLength(1);
  });
});

describe("dead letters", () => {
  const bury = () => {
    office.kernel.db
      .exec(`INSERT INTO kernel_outbox (id, name, version, at, payload) VALUES (900, 'x.happened', 1, 1, '{}');
      INSERT INTO kernel_delivery (event_id, consumer, attempts, due_at, error, dead_at) VALUES (900, 'x.consumer', 7, 1, 'no', 2)`);
  };

  it("are shown, tried again, or let go; only those that are dead", async () => {
    bury();
    expect(await get("/api/admin/dead-letters")).toMatchObject({
      items: [{ eventId: 900, consumer: "x.consumer", error: "no" }],
    });
    expect((await office.request(boss, "POST", "/api/admin/dead-letters/900/x.consumer/retry")).statusCode).toBe(200);
    expect(await get("/api/admin/dead-letters")).toEqual({ items: [] });
    expect((await office.request(boss, "DELETE", "/api/admin/dead-letters/900/x.consumer")).statusCode).toBe(404);
    office.kernel.db.exec("UPDATE kernel_delivery SET dead_at = 3");
    expect((await office.request(boss, "DELETE", "/api/admin/dead-letters/900/x.consumer")).statusCode).toBe(200);
    expect(office.kernel.db.get("SELECT 1 FROM kernel_outbox WHERE id = 900")).toBeUndefined();
  });
});

describe("sessions", () => {
  it("are listed with their people, and ended at once", async () => {
    await office.request(clerk, "GET", "/api/polls");
    const { items } = await get<{ items: OpenSession[] }>("/api/admin/sessions");
    expect(items.map(({ personName }) => personName).sort()).toEqual(["Hà Thị Lan", "Lê Quản Trị"]);
    const theirs = items.find(({ personId }) => personId === clerk)!;
    expect((await office.request(boss, "DELETE", `/api/admin/sessions/${theirs.id}`)).statusCode).toBe(200);
    expect((await office.request(clerk, "GET", "/api/polls")).statusCode).toBe(401);
  });

  it("are paged", async () => {
    await office.request(clerk, "GET", "/api/polls");
    const first = await get<{ items: OpenSession[]; next: string }>("/api/admin/sessions?limit=1");
    const second = await get<{ items: OpenSession[] }>(`/api/admin/sessions?limit=1&after=${first.next}`);
    expect(second.items[0]?.id).not.toBe(first.items[0]?.id);
  });
});

describe("backups from the administration page", () => {
  it("are made beside the work, downloaded on record, and can be restored", async () => {
    expect((await office.request(boss, "POST", "/api/admin/backups")).statusCode).toBe(200);
    await until(async () => (await get<BackupList>("/api/admin/backups")).last?.ok === true);
    const { items } = await get<BackupList>("/api/admin/backups");
    expect(items).toHaveLength(1);
    const { name } = items[0]!;
    const download = await office.request(boss, "GET", `/api/admin/backups/${name}`);
    const file = join(office.dataDir, "down.tar");
    writeFileSync(file, download.rawPayload);
    const restored = await restoreBackup({ file, dataDir: join(office.dataDir, "new"), now: 1 });
    expect(restored.counts).toMatchObject({ people: 2 });
    const actions = (await get<{ items: AuditLine[] }>("/api/admin/audit?action=admin")).items.map(
      ({ action }) => action,
    );
    expect(actions).toEqual(expect.arrayContaining(["admin.backup-made", "admin.backup-downloaded"]));
  });

  it("keeps as many as the settings say", async () => {
    const before = await get<OfficeSettings>("/api/admin/settings");
    await office.request(boss, "PUT", "/api/admin/settings", { ...before, name: "Sở A", backupKeep: 2 });
    mkdirSync(join(office.dataDir, "backups"), { recursive: true });
    for (const day of ["01", "02", "03"])
      writeFileSync(join(office.dataDir, `backups/congso-202511${day}-010000.tar`), "old");
    await office.house.jobs.runNow("admin.backup");
    expect((await get<BackupList>("/api/admin/backups")).items).toHaveLength(2);
  });

  it("refuses a name that leads elsewhere", async () => {
    for (const name of ["..%2Foffice.db", "office.db", "congso-20261123-081500.tar"]) {
      expect((await office.request(boss, "GET", `/api/admin/backups/${name}`)).statusCode, name).not.toBe(200);
    }
  });
});
