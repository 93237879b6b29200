import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { systemActor } from "../../../kernel/access/actor.ts";
import { openTestOffice, type TestOffice } from "../../../testing.ts";

const admin = systemActor("test");
const MINUTE = 60_000;
const SUBJECT = { type: "drill", id: 1 };
let office: TestOffice;
const ids = { sender: 0, chief: 0, head: 0, an: 0, deputy: 0 };

/** The chief leads the office, the head its department in which An works; An is away this week, and somebody stands in. */
beforeEach(async () => {
  office = await openTestOffice();
  const { directory, notifications } = office.services;
  const department = (name: string, code: string, parentId: number | null) =>
    directory.createDepartment(admin, { name, code, parentId });
  const agency = department("Sở Tư pháp", "STP", null);
  const unit = department("Phòng Hành chính", "HC", agency.id);
  const position = directory.createPosition(admin, { name: "Trưởng phòng", leads: true });
  const make = async (username: string, name: string, departmentId: number, leads: boolean) =>
    (
      await directory.createPerson(
        admin,
        {
          name,
          username,
          roleIds: [directory.roleIdOf("staff") ?? 0],
          posts: [{ departmentId, positionId: leads ? position.id : null }],
        },
        { text: "một câu thật dài 12", mustChange: false },
      )
    ).id;
  ids.sender = await make("gui", "Lê Người Gửi", agency.id, false);
  ids.chief = await make("giamdoc", "Hoàng Giám Đốc", agency.id, true);
  ids.head = await make("truong", "Nông Trưởng Phòng", unit.id, true);
  ids.an = await make("an", "Nguyễn Văn An", unit.id, false);
  ids.deputy = await make("thay", "Trần Thị Thay", unit.id, false);
  directory.recordAbsence(admin, {
    personId: ids.an,
    fromOn: "2026-11-23",
    toOn: "2026-11-27",
    kind: "leave",
    deputyId: ids.deputy,
  });
  notifications.registerKind({ name: "drills.called", title: { vi: "Diễn tập", en: "Drill" } });
});
afterEach(() => office.dispose());

function call(to: readonly number[]): void {
  office.kernel.write(admin, (work) => {
    office.services.notifications.notify(work, {
      kind: "drills.called",
      to,
      from: ids.sender,
      title: { vi: "Diễn tập", en: "Drill" },
      body: "Sân trước",
      path: "/drills/1",
      subject: SUBJECT,
      mustArrive: { steps: { sound: null, sms: null, deputy: 60, head: 60 } },
    });
  });
}
async function minutesPass(minutes: number): Promise<void> {
  office.clock.advance(minutes * MINUTE);
  await office.house.jobs.runNow("notifications.climb");
  await office.settle();
}
const asked = () =>
  office.kernel.db
    .all<{ askedId: number }>(
      "SELECT asked_id AS askedId FROM notifications_must_ask WHERE reason <> 'self' ORDER BY id",
    )
    .map(({ askedId }) => askedId);

describe("the climb in a real house", () => {
  it("asks whoever stands in this week, then the head of the unit", async () => {
    call([ids.an]);
    await minutesPass(60);
    expect(asked()).toEqual([ids.deputy]);
    await minutesPass(60);
    expect(asked()).toEqual([ids.deputy, ids.head]);
  });

  it("asks the head of what stands above where the person leads his unit, and nobody above the chief", async () => {
    call([ids.head, ids.chief]);
    await minutesPass(60);
    await minutesPass(60);
    expect(asked()).toEqual([ids.chief]);
  });

  it("counts working time: over the night, and over the day of culture on 24 November", async () => {
    office.clock.set(Date.UTC(2026, 10, 23, 9, 40));
    call([ids.an]);
    await minutesPass(60);
    expect(asked()).toEqual([]);
    office.clock.set(Date.UTC(2026, 10, 24, 4, 0));
    await minutesPass(0);
    expect(asked()).toEqual([]);
    office.clock.set(Date.UTC(2026, 10, 25, 2, 0));
    await minutesPass(0);
    expect(asked()).toEqual([ids.deputy]);
  });
});
