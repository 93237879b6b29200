import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { systemActor } from "../access/actor.ts";
import { manualClock } from "../clock.ts";
import { dbOn, type Db } from "../database/db.ts";
import { kernelMigrations } from "../database/kernel-migrations.ts";
import { migrate } from "../database/migrations.ts";
import { appendAudit, auditOn, type Audit } from "./audit.ts";

let connection: DatabaseSync;
let db: Db;
let audit: Audit;

beforeEach(() => {
  connection = new DatabaseSync(":memory:");
  migrate(connection, [kernelMigrations], { clock: manualClock(0), backup: () => undefined });
  db = dbOn(connection);
  audit = auditOn(db);
  for (let n = 1; n <= 5; n += 1) {
    const action = n % 2 === 0 ? "test.closed" : "test.opened";
    appendAudit(db, systemActor("clerk"), n * 1000, { action, subject: { type: "poll", id: n }, detail: { n } });
  }
});

afterEach(() => {
  connection.close();
});

/** What a person with the file in his hands can do, triggers or not. */
function tamper(sql: string): void {
  db.exec("DROP TRIGGER kernel_audit_never_changes; DROP TRIGGER kernel_audit_never_shrinks");
  db.exec(sql);
}

describe("the audit record", () => {
  it("is whole as it was written", () => {
    expect(audit.verify()).toEqual({ ok: true, lines: 5 });
  });

  it("lists newest first by what is asked", () => {
    expect(audit.list({ limit: 2 }).map(({ id }) => id)).toEqual([5, 4]);
    expect(audit.list({ limit: 9, before: 4, action: "test.opened" }).map(({ id }) => id)).toEqual([3, 1]);
    expect(audit.list({ limit: 9, subject: { type: "poll", id: 2 } }).map(({ id }) => id)).toEqual([2]);
    expect(audit.list({ limit: 9, actorId: 7 })).toEqual([]);
  });

  it("looks filtered lines up by their index", () => {
    const plan = db.all<{ detail: string }>(
      "EXPLAIN QUERY PLAN SELECT id FROM kernel_audit WHERE 1 AND subject_type = 'a' AND subject_id = 'b' ORDER BY id DESC LIMIT 5",
    );
    expect(plan[0]?.detail).toContain("kernel_audit_by_subject");
  });

  it("cannot be changed or shortened by a statement", () => {
    expect(() => {
      db.exec("UPDATE kernel_audit SET at = 1 WHERE id = 2");
    }).toThrow(/append-only/);
    expect(() => {
      db.exec("DELETE FROM kernel_audit WHERE id = 5");
    }).toThrow(/append-only/);
  });

  it.each([
    ["a changed fact", "UPDATE kernel_audit SET detail = '{\"n\":9}' WHERE id = 3", 3],
    ["a changed time", "UPDATE kernel_audit SET at = 2999 WHERE id = 3", 3],
    ["a line that was taken out", "DELETE FROM kernel_audit WHERE id = 3", 4],
    ["a last line that was taken out", "DELETE FROM kernel_audit WHERE id = 5", 5],
    [
      "two lines that changed places",
      "UPDATE kernel_audit SET hash = CASE id WHEN 2 THEN (SELECT hash FROM kernel_audit WHERE id = 3) ELSE hash END",
      2,
    ],
    ["all lines gone", "DELETE FROM kernel_audit", 1],
  ])("shows %s", (_name, sql, brokenAt) => {
    tamper(sql);
    expect(audit.verify()).toEqual({ ok: false, brokenAt });
  });
});
