import { Readable } from "node:stream";
import { DatabaseSync } from "node:sqlite";
import type { FastifyInstance } from "fastify";
import { Type } from "typebox";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Blobs } from "../blobs/blobs.ts";
import { manualClock, type ManualClock } from "../clock.ts";
import {
  defineRoute,
  Done,
  done,
  Exactly,
  FILE_BODY,
  FILE_REPLY,
  Id,
  Line,
  PUBLIC,
  RAW_REPLY,
  SIGNED_IN,
} from "../contract/index.ts";
import { dbOn, type Db } from "../database/db.ts";
import { kernelMigrations } from "../database/kernel-migrations.ts";
import { migrate } from "../database/migrations.ts";
import { logTo, type LogLine } from "../log.ts";
import { createHub } from "../realtime/hub.ts";
import { kernelErrors } from "../errors.ts";
import { handle } from "./mount.ts";
import { endSession, openSession } from "./sessions.ts";
import { createHttp } from "./server.ts";

const echo = defineRoute({
  method: "POST",
  path: "/api/echo/:id",
  permission: "test.use",
  summary: "Echo",
  params: Exactly({ id: Id }),
  query: Exactly({ n: Type.Optional(Type.Integer({ maximum: 9 })) }),
  body: Exactly({ title: Line(10) }),
  reply: Type.Object({ id: Id, n: Type.Union([Type.Integer(), Type.Null()]), title: Type.String() }),
});
const openDoor = defineRoute({ method: "GET", path: "/api/open", permission: PUBLIC, summary: "Open", reply: Done });
const forAll = defineRoute({ method: "GET", path: "/api/mine", permission: SIGNED_IN, summary: "Mine", reply: Done });
const broken = defineRoute({ method: "GET", path: "/api/broken", permission: PUBLIC, summary: "Broken", reply: Done });
const refused = defineRoute({ method: "GET", path: "/api/gone", permission: PUBLIC, summary: "Gone", reply: Done });
const upload = defineRoute({
  method: "POST",
  path: "/api/upload",
  permission: PUBLIC,
  summary: "Upload",
  body: FILE_BODY,
  reply: Type.Object({ size: Type.Integer() }),
});
const download = defineRoute({
  method: "GET",
  path: "/api/file",
  permission: PUBLIC,
  summary: "File",
  reply: FILE_REPLY,
});
const slice = defineRoute({
  method: "GET",
  path: "/api/slice",
  permission: PUBLIC,
  summary: "A part of a file",
  reply: FILE_REPLY,
});
const foreign = defineRoute({
  method: "PATCH",
  path: "/api/foreign/:id",
  permission: "test.use",
  summary: "Another protocol",
  params: Exactly({ id: Id }),
  reply: RAW_REPLY,
});
const picky = defineRoute({
  method: "GET",
  path: "/api/picky",
  permission: PUBLIC,
  summary: "Few at a time",
  ratePerMinute: 2,
  reply: Done,
});

const STORED = Buffer.from("0123456789");
const lines: LogLine[] = [];
let connection: DatabaseSync;
let sent = 0;
let db: Db;
let clock: ManualClock;
let app: FastifyInstance;
const people = new Map<number, readonly string[]>();

