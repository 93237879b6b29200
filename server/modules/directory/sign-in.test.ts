import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { GOOD_PASSWORD, openDirectoryOffice, type DirectoryOffice } from "./testing.ts";

let office: DirectoryOffice;
beforeEach(async () => {
  office = await openDirectoryOffice();
});
afterEach(() => office.close());

const codeOf = (answer: { body: object }) => (answer.body as { error?: { code: string } }).error?.code;

describe("signing in", () => {
  it("tells who one is, what one may do, and opens the doors that need it", async () => {
    const hoa = await office.add({ name: "Nguyễn Thị Hoa", username: "hoant" }, "administrator");
    const answer = await office.signIn("HoaNT ");
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      person: {
        id: hoa.id,
        name: "Nguyễn Thị Hoa",
        mailAddress: "hoant@dongdang.example.vn",
        mustChangePassword: false,
      },
      agency: { name: "UBND xã Đồng Đăng", code: "ĐĐ" },
    });
    expect(answer.body["permissions"]).toContain("directory.manage");
    expect(answer.body["audienceKeys"]).toEqual(
      expect.arrayContaining(["everyone", `person:${String(hoa.id)}`, "role:administrator"]),
    );
    expect((await office.call("GET", "/api/people", { cookie: answer.cookie })).status).toBe(200);
    expect((await office.call("GET", "/api/people")).status).toBe(401);
  });

  it("gives a wrong password, an unknown name and a person who has left the same answer", async () => {
    await office.add({ name: "Nguyễn Thị Hoa", username: "hoant" }, "administrator");
    const left = await office.add({ name: "Lê Văn Ba", username: "balv" });
    office.directory.deactivatePerson(office.as(1), left.id);
    const answers = await Promise.all([
      office.signIn("hoant", "khong phai mat khau"),
      office.signIn("ai do", "khong phai mat khau"),
      office.signIn("balv", GOOD_PASSWORD),
    ]);
    for (const answer of answers) {
      expect(answer.status).toBe(401);
      expect(codeOf(answer)).toBe("directory.wrongPassword");
      expect(answer.cookie).toBeUndefined();
    }
  });

  it("lets a one-time password do nothing but be changed, and then everything", async () => {
    const admin = await office.add({ name: "Nguyễn Thị Hoa", username: "hoant" }, "administrator");
    const person = await office.add({ name: "Lê Văn Ba", username: "balv" });
    const cookie = (await office.signIn("hoant")).cookie;
    const reset = await office.call("POST", `/api/people/${String(person.id)}/password-reset`, { cookie });
    const password = String(reset.body["password"]);
    expect((await office.signIn("balv")).status).toBe(401);
    // As read out from paper: capitals and spaces for hyphens.
    const first = await office.signIn("balv", password.toUpperCase().replaceAll("-", " "));
    expect(first.body).toMatchObject({ person: { mustChangePassword: true }, permissions: [] });
    expect(codeOf(await office.call("GET", "/api/people", { cookie: first.cookie }))).toBe(
      "directory.changePasswordFirst",
    );
    expect((await office.call("GET", "/api/session", { cookie: first.cookie })).status).toBe(200);
    const mail = await office.directory.authenticate("balv", password, { address: "10.0.0.9", door: "imap" });
    expect(mail).toMatchObject({ ok: false, refusal: { code: "directory.changePasswordFirst" } });
    const change = (next: string) =>
      office.call("PUT", "/api/session/password", { cookie: first.cookie, body: { current: password, next } });
    expect(codeOf(await change("ngan"))).toBe("directory.passwordShort");
    expect(codeOf(await change("matkhau12345"))).toBe("directory.passwordCommon");
    expect(codeOf(await change("balv 2026"))).toBe("directory.passwordHasName");
    expect((await change("đồi sim tím chiều hoang")).status).toBe(200);
    expect((await office.call("GET", "/api/people", { cookie: first.cookie })).status).toBe(200);
    expect(admin.active).toBe(true);
  });

  it("ends all other sessions when the password changes", async () => {
    await office.add({ name: "Nguyễn Thị Hoa", username: "hoant" });
    const [here, there] = [await office.signIn("hoant"), await office.signIn("hoant")];
    const body = { current: GOOD_PASSWORD, next: "đồi sim tím chiều hoang" };
    const changed = await office.call("PUT", "/api/session/password", { cookie: here.cookie, body });
    expect(changed.body).toEqual({ endedSessions: 1 });
    expect((await office.call("GET", "/api/session", { cookie: there.cookie })).status).toBe(401);
    expect((await office.call("GET", "/api/session", { cookie: here.cookie })).status).toBe(200);
  });

  it("ends the sessions of a person who is deactivated at once", async () => {
    await office.add({ name: "Nguyễn Thị Hoa", username: "hoant" }, "administrator");
    const ba = await office.add({ name: "Lê Văn Ba", username: "balv" });
    const [admin, session] = [await office.signIn("hoant"), await office.signIn("balv")];
    expect((await office.call("GET", "/api/session", { cookie: session.cookie })).status).toBe(200);
    await office.call("POST", `/api/people/${String(ba.id)}/deactivation`, { cookie: admin.cookie });
    expect((await office.call("GET", "/api/session", { cookie: session.cookie })).status).toBe(401);
    expect(office.directory.person(ba.id)?.name).toBe("Lê Văn Ba");
  });

  it("lists one's sessions, ends one of them, and ends nobody else's", async () => {
    await office.add({ name: "Nguyễn Thị Hoa", username: "hoant" });
    await office.add({ name: "Lê Văn Ba", username: "balv" });
    const [one, two, other] = [await office.signIn("hoant"), await office.signIn("hoant"), await office.signIn("balv")];
    const listed = (await office.call("GET", "/api/sessions", { cookie: one.cookie })).body["items"] as unknown as {
      id: string;
      current: boolean;
    }[];
    expect(listed.map(({ current }) => current).sort()).toEqual([false, true]);
    const second = listed.find(({ current }) => !current)?.id ?? "";
    const url = `/api/sessions/${second}`;
    expect((await office.call("DELETE", url, { cookie: other.cookie })).status).toBe(404);
    expect((await office.call("DELETE", url, { cookie: one.cookie })).status).toBe(200);
    expect((await office.call("GET", "/api/session", { cookie: two.cookie })).status).toBe(401);
  });

  it("slows a guesser down, and neither the owner at a known address nor one at a strange address is locked out", async () => {
    await office.add({ name: "Nguyễn Thị Hoa", username: "hoant" });
    await office.signIn("hoant", GOOD_PASSWORD, "10.0.0.7");
    const guesses: (string | undefined)[] = [];
    for (let i = 0; i < 7; i++) guesses.push(codeOf(await office.signIn("hoant", "doan mo mat khau", "10.6.6.6")));
    expect(guesses).toEqual([
      ...Array<string>(5).fill("directory.wrongPassword"),
      "directory.tooManyAttempts",
      "directory.tooManyAttempts",
    ]);
    expect((await office.signIn("hoant", GOOD_PASSWORD, "10.6.6.6")).status).toBe(429);
    expect((await office.signIn("hoant", GOOD_PASSWORD, "10.0.0.7")).status).toBe(200);
    expect((await office.signIn("hoant", GOOD_PASSWORD, "10.9.9.9")).status).toBe(200);
    office.clock.advance(2_000);
    expect((await office.signIn("hoant", GOOD_PASSWORD, "10.6.6.6")).status).toBe(200);
  });
});
