import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openTestOffice, type TestOffice } from "../../testing.ts";
import { systemActor } from "../../kernel/access/actor.ts";
import type { DayException, Hours, HoursInput, WorkDay } from "./contract.ts";

let office: TestOffice;
let clerk: number;
let staff: number;

beforeEach(async () => {
  office = await openTestOffice();
  const { directory } = office.services;
  const hire = async (name: string, username: string, role: string) => {
    const roleIds = [directory.roleIdOf(role) ?? 0];
    const password = { text: "Hoa đào nở trên núi Mẫu Sơn", mustChange: false };
    return (await directory.createPerson(systemActor("test"), { name, username, roleIds }, password)).id;
  };
  clerk = await hire("Nông Thị Văn Thư", "vanthu", "clerk");
  staff = await hire("Hoàng Văn Nhân", "nhan", "staff");
});
afterEach(() => office.dispose());

const days = async (fromOn: string, toOn: string, more = "") =>
  (await office.request(staff, "GET", `/api/worktime/days?fromOn=${fromOn}&toOn=${toOn}${more}`)).json<{
    items: WorkDay[];
    can: { manage: boolean };
  }>();
const code = async (answer: ReturnType<TestOffice["request"]>) =>
  (await answer).json<{ error: { code: string } }>().error.code;

const HOURS: HoursInput = {
  departmentId: null,
  validFromOn: "2026-10-15",
  validToOn: null,
  seasonFrom: "10-15",
  seasonTo: "04-14",
  weekdays: [1, 2, 3, 4, 5],
  sessions: [{ from: 480, to: 720 }],
};

describe("the table of days", () => {
  it("is filled for ten years when the office opens, with lunar dates beside", async () => {
    const { items, can } = await days("2026-04-25", "2026-04-27");
    expect(items.map(({ kind }) => kind)).toEqual(["weekend", "holiday", "substitute"]);
    expect(items[1]?.lunar).toEqual({ year: 2026, month: 3, day: 10, leap: false });
    expect(can.manage).toBe(false);
    expect((await days("2035-02-08", "2035-02-08")).items[0]?.kind).toBe("holiday");
  });

  it("keeps what the agency changed and took out, also through a restart, until it asks for a refill", async () => {
    const set = { on: "2026-11-28", departmentId: null, kind: "makeup", name: "Làm bù thứ Hai 30/11" };
    expect((await office.request(clerk, "PUT", "/api/worktime/exceptions", set)).statusCode).toBe(200);
    expect((await office.request(clerk, "DELETE", "/api/worktime/exceptions/2026-11-24")).statusCode).toBe(200);
    office = await office.restart();
    expect((await days("2026-11-24", "2026-11-28")).items.map(({ kind }) => kind)).toEqual([
      "work",
      "work",
      "work",
      "work",
      "makeup",
    ]);
    await office.request(clerk, "POST", "/api/worktime/years/2026/refill");
    const kinds = (await days("2026-11-24", "2026-11-28")).items.map(({ kind }) => kind);
    expect([kinds[0], kinds[4]]).toEqual(["holiday", "makeup"]);
    const { items } = (await office.request(staff, "GET", "/api/worktime/exceptions?year=2026")).json<{
      items: DayException[];
    }>();
    expect(items.find(({ on }) => on === "2026-11-28")).toMatchObject({ source: "agency", departmentId: null });
  });

  it("is changed by those who may, and by nobody else", async () => {
    const set = { on: "2026-12-24", departmentId: null, kind: "holiday", name: "Nghỉ" };
    expect((await office.request(staff, "PUT", "/api/worktime/exceptions", set)).statusCode).toBe(403);
    expect((await office.request(undefined, "PUT", "/api/worktime/exceptions", set)).statusCode).toBe(401);
    expect((await days("2026-12-24", "2026-12-24")).items[0]?.kind).toBe("work");
    expect(office.kernel.audit.list({ action: "worktime.day-set", limit: 5 })).toEqual([]);
  });

  it("refuses days and spans that do not exist", async () => {
    const set = { on: "2026-02-30", departmentId: null, kind: "holiday", name: "Nghỉ" };
    expect(await code(office.request(clerk, "PUT", "/api/worktime/exceptions", set))).toBe("worktime.noSuchDay");
    const absent = { ...set, on: "2026-03-02", departmentId: 99 };
    expect(await code(office.request(clerk, "PUT", "/api/worktime/exceptions", absent))).toBe(
      "worktime.unknownDepartment",
    );
    expect(await code(office.request(staff, "GET", "/api/worktime/days?fromOn=2026-01-02&toOn=2026-01-01"))).toBe(
      "worktime.span",
    );
    expect(await code(office.request(staff, "GET", "/api/worktime/days?fromOn=2020-01-01&toOn=2026-01-01"))).toBe(
      "worktime.span",
    );
    expect((await office.request(clerk, "DELETE", "/api/worktime/exceptions/2026-12-25")).statusCode).toBe(404);
  });
});