beforeEach(async () => {
  connection = new DatabaseSync(":memory:");
  clock = manualClock(1_700_000_000_000);
  migrate(connection, [kernelMigrations], { clock, backup: () => undefined });
  db = dbOn(connection);
  people.clear();
  lines.length = 0;
  const log = logTo([(line) => void lines.push(line)]);
  const actorOf = (id: number) => {
    const permissions = people.get(id);
    return (
      permissions && {
        kind: "person" as const,
        id,
        name: "An",
        language: "vi" as const,
        permissions: new Set(permissions),
        audienceKeys: [],
      }
    );
  };
  app = await createHttp({
    db,
    clock,
    log,
    blobs: {
      open: (_hash: string, range?: { start: number; end: number }) =>
        Readable.from([range ? STORED.subarray(range.start, range.end + 1) : STORED]),
    } as unknown as Blobs,
    hub: createHub({ clock, log, actorOf, isSession: () => true, topics: [] }),
    identity: { actorOf, gate: () => undefined },
    version: "1",
    behindProxy: false,
    routes: [
      handle(echo, ({ params, query, body }) => ({ id: params.id, n: query.n ?? null, title: body.title })),
      handle(openDoor, () => done),
      handle(forAll, () => done),
      handle(broken, () => {
        throw new Error("secret inside");
      }),
      handle(refused, () => {
        throw kernelErrors.notFound();
      }),
      handle(upload, async ({ body }) => {
        let size = 0;
        for await (const chunk of body) size += (chunk as Buffer).length;
        return { size };
      }),
      handle(download, () => ({
        content: { kind: "stored" as const, hash: "abc", size: 10 },
        type: "application/octet-stream",
        name: 'Báo cáo\r\n"tuần".pdf',
        disposition: "attachment" as const,
      })),
      handle(slice, () => ({
        content: { kind: "stored" as const, hash: "abc", size: 4, from: 3 },
        type: "application/octet-stream",
        name: "a.bin",
        disposition: "attachment" as const,
        onSent: () => (sent += 1),
      })),
      handle(foreign, async ({ params, raw }) => {
        if (params.id === 404) throw kernelErrors.notFound();
        const { request, response } = raw();
        let size = 0;
        for await (const chunk of request) size += (chunk as Buffer).length;
        response.writeHead(299, { "x-size": size }).end();
        return undefined;
      }),
      handle(picky, () => done),
    ],
  });
  await app.ready();
});

afterEach(async () => {
  await app.close();
  connection.close();
});

function signIn(personId: number, permissions: readonly string[] = ["test.use"]): string {
  people.set(personId, permissions);
  const { secret } = openSession(db, clock.now(), { personId, address: "::1", agent: "" });
  return `congso_session=${secret}`;
}

function post(cookie: string | undefined, payload: unknown, headers: Record<string, string> = {}, url = "/api/echo/3") {
  const body = typeof payload === "string" ? payload : JSON.stringify(payload);
  return app.inject({
    method: "POST",
    url,
    payload: body,
    headers: { "content-type": "application/json", ...(cookie !== undefined && { cookie }), ...headers },
  });
}

const codeOf = (response: { json(): unknown }) => (response.json() as { error: { code: string } }).error.code;

describe("who comes in", () => {
  it("asks a stranger to sign in, and refuses a person without the permission", async () => {
    expect((await app.inject("/api/open")).statusCode).toBe(200);
    const stranger = await app.inject("/api/mine");
    expect([stranger.statusCode, codeOf(stranger)]).toEqual([401, "kernel.signInFirst"]);
    const weak = await post(signIn(1, []), { title: "A" });
    expect([weak.statusCode, codeOf(weak)]).toEqual([403, "kernel.forbidden"]);
    expect((await post(signIn(2), { title: "A" })).json()).toEqual({ id: 3, n: null, title: "A" });
  });

  it("refuses a stranger before reading what he sends", async () => {
    const answer = await post(undefined, "{not json");
    expect(codeOf(answer)).toBe("kernel.signInFirst");
  });

  it("ends with the session, with idleness, and with the person", async () => {
    const cookie = signIn(1);
    const mine = () => app.inject({ url: "/api/mine", headers: { cookie } });
    expect((await mine()).statusCode).toBe(200);
    clock.advance(15 * 24 * 3_600_000);
    expect((await mine()).statusCode).toBe(401);
    const second = signIn(1);
    const digest =
      db.get<{ digest: string }>("SELECT digest FROM kernel_session ORDER BY created_at DESC LIMIT 1")?.digest ?? "";
    endSession(db, digest);
    expect((await app.inject({ url: "/api/mine", headers: { cookie: second } })).statusCode).toBe(401);
    const third = signIn(1);
    people.delete(1);
    expect((await app.inject({ url: "/api/mine", headers: { cookie: third } })).statusCode).toBe(401);
  });

  it("keeps no session secret in the database", () => {
    const secret = signIn(1).split("=")[1] ?? "";
    expect(JSON.stringify(db.all("SELECT * FROM kernel_session"))).not.toContain(secret);
  });

  it("refuses what another site sends", async () => {
    const cookie = signIn(1);
    const answers = await Promise.all([
      post(cookie, { title: "A" }, { origin: "https://evil.example", host: "office" }),
      post(cookie, { title: "A" }, { origin: "null", host: "office" }),
      post(cookie, { title: "A" }, { "sec-fetch-site": "cross-site" }),
      post(cookie, { title: "A" }, { "sec-fetch-site": "same-site" }),
    ]);
    for (const answer of answers) expect([answer.statusCode, codeOf(answer)]).toEqual([403, "kernel.wrongOrigin"]);
    const own = await post(cookie, { title: "A" }, { origin: "http://office:8080", host: "office:8080" });
    expect(own.statusCode).toBe(200);
  });
});

