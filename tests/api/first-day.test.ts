import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { systemActor } from "../../server/kernel/access/actor.ts";
import { openTestOffice, type TestOffice } from "../../server/testing.ts";

const PASSWORD = "Chợ Kỳ Lừa họp phiên 27";

let office: TestOffice;

beforeEach(async () => {
  office = await openTestOffice();
  office.kernel.settings.agency.update({ name: "Sở Tư pháp", domain: "stp.langson.lan" });
});

afterEach(async () => {
  await office.dispose();
});

/** A person with a role, as the administrator would have made him. */
async function hire(name: string, username: string, ...roles: string[]): Promise<number> {
  const { directory } = office.services;
  const roleIds = roles.map((key) => directory.roleIdOf(key) ?? 0);
  const person = await directory.createPerson(
    systemActor("test"),
    {
      name,
      username,
      roleIds,
    },
    { text: PASSWORD, mustChange: false },
  );
  return person.id;
}

describe("a first day at the office", () => {
  it("lets people in with their password and tells them who they are", async () => {
    await hire("Nguyễn Văn An", "an", "administrator");
    const refused = await office.request(undefined, "POST", "/api/session", { username: "an", password: "wrong" });
    expect(refused.statusCode).toBe(401);
    const stranger = await office.request(undefined, "POST", "/api/session", { username: "nobody", password: "wrong" });
    expect(stranger.json()).toMatchObject({
      error: { code: refused.json<{ error: { code: string } }>().error.code },
    });
    const answer = await office.request(undefined, "POST", "/api/session", { username: "an", password: PASSWORD });
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toMatchObject({ person: { name: "Nguyễn Văn An", mailAddress: "an@stp.langson.lan" } });
    expect(answer.headers["set-cookie"]).toMatch(/HttpOnly; SameSite=Strict/i);
  });

  it("asks a question, hears of it, answers it, and sees the result", async () => {
    const leader = await hire("Hoàng Thị Bình", "binh", "leader");
    const staff = await hire("Lê Văn Cường", "cuong", "staff");
    const asked = await office.request(leader, "POST", "/api/polls", {
      title: "Đồng phục mùa hè",
      description: "",
      kind: "single",
      secrecy: "open",
      results: "live",
      options: ["Áo trắng", "Áo xanh"],
      maxChoices: 1,
      quorum: 50,
      remindHours: null,
      audience: ["everyone"],
      opensAt: 0,
      closesAt: office.clock.now() + 3_600_000,
    });
    expect(asked.statusCode, asked.body).toBe(200);
    const poll = asked.json<{ id: number; asked: number; options: { id: number }[] }>();
    expect(poll.asked).toBe(2);
    await office.settle();
    const inbox = await office.request(staff, "GET", "/api/notifications");
    expect(inbox.json()).toMatchObject({ items: [{ path: `/polls/${String(poll.id)}`, read: false }] });
    const seen = await office.request(staff, "POST", "/api/notifications/seen", { type: "poll", id: poll.id });
    expect(seen.json()).toMatchObject({ unread: 0 });
    const answer = await office.request(staff, "POST", `/api/polls/${String(poll.id)}/answer`, {
      optionIds: [poll.options[0]?.id],
      text: "",
    });
    expect(answer.json()).toMatchObject({ answered: 1, hasAnswered: true, options: [{ votes: 1 }, { votes: 0 }] });
    const found = await office.request(staff, "GET", "/api/search?q=dong%20phuc");
    expect(found.body).toContain("Đồng phục mùa hè");
    const sheet = await office.request(leader, "GET", `/api/polls/${String(poll.id)}/results.xlsx`);
    expect(sheet.rawPayload.subarray(0, 2).toString()).toBe("PK");
  });

  it("is still there after a restart", async () => {
    const id = await hire("Nguyễn Văn An", "an", "administrator");
    office = await office.restart();
    expect((await office.request(id, "GET", "/api/session")).json()).toMatchObject({ person: { username: "an" } });
  });
});
