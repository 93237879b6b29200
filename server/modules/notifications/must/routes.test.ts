import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openTestOffice, type TestOffice } from "../../../testing.ts";
import { systemActor } from "../../../kernel/access/actor.ts";
import type { NoticeDetail, WaitingNotice, WatchedPerson } from "../contract/notices.ts";

const admin = systemActor("test");
const MINUTE = 60_000;
let office: TestOffice;
const ids = { head: 0, an: 0, binh: 0, admin: 0 };

beforeEach(async () => {
  office = await openTestOffice();
  const { directory } = office.services;
  const make = async (username: string, name: string, role: string) =>
    (
      await directory.createPerson(
        admin,
        { name, username, roleIds: [directory.roleIdOf(role) ?? 0] },
        { text: "một câu thật dài 12", mustChange: false },
      )
    ).id;
  ids.head = await make("truong", "Hoàng Văn Trưởng", "head");
  ids.an = await make("an", "Nguyễn Văn An", "staff");
  ids.binh = await make("binh", "Trần Thị Bình", "staff");
  ids.admin = await make("quan", "Lê Quản Trị", "administrator");
});
afterEach(() => office.dispose());

const draft = (changes: object = {}) => ({
  audience: [`person:${String(ids.an)}`, `person:${String(ids.binh)}`],
  title: "Họp khẩn lúc 14 giờ",
  body: "Phòng họp số 1",
  anyHour: false,
  ...changes,
});
async function ask<T>(personId: number, method: "GET" | "POST", url: string, body?: object) {
  const answer = await office.request(personId, method, url, body);
  return { status: answer.statusCode, body: answer.json<T>() };
}
const send = async (changes: object = {}) =>
  (await ask<NoticeDetail>(ids.head, "POST", "/api/notices", draft(changes))).body;
const waiting = async (personId: number) =>
  (await ask<{ items: WaitingNotice[] }>(personId, "GET", "/api/notices/waiting")).body.items;

describe("a must-arrive notice", () => {
  it("is previewed, sent, shown, confirmed and watched", async () => {
    const { body: preview } = await ask(ids.head, "POST", "/api/notices/preview", draft());
    expect(preview).toEqual({
      people: 2,
      withoutNumber: 2,
      smsParts: 1,
      steps: { sound: 5, sms: 25, deputy: 60, head: 60 },
    });
    const sent = await send();
    await office.settle();
    const [mine] = await waiting(ids.an);
    expect(mine).toMatchObject({
      noticeId: sent.id,
      title: { vi: "Họp khẩn lúc 14 giờ" },
      path: `/notices/${String(sent.id)}`,
      from: { name: "Hoàng Văn Trưởng" },
      for: null,
      sounds: false,
    });
    await ask(ids.an, "POST", "/api/notices/asks/seen", { ids: [mine?.askId] });
    expect((await ask(ids.an, "POST", `/api/notices/asks/${String(mine?.askId)}/confirmation`)).status).toBe(200);
    expect((await ask(ids.an, "POST", `/api/notices/asks/${String(mine?.askId)}/confirmation`)).status).toBe(200);
    expect(await waiting(ids.an)).toEqual([]);
    const board = await ask<NoticeDetail>(ids.head, "GET", `/api/notices/${String(sent.id)}`);
    expect(board.body).toMatchObject({
      people: 2,
      confirmed: 1,
      reached: { seen: 1 },
      can: { watch: true, stop: true },
    });
    const people = `/api/notices/${String(sent.id)}/people`;
    const { items } = (await ask<{ items: WatchedPerson[] }>(ids.head, "GET", `${people}?list=confirmed`)).body;
    expect(items).toMatchObject([{ person: { name: "Nguyễn Văn An" }, way: "web", confirmedBy: { id: ids.an } }]);
    const left = (await ask<{ items: WatchedPerson[] }>(ids.head, "GET", `${people}?list=waiting`)).body.items;
    expect(left).toMatchObject([
      { person: { id: ids.binh }, next: { step: "sound", at: office.clock.now() + 5 * MINUTE } },
    ]);
  });

  it("shows the person who was asked its text, but not who else has it", async () => {
    const { id } = await send();
    const { body } = await ask<NoticeDetail>(ids.an, "GET", `/api/notices/${String(id)}`);
    expect(body).toMatchObject({ body: "Phòng họp số 1", reached: null, can: { watch: false, stop: false } });
    expect((await ask(ids.an, "GET", `/api/notices/${String(id)}/people?list=waiting`)).status).toBe(403);
    expect((await ask(ids.an, "POST", `/api/notices/${String(id)}/stop`)).status).toBe(403);
  });

  it("is nobody else's, but who manages notifications sees and stops it", async () => {
    const { id } = await send({ audience: [`person:${String(ids.an)}`] });
    expect((await ask(ids.binh, "GET", `/api/notices/${String(id)}`)).status).toBe(404);
    const [question] = await waiting(ids.an);
    expect((await ask(ids.binh, "POST", `/api/notices/asks/${String(question?.askId)}/confirmation`)).status).toBe(404);
    const all = await ask<{ items: unknown[] }>(ids.admin, "GET", "/api/notices?list=all");
    expect(all.body.items).toHaveLength(1);
    const { body } = await ask<NoticeDetail>(ids.admin, "POST", `/api/notices/${String(id)}/stop`);
    expect(body).toMatchObject({ stoppedBy: { id: ids.admin }, can: { stop: false } });
    expect(await waiting(ids.an)).toEqual([]);
  });

  it("is refused without the permission, without people, and to what is not there", async () => {
    expect((await ask(ids.an, "POST", "/api/notices", draft())).status).toBe(403);
    const self = await ask(ids.head, "POST", "/api/notices", draft({ audience: [`person:${String(ids.head)}`] }));
    expect(self.body).toMatchObject({ error: { code: "notifications.nobody" } });
    const gone = await ask(ids.head, "POST", "/api/notices", draft({ audience: ["group:99"] }));
    expect(gone.body).toMatchObject({ error: { code: "notifications.unknownAudience" } });
    const long = await ask(
      ids.head,
      "POST",
      "/api/notices",
      draft({ steps: { sound: 0, sms: 1, deputy: 1, head: 1 } }),
    );
    expect(long.status).toBe(400);
  });
});
