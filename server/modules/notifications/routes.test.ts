import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { systemActor } from "../../kernel/access/actor.ts";
import { SESSION_COOKIE } from "../../kernel/http/openapi.ts";
import { openSession } from "../../kernel/http/sessions.ts";
import { openNotifications, type TestNotifications } from "./testing.ts";

let office: TestNotifications;
beforeEach(async () => {
  office = await openNotifications();
});
afterEach(() => office.dispose());

type Method = "GET" | "POST" | "PATCH" | "DELETE";

async function request(personId: number | undefined, method: Method, url: string, payload?: object) {
  const headers: Record<string, string> = {};
  if (personId !== undefined) {
    const { secret } = office.kernel.write(systemActor("test"), (work) =>
      openSession(work.db, work.now, { personId, address: "127.0.0.1", agent: "test" }),
    );
    headers["cookie"] = `${SESSION_COOKIE}=${secret}`;
  }
  const answer = await office.http.inject({ method, url, headers, ...(payload && { payload }) });
  return { status: answer.statusCode, body: answer.json<Record<string, unknown>>() };
}

const ROUTES: readonly [Method, string, object?][] = [
  ["GET", "/api/notifications"],
  ["GET", "/api/notifications/unread"],
  ["POST", "/api/notifications/marks", { ids: [1], read: true }],
  ["POST", "/api/notifications/all-read", { upTo: 1 }],
  ["GET", "/api/notifications/preferences"],
  ["PATCH", "/api/notifications/preferences", { popupSenders: "all" }],
  ["DELETE", "/api/notifications/1"],
];

describe("the doors of notifications", () => {
  it.each(ROUTES)("%s %s is for those who signed in", async (method, url, payload) => {
    office.tell({ to: [1] });
    expect((await request(undefined, method, url, payload)).status).toBe(401);
    expect((await request(1, method, url, payload)).status).toBe(200);
  });

  it("answer with the list, the count, and the marks of the person who asks", async () => {
    office.tell({ to: [1] });
    expect((await request(1, "GET", "/api/notifications?limit=1&only=unread")).body).toMatchObject({
      items: [{ id: 1, title: { en: "New poll" }, from: { id: 3 }, read: false }],
    });
    expect((await request(1, "POST", "/api/notifications/marks", { ids: [1], read: true })).body).toEqual({
      unread: 0,
    });
    expect((await request(3, "GET", "/api/notifications")).body).toEqual({ items: [] });
    expect((await request(3, "DELETE", "/api/notifications/1")).status).toBe(404);
  });

  it.each<[Method, string, object?]>([
    ["GET", "/api/notifications?limit=1000"],
    ["GET", "/api/notifications?after=made-up"],
    ["POST", "/api/notifications/marks", { ids: [], read: true }],
    ["POST", "/api/notifications/marks", { ids: [0], read: true }],
    ["PATCH", "/api/notifications/preferences", { quiet: { on: true, from: "25:00", to: "07:00", days: [1] } }],
    ["PATCH", "/api/notifications/preferences", { chosen: ["nobody"] }],
    ["PATCH", "/api/notifications/preferences", { other: 1 }],
  ])("%s %s refuses what does not fit", async (method, url, payload) => {
    expect(await request(1, method, url, payload)).toMatchObject({
      status: 400,
      body: { error: { code: "kernel.invalidInput" } },
    });
  });
});