describe("bad input", () => {
  it("names the field and says it in the person's language", async () => {
    const cookie = signIn(1);
    const vi = await post(cookie, { title: "" });
    expect(vi.json()).toMatchObject({ error: { code: "kernel.invalidInput", field: "/body/title" } });
    expect(vi.json<{ error: { message: string } }>().error.message).toMatch(/chưa đúng/);
    const stranger = await app.inject({ url: "/api/nowhere", headers: { "accept-language": "en-GB,en;q=0.9" } });
    expect(stranger.json<{ error: { message: string } }>().error.message).toMatch(/^Not found/);
  });

  it.each([
    ["an unknown field", "/api/echo/3", { title: "A", admin: true }, "kernel.invalidInput", 400],
    ["a number for a text", "/api/echo/3", { title: 5 }, "kernel.invalidInput", 400],
    ["a line break in a line", "/api/echo/3", { title: "a\nb" }, "kernel.invalidInput", 400],
    ["an id that is none", "/api/echo/x", { title: "A" }, "kernel.invalidInput", 400],
    ["a query out of bounds", "/api/echo/3?n=12", { title: "A" }, "kernel.invalidInput", 400],
    ["a query that is unknown", "/api/echo/3?m=1", { title: "A" }, "kernel.invalidInput", 400],
    ["no body", "/api/echo/3", "", "kernel.invalidInput", 400],
    ["broken JSON", "/api/echo/3", "{", "kernel.notJson", 400],
    ["a poisoned prototype", "/api/echo/3", '{"title":"A","__proto__":{"x":1}}', "kernel.notJson", 400],
    ["too much", "/api/echo/3", { title: "x".repeat(300 * 1024) }, "kernel.tooLarge", 413],
  ])("refuses %s", async (_name, url, payload, code, status) => {
    const answer = await post(signIn(1), payload, {}, url);
    expect([answer.statusCode, codeOf(answer)]).toEqual([status, code]);
  });

  it("refuses a body that is not JSON by its type", async () => {
    const answer = await post(signIn(1), "title=A", { "content-type": "application/x-www-form-urlencoded" });
    expect([answer.statusCode, codeOf(answer)]).toEqual([415, "kernel.wrongType"]);
  });

  it("converts what arrives as text in an address", async () => {
    expect((await post(signIn(1), { title: "A" }, {}, "/api/echo/12?n=4")).json()).toEqual({
      id: 12,
      n: 4,
      title: "A",
    });
  });
});

describe("answers", () => {
  it("tell nothing of a defect but a number that the log has too", async () => {
    const answer = await app.inject("/api/broken");
    expect(answer.statusCode).toBe(500);
    expect(answer.body).not.toContain("secret inside");
    const { requestId } = answer.json<{ error: { requestId: string } }>().error;
    expect(lines.some((line) => line.level === "error" && line.fields["request"] === requestId)).toBe(true);
    expect(answer.headers["x-request-id"]).toBe(requestId);
  });

  it("write no log line for a refusal", async () => {
    await app.inject("/api/gone");
    expect(lines).toEqual([]);
  });

  it("carry the security headers", async () => {
    const { headers } = await app.inject("/api/open");
    expect(headers["content-security-policy"]).toContain("script-src 'self';");
    expect(headers["x-content-type-options"]).toBe("nosniff");
    expect(headers["referrer-policy"]).toBe("same-origin");
    expect(headers["strict-transport-security"]).toBeUndefined();
  });

  it("say too many after the route's own bound, with the time to wait", async () => {
    expect((await app.inject("/api/picky")).statusCode).toBe(200);
    expect((await app.inject("/api/picky")).statusCode).toBe(200);
    const third = await app.inject("/api/picky");
    expect([third.statusCode, codeOf(third)]).toEqual([429, "kernel.tooMany"]);
    expect(Number(third.headers["retry-after"])).toBeGreaterThan(0);
  });

  it("describe every route with its permission", async () => {
    const document = (await app.inject("/api/openapi.json")).json<{ paths: Record<string, unknown> }>();
    expect(document.paths["/api/echo/{id}"]).toMatchObject({ post: { "x-permission": "test.use" } });
    expect(Object.keys(document.paths)).toHaveLength(10);
  });
});

