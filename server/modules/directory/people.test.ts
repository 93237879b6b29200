import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { systemActor } from "../../kernel/access/actor.ts";
import { openDirectoryOffice, type DirectoryOffice } from "./testing.ts";

let office: DirectoryOffice;
beforeEach(async () => {
  office = await openDirectoryOffice();
});
afterEach(() => office.close());

const system = systemActor("test");
const codeOf = (answer: { body: object }) => (answer.body as { error?: { code: string } }).error?.code;
const itemsOf = (answer: { body: object }) => (answer.body as { items: Record<string, never>[] }).items;

async function signedIn(username: string): Promise<string | undefined> {
  return (await office.signIn(username)).cookie;
}

describe("the last administrator", () => {
  it("can be neither deactivated nor stripped, also by two who do it to each other at once", async () => {
    const one = await office.add({ name: "Nguyễn Thị Hoa", username: "hoant" }, "administrator");
    const two = await office.add({ name: "Lê Văn Ba", username: "balv" }, "administrator");
    const [first, second] = [await signedIn("hoant"), await signedIn("balv")];
    const answers = await Promise.all([
      office.call("POST", `/api/people/${String(two.id)}/deactivation`, { cookie: first }),
      office.call("POST", `/api/people/${String(one.id)}/deactivation`, { cookie: second }),
    ]);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    const [stays, cookie] = office.directory.person(one.id)?.active ? [one, first] : [two, second];
    const stripped = await office.call("PUT", `/api/people/${String(stays.id)}/roles`, {
      cookie,
      body: { roleIds: [] },
    });
    expect(codeOf(stripped)).toBe("directory.lastAdministrator");
    expect(office.directory.actorOf(stays.id)?.permissions.has("directory.manage")).toBe(true);
    expect(() => {
      office.directory.deactivatePerson(system, stays.id);
    }).toThrow(expect.objectContaining({ code: "directory.lastAdministrator" }));
  });

  it("keeps a role that can manage: the administrator's role cannot give its own rights away", async () => {
    await office.add({ name: "Nguyễn Thị Hoa", username: "hoant" }, "administrator");
    const cookie = await signedIn("hoant");
    const id = office.directory.roleIdOf("administrator");
    const taken = await office.call("PUT", `/api/roles/${String(id)}/permissions`, {
      cookie,
      body: { permissions: [] },
    });
    expect(codeOf(taken)).toBe("directory.administratorNeeds");
  });
});

describe("what people may see and do", () => {
  it("shows colleagues to everyone, the year of birth and roles to few, and who has left to those who manage", async () => {
    await office.add({ name: "Nguyễn Thị Hoa", username: "hoant" }, "administrator");
    const ba = await office.add({
      name: "Lê Văn Ba",
      username: "balv",
      birthdayOn: "1985-03-05",
      mobile: "0912 345 678",
    });
    await office.add({ name: "Trần Thị Cúc", username: "cuctt" });
    const [admin, cuc] = [await signedIn("hoant"), await signedIn("cuctt")];
    const url = `/api/people/${String(ba.id)}`;
    const seen = (await office.call("GET", url, { cookie: cuc })).body;
    expect(seen).toMatchObject({ mobile: "+84912345678", birthday: "03-05", birthdayOn: null, roles: null });
    expect(Object.values(seen["can"] as unknown as object).some(Boolean)).toBe(false);
    const whole = (await office.call("GET", url, { cookie: admin })).body;
    expect(whole).toMatchObject({
      birthdayOn: "1985-03-05",
      roles: [{ key: "staff" }],
      can: { edit: true, deactivate: true },
    });
    await office.call("POST", `${url}/deactivation`, { cookie: admin });
    expect((await office.call("GET", url, { cookie: cuc })).status).toBe(404);
    expect((await office.call("GET", url, { cookie: admin })).status).toBe(200);
    expect((await office.call("GET", "/api/people?state=left", { cookie: cuc })).status).toBe(403);
    expect(itemsOf(await office.call("GET", "/api/people?state=left", { cookie: admin }))).toHaveLength(1);
    expect(itemsOf(await office.call("GET", "/api/people", { cookie: cuc })).map(({ username }) => username)).toEqual([
      "cuctt",
      "hoant",
    ]);
  });

  it("lets nobody without the permission write, and nobody take over an account with more rights", async () => {
    const admin = await office.add({ name: "Nguyễn Thị Hoa", username: "hoant" }, "administrator");
    await office.add({ name: "Lê Văn Ba", username: "balv" });
    const adminCookie = await signedIn("hoant");
    const made = await office.call("POST", "/api/roles", { cookie: adminCookie, body: { name: "Phụ trách nhân sự" } });
    const roleId = Number(made.body["id"]);
    const permissions = { permissions: ["directory.manage"] };
    await office.call("PUT", `/api/roles/${String(roleId)}/permissions`, { cookie: adminCookie, body: permissions });
    await office.call("PUT", "/api/people/2/roles", { cookie: adminCookie, body: { roleIds: [roleId] } });
    const cookie = await signedIn("balv");
    const reset = (id: number) => office.call("POST", `/api/people/${String(id)}/password-reset`, { cookie });
    expect(codeOf(await reset(admin.id))).toBe("directory.outranks");
    const body = { name: "Kẻ Gian", username: "giank", roleIds: [office.directory.roleIdOf("administrator")] };
    expect((await office.call("POST", "/api/people", { cookie, body })).status).toBe(403);
    expect((await office.call("PUT", "/api/people/2/roles", { cookie, body: { roleIds: [1] } })).status).toBe(403);
    expect((await office.call("POST", "/api/people", { cookie, body: { name: "Mới", username: "moi" } })).status).toBe(
      200,
    );
  });

  it("drops the rights of a person on the very next request", async () => {
    await office.add({ name: "Nguyễn Thị Hoa", username: "hoant" }, "administrator");
    const ba = await office.add({ name: "Lê Văn Ba", username: "balv" }, "administrator");
    const [hoa, balv] = [await signedIn("hoant"), await signedIn("balv")];
    expect((await office.call("GET", "/api/people?state=left", { cookie: balv })).status).toBe(200);
    await office.call("PUT", `/api/people/${String(ba.id)}/roles`, { cookie: hoa, body: { roleIds: [] } });
    expect((await office.call("GET", "/api/people?state=left", { cookie: balv })).status).toBe(403);
  });
});

