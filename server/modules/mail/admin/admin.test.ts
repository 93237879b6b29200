import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { systemActor } from "../../../kernel/access/actor.ts";
import { openTestOffice, type TestOffice } from "../../../testing.ts";
import type { TestStep } from "./contract.ts";

let office: TestOffice;
let admin = 0;
let an = 0;

async function hire(name: string, username: string, role: string): Promise<number> {
  const { directory } = office.services;
  const roleIds = [directory.roleIdOf(role) ?? 0];
  const password = { text: "Chợ Kỳ Lừa họp phiên 27", mustChange: false };
  return (await directory.createPerson(systemActor("test"), { name, username, roleIds }, password)).id;
}
beforeAll(async () => {
  office = await openTestOffice({ doors: { smtp: "127.0.0.1:0" }, running: true });
  office.kernel.settings.agency.update({ name: "Sở Tư pháp", domain: "so.vn" });
  admin = await hire("Quản Trị", "admin", "administrator");
  an = await hire("Nguyễn Văn An", "an", "staff");
  await office.settle();
});
afterAll(() => office.dispose());

const test = async (who: number, address: string) =>
  (await office.request(who, "POST", "/api/mail/admin/test-message", { address })).json<{ items: TestStep[] }>().items;

describe("a test message", () => {
  it("tells every step of its way into the mailbox", async () => {
    const items = await test(admin, "an@so.vn");
    expect(items.map(({ step, state }) => [step, state])).toEqual([
      ["address", "ok"],
      ["door", "ok"],
      ["connection", "ok"],
      ["delivery", "ok"],
      ["arrival", "ok"],
    ]);
    expect(items[0]?.detail).toBe("Nguyễn Văn An");
    expect(items[3]?.detail).toMatch(/^250 2\.6\.0/);
    const { items: mine } = (await office.request(an, "GET", "/api/mail/messages")).json<{
      items: { subject: string }[];
    }>();
    expect(mine[0]?.subject).toBe("Thư thử của quản trị viên");
    expect(office.kernel.audit.list({ action: "mail.tested", limit: 1 })).toHaveLength(1);
  });

  it("ends where it goes wrong, and is the administrator's alone", async () => {
    expect((await test(admin, "khong-ai@so.vn")).map(({ state }) => state)).toEqual([
      "failed",
      ...Array.from({ length: 4 }, () => "skipped"),
    ]);
    expect((await test(admin, "an@ngoai.vn"))[0]).toMatchObject({ state: "failed", detail: "outside" });
    const refused = await office.request(an, "POST", "/api/mail/admin/test-message", { address: "an@so.vn" });
    expect(refused.statusCode).toBe(403);
    expect((await office.request(admin, "DELETE", "/api/mail/admin/connections/1")).statusCode).toBe(404);
  });
});
