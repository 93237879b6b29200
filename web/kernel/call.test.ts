import { Type } from "typebox";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { defineRoute } from "../../server/kernel/contract/route.ts";
import { call, CallError, isAbort, onLostSession } from "./call.ts";

const send = defineRoute({
  method: "POST",
  path: "/api/letters",
  permission: "signed-in",
  summary: "",
  body: Type.Object({ title: Type.String() }),
  reply: Type.Object({ id: Type.Integer() }),
});

let answers: (() => Response | Promise<Response>)[];
let sent: { url: string; init: RequestInit }[];

const reply =
  (status: number, body: unknown, headers = {}) =>
  () =>
    new Response(JSON.stringify(body), { status, headers });
const refusal = (status: number, more = {}) => ({
  error: { code: "letters.refused", message: "Không gửi được.", requestId: "r1", ...more, status },
});

beforeEach(() => {
  answers = [];
  sent = [];
  vi.stubGlobal("fetch", async (url: string, init: RequestInit) => {
    sent.push({ url, init });
    const answer = answers.shift();
    if (!answer) throw new TypeError("network");
    return answer();
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
  onLostSession(() => Promise.resolve(false));
});

const refused = async (promise: Promise<unknown>): Promise<CallError> =>
  promise.then(
    () => Promise.reject(new Error("was not refused")),
    (error: unknown) => error as CallError,
  );

describe("call", () => {
  it("sends JSON and gives the reply", async () => {
    answers = [reply(200, { id: 7 })];
    expect(await call(send, { body: { title: "Đề án" } })).toEqual({ id: 7 });
    expect(sent[0]?.init).toMatchObject({ method: "POST", body: `{"title":"Đề án"}` });
  });

  it("throws the refusal with its words, its field and when to try again", async () => {
    answers = [reply(429, refusal(429, { field: "/body/title" }), { "retry-after": "25" })];
    const error = await refused(call(send, { body: { title: "" } }));
    expect(error).toBeInstanceOf(CallError);
    expect(error).toMatchObject({
      code: "letters.refused",
      message: "Không gửi được.",
      status: 429,
      field: "title",
      requestId: "r1",
      retryAfter: 25,
    });
  });

  it("has words of its own when the server makes no sense or cannot be reached", async () => {
    answers = [() => new Response("<html>", { status: 502 })];
    expect(await refused(call(send, { body: { title: "x" } }))).toMatchObject({ code: "web.unexpected", status: 502 });
    expect(await refused(call(send, { body: { title: "x" } }))).toMatchObject({ code: "web.unreachable", status: 0 });
  });

  it("sends the same again after the session is renewed", async () => {
    answers = [reply(401, refusal(401)), reply(200, { id: 8 })];
    let asked = 0;
    onLostSession(() => {
      asked += 1;
      return Promise.resolve(true);
    });
    expect(await call(send, { body: { title: "x" } })).toEqual({ id: 8 });
    expect([asked, sent.length, sent[1]?.init.body]).toEqual([1, 2, `{"title":"x"}`]);
  });

  it("gives the refusal when the person does not come back", async () => {
    answers = [reply(401, refusal(401))];
    expect(await refused(call(send, { body: { title: "x" } }))).toMatchObject({ status: 401 });
    expect(sent).toHaveLength(1);
  });

  it("does not ask to sign in where a 401 is an answer", async () => {
    let asked = 0;
    onLostSession(() => Promise.resolve((asked += 1) > 0));
    answers = [reply(401, refusal(401)), reply(401, refusal(401))];
    await refused(call(send, { body: { title: "x" } }, { renew: false }));
    await refused(call({ ...send, permission: "public" }, { body: { title: "x" } }));
    expect([asked, sent.length]).toEqual([0, 2]);
  });

  it("does not send again what nobody waits for any more", async () => {
    const abort = new AbortController();
    answers = [reply(401, refusal(401)), reply(200, { id: 8 })];
    onLostSession(() => {
      abort.abort();
      return Promise.resolve(true);
    });
    const error = await refused(call(send, { body: { title: "x" } }, { signal: abort.signal }));
    expect([isAbort(error), sent.length]).toEqual([true, 1]);
  });
});