describe("files", () => {
  it("stream in, larger than a JSON body may be", async () => {
    const answer = await app.inject({
      method: "POST",
      url: "/api/upload",
      headers: { "content-type": "application/octet-stream" },
      payload: Buffer.alloc(1_000_000),
    });
    expect(answer.json()).toEqual({ size: 1_000_000 });
  });

  it("are taken as bytes only, and bytes are taken where a file is expected only", async () => {
    const json = await post(undefined, { title: "A" }, {}, "/api/upload");
    expect([json.statusCode, codeOf(json)]).toEqual([415, "kernel.wrongType"]);
    const bytes = await post(signIn(1), "123", { "content-type": "application/octet-stream" });
    expect([bytes.statusCode, codeOf(bytes)]).toEqual([400, "kernel.invalidInput"]);
  });

  it("go out whole, in ranges, or not at all when the browser has them", async () => {
    const whole = await app.inject("/api/file");
    expect(whole.body).toBe("0123456789");
    expect(whole.headers["content-disposition"]).not.toMatch(/[\r\n]/);
    expect(whole.headers["content-disposition"]).toContain("filename*=UTF-8''B%C3%A1o%20c%C3%A1o");
    const part = await app.inject({ url: "/api/file", headers: { range: "bytes=2-4" } });
    expect([part.statusCode, part.body, part.headers["content-range"]]).toEqual([206, "234", "bytes 2-4/10"]);
    const tail = await app.inject({ url: "/api/file", headers: { range: "bytes=-3" } });
    expect([tail.statusCode, tail.body]).toEqual([206, "789"]);
    expect((await app.inject({ url: "/api/file", headers: { range: "bytes=10-" } })).statusCode).toBe(416);
    expect((await app.inject({ url: "/api/file", headers: { "if-none-match": '"abc"' } })).statusCode).toBe(304);
  });

  it("go out in part, and say so when the last byte has left", async () => {
    sent = 0;
    expect((await app.inject("/api/slice")).body).toBe("3456");
    expect(sent).toBe(1);
    const middle = await app.inject({ url: "/api/slice", headers: { range: "bytes=1-2" } });
    expect([middle.body, middle.headers["content-range"], sent]).toEqual(["45", "bytes 1-2/4", 1]);
    const end = await app.inject({ url: "/api/slice", headers: { range: "bytes=3-9" } });
    expect([end.body, end.headers.etag, sent]).toEqual(["6", '"abc-3"', 2]);
  });
});

describe("a route in the language of another protocol", () => {
  const patch = (cookie: string, id = "1") =>
    app.inject({
      method: "PATCH",
      url: `/api/foreign/${id}`,
      payload: Buffer.from("12345"),
      headers: { "content-type": "application/offset+octet-stream", cookie },
    });

  it("answers alone, with the headers of every reply", async () => {
    const answer = await patch(signIn(1));
    expect([answer.statusCode, answer.headers["x-size"]]).toEqual([299, "5"]);
    expect(answer.headers["cache-control"]).toBe("no-store");
    expect(answer.headers["x-request-id"]).toBeDefined();
  });

  it("stands behind session, permission, origin and schema, and refuses as every route does", async () => {
    expect((await patch("")).statusCode).toBe(401);
    expect((await patch(signIn(2, []))).statusCode).toBe(403);
    expect((await patch(signIn(1), "x")).statusCode).toBe(400);
    expect(codeOf(await patch(signIn(1), "404"))).toBe("kernel.notFound");
    const headers = { cookie: signIn(1), origin: "http://elsewhere", "content-type": "application/octet-stream" };
    expect((await app.inject({ method: "PATCH", url: "/api/foreign/1", payload: "1", headers })).statusCode).toBe(403);
  });
});