describe("finding people", () => {
  beforeEach(async () => {
    const office1 = office.directory.createDepartment(system, { parentId: null, name: "Văn phòng", code: "VP" });
    const finance = office.directory.createDepartment(system, {
      parentId: office1.id,
      name: "Tổ Tài chính",
      code: "TC",
    });
    const post = (departmentId: number) => ({ posts: [{ departmentId, positionId: null }] });
    await office.add({ name: "Nguyễn Văn Đức", username: "ducnv", mobile: "0912345678", ...post(office1.id) });
    await office.add({ name: "Trần Đình Phúc", username: "phuctd", extension: "102", ...post(finance.id) });
    await office.add({ name: "Hoàng Thị Ánh", username: "anhht", mailAlias: "anh.hoang" });
    await office.add({ name: "Lê Thị Anh", username: "anhlt" });
  });

  const find = (query: string) => office.directory.findPeople(query, 10).map(({ username }) => username);

  it("finds by any part of the name without marks, by initials, department, and digits", () => {
    expect(find("duc")).toEqual(["ducnv"]);
    expect(find("dinh ph")).toEqual(["phuctd"]);
    expect(find("nvd")).toEqual(["ducnv"]);
    expect(find("tai chinh")).toEqual(["phuctd"]);
    expect(find("345")).toEqual(["ducnv"]);
    expect(find("+84 912 345 678")).toEqual(["ducnv"]);
    expect(find("102")).toEqual(["phuctd"]);
    expect(find("khong co ai")).toEqual([]);
    expect(find('" OR *')).toEqual([]);
  });

  it("puts those with the marks as typed first", () => {
    expect(find("ánh")).toEqual(["anhht", "anhlt"]);
    expect(find("anh")).toEqual(["anhlt", "anhht"]);
  });

  it("answers the office's search box", async () => {
    const who = office.as(1);
    const { groups } = await office.search.search(who, { q: "phuc" });
    expect(groups).toMatchObject([{ provider: "people", hits: [{ title: "Trần Đình Phúc", path: "/people/2" }] }]);
  });

  it("lists by given name, page by page, and by department with all below it", async () => {
    const cookie = await signedIn("ducnv");
    const first = await office.call("GET", "/api/people?limit=3", { cookie });
    expect(itemsOf(first).map(({ username }) => username)).toEqual(["anhlt", "anhht", "ducnv"]);
    const next = encodeURIComponent(String(first.body["next"]));
    const second = await office.call("GET", `/api/people?limit=3&after=${next}`, { cookie });
    expect(itemsOf(second).map(({ username }) => username)).toEqual(["phuctd"]);
    expect(second.body["next"]).toBeUndefined();
    const below = await office.call("GET", "/api/people?department=1", { cookie });
    expect(itemsOf(below).map(({ username }) => username)).toEqual(["ducnv", "phuctd"]);
    expect((await office.call("GET", "/api/people?after=bad", { cookie })).status).toBe(400);
  });

  it("takes usernames and aliases for one set of mail names", async () => {
    expect(office.directory.personByMailName("Anh.Hoang")?.username).toBe("anhht");
    await expect(office.add({ name: "Ai Đó", username: "anh.hoang" })).rejects.toThrow(
      expect.objectContaining({ code: "directory.usernameTaken" }),
    );
    expect(() => {
      office.directory.changePerson(system, 1, { mailAlias: "anhlt" });
    }).toThrow(expect.objectContaining({ code: "directory.usernameTaken" }));
  });
});

