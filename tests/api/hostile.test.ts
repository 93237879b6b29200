import { once } from "node:events";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import WebSocket from "ws";
import { systemActor } from "../../server/kernel/access/actor.ts";
import { openTestOffice, type TestOffice } from "../../server/testing.ts";
import { WEB_OUTPUT } from "../../scripts/lib/project.ts";
import { rawRequest, type RawReply } from "../support/raw.ts";

const PASSWORD = "Chợ Kỳ Lừa họp phiên 27";

let office: TestOffice;
let origin = "";
let an = 0;
let cookie = "";

beforeAll(async () => {
  office = await openTestOffice({ running: true, doors: { http: "127.0.0.1:0" }, webDir: WEB_OUTPUT });
  origin = `http://127.0.0.1:${String((await office.listen())["http"])}`;
  await hire("Quản Trị", "admin", "administrator");
  an = await hire("Nguyễn Văn An", "an", "staff");
  cookie = office.cookieOf(an);
});
afterAll(() => office.dispose());

/** Whatever came in, the office answers the next person. */
beforeEach(async () => {
  expect((await send("/api/session", { headers: { cookie } })).status).toBe(200);
});

async function hire(name: string, username: string, role: string): Promise<number> {
  const { directory } = office.services;
  const roleIds = [directory.roleIdOf(role) ?? 0];
  const input = { name, username, roleIds };
  return (await directory.createPerson(systemActor("test"), input, { text: PASSWORD, mustChange: false })).id;
}

const send = (path: string, what: Parameters<typeof rawRequest>[2] = {}) => rawRequest(origin, path, what);
const codeOf = ({ body }: RawReply) => (JSON.parse(body.toString()) as { error: { code: string } }).error.code;
const json = { "content-type": "application/json" };

/** Opens `/api/live`; resolves with the socket, or with the status that refused it. */
async function knock(headers: Record<string, string>): Promise<WebSocket> {
  const socket = new WebSocket(`${origin.replace("http", "ws")}/api/live`, { headers });
  await once(socket, "open");
  return socket;
}

const closeCode = async (socket: WebSocket): Promise<number> => {
  const [code] = (await once(socket, "close")) as [number];
  return code;
};

describe("another site", () => {
  const evil = "http://evil.example";

  it("cannot write in a person's name, whatever its browser tells of itself", async () => {
    const body = JSON.stringify({ username: "an", password: PASSWORD });
    for (const headers of [
      { origin: evil },
      { "sec-fetch-site": "cross-site" },
      { "sec-fetch-site": "same-site" },
      { origin: "null" },
    ]) {
      const reply = await send("/api/notifications/all-read", {
        method: "POST",
        headers: { ...json, cookie, ...headers },
        body,
      });
      expect([reply.status, codeOf(reply)]).toEqual([403, "kernel.wrongOrigin"]);
    }
    const form = await send("/api/session", {
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded", cookie },
      body: "username=an",
    });
    expect(form.status).toBe(415);
  });

  it("cannot listen over a person's shoulder", async () => {
    const socket = await knock({ cookie, origin: evil });
    expect(await closeCode(socket)).toBe(4403);
  });

  it("may not show the office in a frame, and gets no word across", async () => {
    const { headers } = await send("/", { headers: { origin: evil } });
    expect(headers["content-security-policy"]).toContain("frame-ancestors 'self'");
    expect(headers["content-security-policy"]).toContain("script-src 'self'");
    expect(headers["content-security-policy"]).not.toMatch(/script-src[^;]*unsafe/);
    expect(headers["x-content-type-options"]).toBe("nosniff");
    expect(headers["access-control-allow-origin"]).toBeUndefined();
  });
});

describe("a path", () => {
  it.each([
    "/../../../../etc/passwd",
    "/assets/../../../package.json",
    "/assets/..%2f..%2f..%2fpackage.json",
    "/%2e%2e/%2e%2e/package.json",
    "/assets/..%5c..%5cpackage.json",
    "/assets/%00",
    "/..%c0%af..%c0%afetc/passwd",
    "/api/../../settings.json",
    "//etc/passwd",
  ])("that climbs leads nowhere: %s", async (path) => {
    const reply = await send(path, { headers: { cookie } });
    expect([400, 403, 404]).toContain(reply.status);
    expect(reply.body.toString()).not.toMatch(/root:|"name": "congso"|agency/);
  });
});

