import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { strangerActor, systemActor, type PersonActor } from "../access/actor.ts";
import { manualClock, type ManualClock } from "../clock.ts";
import { createHouse, type House, type OpenHouse } from "../house.ts";
import { silentLog } from "../log.ts";
import { openSettings } from "../settings/settings.ts";
import { SAME_VIEW } from "./views.ts";

let dataDir: string;
let clock: ManualClock;
let house: House;
let open: OpenHouse;

beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), "congso-views-"));
  clock = manualClock(Date.UTC(2026, 10, 24, 2));
  const settings = openSettings(dataDir);
  house = createHouse({ dataDir, clock, log: silentLog, version: "0.0.0", doors: {}, settings });
  open = await house.open({ actorOf: () => undefined, gate: () => undefined });
});
afterEach(async () => {
  await open.close();
  rmSync(dataDir, { recursive: true, force: true });
});

const person = (id: number): PersonActor => ({
  kind: "person",
  id,
  name: `Người ${String(id)}`,
  language: "vi",
  permissions: new Set(),
  audienceKeys: [],
  door: "web",
});
const result = (id: number) => ({ type: "poll-result", id });
const views = () => house.kernel.views;

describe("the record of views", () => {
  it("tells who saw a thing, newest first, and nothing of others", () => {
    views().note(person(1), result(7), "viewed");
    clock.advance(1000);
    views().note(person(2), result(7), "exported");
    views().note(person(2), result(8), "viewed");
    const ofSeven = views().list({ subject: { type: "poll-result", id: "7" }, limit: 10 });
    expect(ofSeven.map(({ personName, way }) => [personName, way])).toEqual([
      ["Người 2", "exported"],
      ["Người 1", "viewed"],
    ]);
    expect(
      views()
        .list({ personId: 2, limit: 10 })
        .map(({ subjectId }) => subjectId),
    ).toEqual(["8", "7"]);
    expect(views().list({ subject: { type: "document", id: 7 }, limit: 10 })).toEqual([]);
    const [newest] = views().list({ limit: 1 });
    expect(views().list({ limit: 10, before: newest!.id })).toHaveLength(2);
  });

  it("counts looks of half an hour as one, and each way for itself", () => {
    for (let look = 0; look < 5; look += 1) views().note(person(1), result(7), "viewed");
    views().note(person(1), result(7), "printed");
    expect(views().list({ limit: 10 })).toHaveLength(2);
    clock.advance(SAME_VIEW);
    views().note(person(1), result(7), "viewed");
    expect(views().list({ limit: 10 })).toHaveLength(3);
  });

  it("is about people only", () => {
    views().note(systemActor("sweep"), result(7), "viewed");
    views().note(strangerActor(), result(7), "viewed");
    expect(views().list({ limit: 10 })).toEqual([]);
  });

  it("can be neither changed nor shortened", () => {
    views().note(person(1), result(7), "viewed");
    for (const sql of ["UPDATE kernel_view SET person_id = 2", "DELETE FROM kernel_view"]) {
      expect(() => house.kernel.db.run(sql)).toThrow("append-only");
    }
  });

  it("finds everything by an index", () => {
    const planOf = (where: string) =>
      house.kernel.db
        .all<{ detail: string }>(`EXPLAIN QUERY PLAN SELECT * FROM kernel_view WHERE ${where} ORDER BY id DESC LIMIT 9`)
        .map(({ detail }) => detail)
        .join("; ");
    expect(planOf("subject_type = 'a' AND subject_id = '1'")).toMatch(/kernel_view_by_subject/);
    expect(planOf("subject_type = 'a' AND subject_id = '1' AND id < 5")).not.toContain("TEMP B-TREE");
    expect(planOf("person_id = 1")).not.toContain("TEMP B-TREE");
    expect(planOf("person_id = 1 AND subject_type = 'a' AND subject_id = '1' AND way = 'viewed' AND at > 1")).toMatch(
      /kernel_view_same/,
    );
  });
});