describe("audiences", () => {
  it("expand to active people, each once, departments with what is below; and an actor carries the same keys", async () => {
    const top = office.directory.createDepartment(system, { parentId: null, name: "Văn phòng", code: "VP" });
    const below = office.directory.createDepartment(system, { parentId: top.id, name: "Tổ Tài chính", code: "TC" });
    const chief = office.directory.createPosition(system, { name: "Chánh Văn phòng", leads: true });
    const a = await office.add({
      name: "Lê Thị An",
      username: "anlt",
      posts: [{ departmentId: top.id, positionId: chief.id }],
    });
    const b = await office.add({
      name: "Trần Văn Bình",
      username: "binhtv",
      posts: [
        { departmentId: null, positionId: null },
        { departmentId: below.id, positionId: null },
      ],
    });
    const c = await office.add({ name: "Vũ Thị Chi", username: "chivt" }, "leader");
    const group = office.directory.createGroup(system, { name: "Đảng ủy", description: "" }, [a.id, c.id]);
    const { directory } = office;
    expect(directory.expandAudience([`department:${String(top.id)}`])).toEqual([a.id, b.id]);
    expect(directory.expandAudience([`unit:${String(top.id)}`])).toEqual([a.id]);
    expect(directory.expandAudience([`position:${String(chief.id)}`])).toEqual([a.id]);
    expect(directory.findAudience("van phong", 12, "vi").map(({ key, count }) => [key, count])).toEqual(
      expect.arrayContaining([
        [`department:${String(top.id)}`, 2],
        [`unit:${String(top.id)}`, 1],
        [`position:${String(chief.id)}`, 1],
      ]),
    );
    // Nothing is below it: the department alone is the department.
    expect(directory.findAudience("to tai chinh", 12, "vi").map(({ key }) => key)).not.toContain(
      `unit:${String(below.id)}`,
    );
    expect(directory.describeAudience([`unit:${String(top.id)}`], "vi")).toMatchObject([
      { name: "Văn phòng (không gồm đơn vị trực thuộc)", count: 1 },
    ]);
    expect(directory.expandAudience([`group:${String(group.id)}`, "role:leader", `person:${String(a.id)}`])).toEqual([
      a.id,
      c.id,
    ]);
    expect(directory.countAudience(["everyone"])).toBe(3);
    expect(directory.headsOf(top.id)).toEqual([a.id]);
    expect(directory.describeAudience(["role:leader", "person:999", "everyone"], "vi").map(({ name }) => name)).toEqual(
      ["Lãnh đạo cơ quan", "Toàn cơ quan"],
    );
    expect(directory.unknownKeys(["person:999", "everyone"])).toEqual(["person:999"]);
    for (const id of [a.id, b.id, c.id])
      for (const key of directory.actorOf(id)?.audienceKeys ?? [])
        expect(directory.expandAudience([key]), key).toContain(id);
    directory.deactivatePerson(system, b.id);
    expect(directory.expandAudience([`department:${String(top.id)}`, `person:${String(b.id)}`])).toEqual([a.id]);
  });
});

describe("pictures", () => {
  const png = Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), Buffer.alloc(100)]);

  it("are told by their first bytes, kept once, and served to those who are signed in", async () => {
    await office.add({ name: "Lê Thị An", username: "anlt" });
    const cookie = await signedIn("anlt");
    const set = await office.call("PUT", "/api/profile/photo", { cookie, body: png });
    expect(set.status).toBe(200);
    const url = `/api/photos/${String(set.body["photoHash"])}`;
    expect((await office.call("GET", url, { cookie })).bytes.equals(png)).toBe(true);
    expect((await office.call("GET", url)).status).toBe(401);
    const script = Buffer.from("<svg><script>alert(1)</script></svg>");
    expect(codeOf(await office.call("PUT", "/api/profile/photo", { cookie, body: script }))).toBe(
      "directory.notPicture",
    );
    const huge = Buffer.concat([png, Buffer.alloc(2 * 1024 * 1024)]);
    expect((await office.call("PUT", "/api/profile/photo", { cookie, body: huge })).status).toBe(413);
    expect((await office.call("PUT", "/api/people/1/photo", { cookie, body: png })).status).toBe(403);
  });
});