describe("a body", () => {
  const post = (headers: Record<string, string | number>, body: string) =>
    send("/api/session", { method: "POST", headers: { ...headers }, body });

  it("that is too large is refused", async () => {
    const body = JSON.stringify({ username: "an", password: "x".repeat(300 * 1024) });
    const reply = await post(json, body);
    expect([reply.status, codeOf(reply)]).toEqual([413, "kernel.tooLarge"]);
  });

  it.each([
    "{",
    "",
    "[]",
    "null",
    '"an"',
    '{"username":"an"}',
    '{"username":1,"password":2}',
    '{"__proto__":{"isAdmin":true},"username":"a","password":"b"}',
  ])("that is not what is asked for is refused: %s", async (body) => {
    const reply = await post(json, body);
    expect(reply.status, reply.body.toString()).toBe(400);
  });

  it("of another kind is refused", async () => {
    expect((await post({ "content-type": "text/plain" }, "{}")).status).toBe(415);
    expect((await post({ "content-type": "application/octet-stream" }, "{}")).status).toBeGreaterThanOrEqual(400);
  });
});

describe("a websocket", () => {
  it("of a stranger is closed", async () => {
    expect(await closeCode(await knock({}))).toBe(4401);
  });

  it("that floods is closed, and the others live on", async () => {
    const quiet = await knock({ cookie });
    const flood = await knock({ cookie });
    const closed = closeCode(flood);
    for (let count = 0; count < 5_000 && flood.readyState === WebSocket.OPEN; count += 1) {
      flood.send(JSON.stringify({ kind: "subscribe", topic: `poll:${String(count)}` }));
    }
    expect(await closed).toBe(1008);
    const welcomed = once(quiet, "message");
    quiet.send(JSON.stringify({ kind: "hello" }));
    expect(String(((await welcomed) as [Buffer])[0])).toContain("welcome");
    quiet.close();
  });

  it("that says what nobody understands, or too much at once, is closed", async () => {
    const nonsense = await knock({ cookie });
    nonsense.send("\u0000{");
    expect(await closeCode(nonsense)).toBe(1008);
    const large = await knock({ cookie });
    large.send("x".repeat(100_000));
    expect(await closeCode(large)).toBe(1009);
  });

  it("hears nothing of what its person may not see", async () => {
    const socket = await knock({ cookie });
    const answer = once(socket, "message");
    socket.send(JSON.stringify({ kind: "subscribe", topic: "poll:999999" }));
    expect(JSON.parse(String(((await answer) as [Buffer])[0]))).toEqual({ kind: "refused", topic: "poll:999999" });
    socket.close();
  });
});

describe("a session", () => {
  it("of somebody who may no longer come in ends at once, with its socket", async () => {
    const gone = await hire("Lý Văn Gió", "gio", "staff");
    const headers = { cookie: office.cookieOf(gone) };
    const socket = await knock(headers);
    const closed = closeCode(socket);
    expect((await send("/api/session", { headers })).status).toBe(200);
    office.services.directory.deactivatePerson(systemActor("test"), gone);
    await office.settle();
    const reply = await send("/api/session", { headers });
    expect([reply.status, codeOf(reply)]).toEqual([401, "kernel.signInFirst"]);
    expect(await closed).toBe(4401);
  });

  it("that was never given is a stranger's, however it looks", async () => {
    for (const value of ["x", "x".repeat(43), "%00", "x".repeat(5_000), "' OR 1=1 --"]) {
      const reply = await send("/api/session", { headers: { cookie: `congso_session=${value}` } });
      expect(reply.status).toBe(401);
    }
  });

  it("lives in a cookie that no script reads and no other site sends", async () => {
    const reply = await send("/api/session", {
      method: "POST",
      headers: json,
      body: JSON.stringify({ username: "an", password: PASSWORD }),
    });
    expect(reply.status).toBe(200);
    expect(reply.headers["set-cookie"]).toMatchObject([expect.stringMatching(/HttpOnly.*SameSite=Strict/i)]);
    expect(reply.headers["cache-control"]).toBe("no-store");
  });
});
