import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { systemActor } from "../../kernel/access/actor.ts";
import { openDirectoryOffice, type DirectoryOffice } from "./testing.ts";

let office: DirectoryOffice;
beforeEach(async () => {
  office = await openDirectoryOffice();
});
afterEach(() => office.close());

const system = systemActor("test");
const refused = (code: string) => expect.objectContaining({ code: `directory.${code}` }) as Error;
const codeOf = (answer: { body: object }) => (answer.body as { error?: { code: string } }).error?.code;

describe("departments", () => {
  async function setUp() {
    await office.add({ name: "Nguyễn Thị Hoa", username: "hoant" }, "administrator");
    const { cookie } = await office.signIn("hoant");
    const top = office.directory.createDepartment(system, { parentId: null, name: "Văn phòng", code: "VP" });
    const below = office.directory.createDepartment(system, { parentId: top.id, name: "Tổ Hành chính", code: "HC" });
    const call = (id: number, verb: string, body: object) =>
      office.call("POST", `/api/departments/${String(id)}/${verb}`, { cookie, body });
    return { cookie, top, below, call };
  }

  it("stand in a tree without circles and keep their order", async () => {
    const { top, below, call } = await setUp();
    const third = office.directory.createDepartment(system, { parentId: top.id, name: "Tổ Tài chính", code: "TC" });
    expect(codeOf(await call(top.id, "move", { parentId: below.id, beforeId: null }))).toBe(
      "directory.departmentCycle",
    );
    expect(codeOf(await call(top.id, "move", { parentId: top.id, beforeId: null }))).toBe("directory.departmentCycle");
    await call(third.id, "move", { parentId: top.id, beforeId: below.id });
    expect(office.directory.departments().map(({ code }) => code)).toEqual(["VP", "TC", "HC"]);
    expect(() => office.directory.createDepartment(system, { parentId: null, name: "Khác", code: "VP" })).toThrow(
      refused("codeTaken"),
    );
  });

  it("end with a successor that takes the people over, and keep their own name and code for what they signed", async () => {
    const { below, call } = await setUp();
    const an = await office.add({
      name: "Lê Thị An",
      username: "anlt",
      posts: [{ departmentId: below.id, positionId: null }],
    });
    expect(codeOf(await call(below.id, "closing", { validToOn: "2026-11-15", successorId: null }))).toBe(
      "directory.departmentHasPeople",
    );
    expect(codeOf(await call(below.id, "closing", { validToOn: "2026-12-01", successorId: null }))).toBe(
      "directory.departmentDates",
    );
    const next = office.directory.createDepartment(system, { parentId: null, name: "Phòng Nội vụ", code: "NV" });
    const closed = await call(below.id, "closing", { validToOn: "2026-11-15", successorId: next.id });
    expect(closed.body).toMatchObject({ name: "Tổ Hành chính", current: false, successorId: next.id });
    expect(office.directory.person(an.id)?.departmentName).toBe("Phòng Nội vụ");
    expect(office.directory.findPeople("noi vu", 5).map(({ id }) => id)).toEqual([an.id]);
    // The code is free again.
    expect(office.directory.createDepartment(system, { parentId: null, name: "Tổ mới", code: "HC" }).code).toBe("HC");
    expect(office.directory.departmentByCode("HC")?.name).toBe("Tổ mới");
    expect(() => {
      office.directory.changePerson(system, an.id, { posts: [{ departmentId: below.id, positionId: null }] });
    }).toThrow(refused("unknownDepartment"));
  });

  it("cannot end above others that live, nor be deleted once used", async () => {
    const { cookie, top, below, call } = await setUp();
    expect(codeOf(await call(top.id, "closing", { validToOn: "2026-11-15", successorId: null }))).toBe(
      "directory.departmentHasChildren",
    );
    const remove = (id: number) => office.call("DELETE", `/api/departments/${String(id)}`, { cookie });
    expect(codeOf(await remove(top.id))).toBe("directory.departmentInUse");
    expect((await remove(below.id)).status).toBe(200);
  });
});