describe("working hours", () => {
  it("of the winter hold from the moment that they are written", async () => {
    const added = await office.request(clerk, "POST", "/api/worktime/hours", HOURS);
    expect(added.statusCode).toBe(200);
    expect((await days("2026-11-25", "2026-11-25")).items[0]?.sessions).toEqual([{ from: 480, to: 720 }]);
    const { id } = added.json<Hours>();
    const changed = { ...HOURS, sessions: [{ from: 420, to: 690 }] };
    await office.request(clerk, "PUT", `/api/worktime/hours/${String(id)}`, changed);
    expect((await days("2026-11-25", "2026-11-25")).items[0]?.sessions).toEqual([{ from: 420, to: 690 }]);
    await office.request(clerk, "DELETE", `/api/worktime/hours/${String(id)}`);
    expect((await days("2026-11-25", "2026-11-25")).items[0]?.sessions).toHaveLength(2);
  });

  it("of a department hold for what is below it, and for nobody else", async () => {
    const { directory } = office.services;
    const system = systemActor("test");
    const parent = directory.createDepartment(system, {
      name: "Trung tâm Hành chính công",
      code: "HCC",
      parentId: null,
    });
    const child = directory.createDepartment(system, { name: "Bộ phận một cửa", code: "MC", parentId: parent.id });
    await office.request(clerk, "POST", "/api/worktime/hours", {
      ...HOURS,
      departmentId: parent.id,
      weekdays: [1, 2, 3, 4, 5, 6],
    });
    const { worktime } = office.services;
    expect(worktime.isWorkingDay("2026-11-21", child.id)).toBe(true);
    expect(worktime.isWorkingDay("2026-11-21")).toBe(false);
    expect(worktime.addWorkingDays("2026-11-20", 1, child.id)).toBe("2026-11-21");
  });

  it("must make sense", async () => {
    const add = (changes: Partial<HoursInput>) =>
      code(office.request(clerk, "POST", "/api/worktime/hours", { ...HOURS, ...changes }));
    expect(await add({ sessions: [{ from: 700, to: 600 }] })).toBe("worktime.sessions");
    expect(
      await add({
        sessions: [
          { from: 400, to: 600 },
          { from: 500, to: 700 },
        ],
      }),
    ).toBe("worktime.sessions");
    expect(await add({ seasonTo: null })).toBe("worktime.season");
    expect(await add({ validToOn: "2026-10-14" })).toBe("worktime.validity");
    expect(await add({ departmentId: 42 })).toBe("worktime.unknownDepartment");
  });

  it("are never taken away from the agency altogether", async () => {
    const { items } = (await office.request(clerk, "GET", "/api/worktime/hours")).json<{ items: Hours[] }>();
    const url = `/api/worktime/hours/${String(items[0]?.id)}`;
    expect(await code(office.request(clerk, "DELETE", url))).toBe("worktime.lastHours");
    const { directory } = office.services;
    const unit = directory.createDepartment(systemActor("test"), { name: "Văn phòng", code: "VP", parentId: null });
    expect(await code(office.request(clerk, "PUT", url, { ...HOURS, departmentId: unit.id }))).toBe(
      "worktime.lastHours",
    );
  });
});

describe("a deadline", () => {
  const due = (query: string) => office.request(staff, "GET", `/api/worktime/due?${query}`);
  const monday = Date.parse("2026-11-23T08:15:00+07:00");

  it("is reckoned in working days and hours", async () => {
    const inDays = await due(`at=${String(monday)}&amount=2&unit=day`);
    expect(inDays.json()).toEqual({ dueAt: Date.parse("2026-11-26T17:30:00+07:00") });
    const inHours = await due(`at=${String(monday)}&amount=8&unit=hour`);
    expect(inHours.json()).toEqual({ dueAt: Date.parse("2026-11-25T08:15:00+07:00") });
  });

  it("is refused where the calendar has no working time", async () => {
    const { items } = (await office.request(clerk, "GET", "/api/worktime/hours")).json<{ items: Hours[] }>();
    await office.request(clerk, "PUT", `/api/worktime/hours/${String(items[0]?.id)}`, {
      ...HOURS,
      seasonFrom: null,
      seasonTo: null,
      validFromOn: "2000-01-01",
      validToOn: "2001-01-01",
    });
    expect(await code(due(`at=${String(monday)}&amount=2&unit=day`))).toBe("worktime.neverWorking");
  });
});
