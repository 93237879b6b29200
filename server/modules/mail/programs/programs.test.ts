import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { systemActor } from "../../../kernel/access/actor.ts";
import { openTestOffice, type TestOffice } from "../../../testing.ts";
import { createConnections, type ProgramConnections } from "../doors/connections.ts";
import { createAddressBook } from "../addresses.ts";
import { createPrograms, type Programs, type SignInFrom } from "./programs.ts";

const PASSWORD = "hoa sữa đầu mùa 26";
const FROM: SignInFrom = { address: "192.168.7.20", door: "imaps", program: "Thunderbird" };

let office: TestOffice;
let hoa: number;
let ownPassword = true;
let connections: ProgramConnections;
let programs: Programs;
beforeAll(async () => {
  office = await openTestOffice();
  const { directory } = office.services;
  const person = async (name: string, username: string) =>
    (
      await directory.createPerson(
        systemActor("test"),
        { name, username, mailAlias: `${username}.le`, roleIds: [directory.roleIdOf("staff") ?? 0] },
        { text: PASSWORD, mustChange: false },
      )
    ).id;
  hoa = await person("Lê Thị Hoa", "hoa");
  connections = createConnections(office.clock);
  programs = createPrograms({
    kernel: office.kernel,
    directory,
    book: createAddressBook(office.kernel, directory),
    connections,
    ownPassword: () => ownPassword,
  });
});
afterAll(() => office.dispose());

const signIn = async (login: string, password: string, from = FROM) => {
  const found = await programs.authenticate(login, password, from);
  return found.ok ? found.identity : found.refusal.code;
};

describe("a mail program", () => {
  it("signs in with user name, alias or mail address, and the account's own password", async () => {
    for (const login of ["hoa", "HOA@congso.lan", "hoa.le@congso.lan", " hoa "]) {
      expect(await signIn(login, PASSWORD), login).toEqual({ personId: hoa, passwordId: null });
    }
    expect(await signIn("hoa", "khong phai")).toBe("directory.wrongPassword");
    expect(await signIn("hoa@noi-khac.vn", PASSWORD)).toBe("directory.wrongPassword");
    expect(await signIn("khong-ai", PASSWORD)).toBe("directory.wrongPassword");
  });

  it("signs in with its own password, however it was typed, until that alone is withdrawn", async () => {
    const actor = office.as(hoa);
    const phone = programs.create(actor, "Điện thoại");
    const tablet = programs.create(actor, "Máy tính bảng");
    expect(phone.password).toMatch(/^[a-z2-9]{4}(-[a-z2-9]{4}){3}$/);
    expect(await signIn("hoa", phone.password)).toEqual({ personId: hoa, passwordId: phone.item.id });
    expect(await signIn("hoa", phone.password.replaceAll("-", " ").toUpperCase())).toMatchObject({ personId: hoa });
    expect(programs.list(actor).items.find(({ id }) => id === phone.item.id)).toMatchObject({
      label: "Điện thoại",
      usedAt: office.clock.now(),
      usedFrom: "192.168.7.20",
      usedBy: "Thunderbird",
    });
    const ended: string[] = [];
    connections.enter({ ...FROM, personId: hoa, passwordId: phone.item.id, secure: true }, () => ended.push("phone"));
    connections.enter({ ...FROM, personId: hoa, passwordId: tablet.item.id, secure: true }, () => ended.push("tablet"));
    expect(programs.list(actor).connected.map(({ label }) => label)).toEqual(["Điện thoại", "Máy tính bảng"]);
    programs.withdraw(actor, phone.item.id);
    expect(ended).toEqual(["phone"]);
    expect(await signIn("hoa", phone.password)).toBe("directory.wrongPassword");
    expect(await signIn("hoa", tablet.password)).toMatchObject({ personId: hoa });
  });

  it("is refused the account's own password where the office says so", async () => {
    ownPassword = false;
    try {
      expect(await signIn("hoa", PASSWORD)).toBe("directory.wrongPassword");
      const laptop = programs.create(office.as(hoa), "Máy xách tay");
      expect(await signIn("hoa", laptop.password)).toMatchObject({ passwordId: laptop.item.id });
    } finally {
      ownPassword = true;
    }
  });

  it("is slowed down by the same limiter as the web", async () => {
    const stranger = { ...FROM, address: "192.168.7.99" };
    for (let n = 0; n < 5; n += 1) expect(await signIn("hoa", "doan mo", stranger)).toBe("directory.wrongPassword");
    expect(await signIn("hoa", PASSWORD, stranger)).toBe("directory.tooManyAttempts");
    const web = await office.services.directory.authenticate("hoa", PASSWORD, {
      address: stranger.address,
      door: "web",
    });
    expect(web).toMatchObject({ ok: false, refusal: { code: "directory.tooManyAttempts" } });
  });
});

describe("the routes", () => {
  it("show a password once, keep only its digest, and let nobody touch another's", async () => {
    const made = await office.request(hoa, "POST", "/api/mail/programs", { label: "iPhone" });
    expect(made.statusCode).toBe(200);
    const { item, password } = made.json<{ item: { id: number }; password: string }>();
    const list = (await office.request(hoa, "GET", "/api/mail/programs")).json<{
      items: { id: number }[];
      login: string;
    }>();
    expect(list.items.map(({ id }) => id)).toContain(item.id);
    expect(list.login).toBe("hoa@congso.lan");
    expect(JSON.stringify(list)).not.toContain(password);
    const rows = office.kernel.db.all("SELECT * FROM mail_program_password");
    expect(JSON.stringify(rows)).not.toContain(password.replaceAll("-", ""));
    const other = await office.services.directory.createPerson(
      systemActor("test"),
      { name: "Vũ Văn Nam", username: "nam", roleIds: [office.services.directory.roleIdOf("staff") ?? 0] },
      { text: PASSWORD, mustChange: false },
    );
    expect((await office.request(other.id, "DELETE", `/api/mail/programs/${String(item.id)}`)).statusCode).toBe(404);
    expect((await office.request(hoa, "DELETE", `/api/mail/programs/${String(item.id)}`)).statusCode).toBe(200);
  });

  it("take everything from somebody who has left", async () => {
    const laptop = programs.create(office.as(hoa), "Máy cũ");
    office.services.directory.deactivatePerson(systemActor("test"), hoa);
    await office.settle();
    expect(await signIn("hoa", laptop.password)).toBe("directory.wrongPassword");
    expect(office.kernel.db.all("SELECT id FROM mail_program_password WHERE person_id = :id", { id: hoa })).toEqual([]);
  });
});