describe("absences", () => {
  it("do not overlap, warn of a deputy who is away, and lead to whoever stands in at last", async () => {
    const [an, binh, chi] = [
      await office.add({ name: "Lê Thị An", username: "anlt" }),
      await office.add({ name: "Trần Văn Bình", username: "binhtv" }),
      await office.add({ name: "Vũ Thị Chi", username: "chivt" }),
    ];
    const { cookie } = await office.signIn("anlt");
    const record = (body: object) => office.call("POST", "/api/absences", { cookie, body });
    office.directory.recordAbsence(system, {
      personId: binh.id,
      fromOn: "2026-11-18",
      toOn: "2026-11-18",
      kind: "leave",
      deputyId: chi.id,
    });
    const mine = { fromOn: "2026-11-16", toOn: "2026-11-20", kind: "mission", deputyId: binh.id, note: "Họp tại tỉnh" };
    expect((await record(mine)).body).toMatchObject({
      deputyAway: true,
      deputyName: "Trần Văn Bình",
      can: { cancel: true },
    });
    expect(codeOf(await record({ ...mine, fromOn: "2026-11-20", toOn: "2026-11-22" }))).toBe(
      "directory.absenceOverlaps",
    );
    expect(codeOf(await record({ ...mine, fromOn: "2026-11-25", toOn: "2026-11-24" }))).toBe("directory.absenceDays");
    expect(codeOf(await record({ ...mine, fromOn: "2026-12-01", toOn: "2026-12-01", deputyId: an.id }))).toBe(
      "directory.deputySelf",
    );
    expect((await record({ ...mine, personId: chi.id })).status).toBe(403);
    expect(office.directory.deputyOf(an.id, "2026-11-17")).toBe(binh.id);
    expect(office.directory.deputyOf(an.id, "2026-11-18")).toBe(chi.id);
    expect(office.directory.deputyOf(an.id, "2026-11-21")).toBeUndefined();
    expect(office.directory.isAbsent(an.id, "2026-11-20")).toBe(true);
  });

  it("show the reason to the person and the deputy, to others only that somebody is away", async () => {
    const an = await office.add({ name: "Lê Thị An", username: "anlt" });
    await office.add({ name: "Trần Văn Bình", username: "binhtv" });
    office.directory.recordAbsence(system, {
      personId: an.id,
      fromOn: "2026-11-16",
      toOn: "2026-11-16",
      kind: "sick",
      deputyId: null,
      note: "Khám bệnh",
    });
    const list = async (username: string) => {
      const { cookie } = await office.signIn(username);
      return (await office.call("GET", "/api/absences?fromOn=2026-11-16&toOn=2026-11-16", { cookie })).body[
        "items"
      ] as unknown;
    };
    expect(await list("anlt")).toMatchObject([{ kind: "sick", note: "Khám bệnh" }]);
    expect(await list("binhtv")).toMatchObject([{ kind: "other", note: null, can: { cancel: false } }]);
  });
});

describe("permissions of roles", () => {
  it("are seeded once, and stay as the administrator leaves them", async () => {
    await office.add({ name: "Nguyễn Thị Hoa", username: "hoant" }, "administrator");
    const { cookie } = await office.signIn("hoant");
    const clerk = String(office.directory.roleIdOf("clerk"));
    await office.call("PUT", `/api/roles/${clerk}/permissions`, { cookie, body: { permissions: [] } });
    const again = Object.fromEntries(office.kernel.permissions.all());
    office.directory.seedPermissions(again);
    const roles = async () =>
      (await office.call("GET", "/api/roles", { cookie })).body["items"] as unknown as {
        key: string;
        permissions: string[];
      }[];
    expect((await roles()).find(({ key }) => key === "clerk")?.permissions).toEqual([]);
    office.directory.seedPermissions({ ...again, "polls.create": { vi: "Tạo", en: "Create", grantedTo: ["clerk"] } });
    expect((await roles()).find(({ key }) => key === "clerk")?.permissions).toEqual(["polls.create"]);
  });
});
