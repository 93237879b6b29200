import { readSheet } from "read-excel-file/node";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { PollDetail } from "./contract.ts";
import { openPollsHouse, PEOPLE, pollInput, type PollsHouse } from "./testing.ts";

const { an, binh, chi, dung, hanh, admin } = PEOPLE;

let house: PollsHouse;
let poll: PollDetail;
let path: string;
beforeAll(async () => {
  house = await openPollsHouse();
  poll = house.polls.create(house.as(an), pollInput({ quorum: 50, results: "live" }));
  path = `/api/polls/${String(poll.id)}`;
});
afterAll(async () => {
  await house.dispose();
});

describe("who comes through which door", () => {
  const answer = () => ({ optionIds: [poll.options[0]?.id], text: "" });
  const doors: readonly (readonly [
    string,
    "GET" | "POST" | "PUT" | "DELETE",
    () => string,
    () => object | undefined,
    Record<string, number>,
  ])[] = [
    [
      "list",
      "GET",
      () => "/api/polls",
      () => undefined,
      { nobody: 401, author: 200, asked: 200, other: 200, manager: 200 },
    ],
    ["create", "POST", () => "/api/polls", () => pollInput(), { nobody: 401, asked: 403, other: 403 }],
    ["read", "GET", () => path, () => undefined, { nobody: 401, author: 200, asked: 200, other: 404, manager: 200 }],
    ["edit", "PUT", () => path, () => pollInput(), { nobody: 401, author: 409, asked: 403, other: 403 }],
    [
      "answer",
      "POST",
      () => `${path}/answer`,
      answer,
      { nobody: 401, author: 403, asked: 200, other: 404, manager: 403 },
    ],
    [
      "voters",
      "GET",
      () => `${path}/voters?filter=silent`,
      () => undefined,
      { nobody: 401, author: 200, asked: 200, other: 404, manager: 200 },
    ],
    ["texts", "GET", () => `${path}/texts`, () => undefined, { nobody: 401, author: 200, other: 404 }],
    [
      "excel",
      "GET",
      () => `${path}/results.xlsx`,
      () => undefined,
      { nobody: 401, author: 200, asked: 200, other: 404 },
    ],
    ["printed", "POST", () => `${path}/printed`, () => undefined, { nobody: 401, author: 200, asked: 200, other: 404 }],
    [
      "remind",
      "POST",
      () => `${path}/remind`,
      () => undefined,
      { nobody: 401, asked: 403, other: 404, author: 200, manager: 429 },
    ],
    [
      "close",
      "POST",
      () => `${path}/close`,
      () => undefined,
      { nobody: 401, asked: 403, other: 404, author: 200, manager: 409 },
    ],
    [
      "delete",
      "DELETE",
      () => path,
      () => undefined,
      { nobody: 401, asked: 403, other: 404, author: 200, manager: 404 },
    ],
  ];
  const people: Record<string, number | undefined> = {
    nobody: undefined,
    author: an,
    asked: chi,
    other: dung,
    manager: admin,
  };
  const cases = doors.flatMap(([name, method, url, body, replies]) =>
    Object.entries(replies).map(([who, status]) => ({ name, who, status, method, url, body })),
  );

  it.each(cases)("$name by $who: $status", async ({ who, status, method, url, body }) => {
    const reply = await house.request(people[who], method, url(), body());
    expect(reply.statusCode).toBe(status);
    if (status >= 400) {
      const { error } = reply.json<{ error: Record<string, unknown> }>();
      expect(error["code"]).toMatch(/^(kernel|polls)\.\w+$/);
      expect(error["message"]).toMatch(/[À-ỹ]/);
      expect(error["requestId"]).toBeTruthy();
      expect(reply.body).not.toContain("Đồng phục");
    }
  });
});

describe("what does not fit is refused at its field", () => {
  it.each([
    ["a title of blanks", { title: "  " }, "/body/title"],
    ["a quorum above 100", { quorum: 101 }, "/body/quorum"],
    ["nobody asked", { audience: [] }, "/body/audience"],
    ["an audience that is no key", { audience: ["person:0"] }, "/body/audience/0"],
    ["31 options", { options: Array.from({ length: 31 }, (_, index) => String(index)) }, "/body/options"],
    ["one option", { options: ["Có"] }, "/body/options"],
    ["a field of our own", { extra: 1 }, "/body"],
  ])("%s", async (_name, changes, field) => {
    const reply = await house.request(an, "POST", "/api/polls", { ...pollInput(), ...changes });
    expect(reply.statusCode).toBe(400);
    expect(reply.json<{ error: { field: string } }>().error.field).toMatch(new RegExp(`^${field}`));
  });

  it.each([
    "/api/polls/0",
    "/api/polls/abc",
    "/api/polls?list=everything",
    "/api/polls?after=%7B%7D",
    "/api/polls?limit=201",
  ])("GET %s", async (url) => {
    expect((await house.request(an, "GET", url)).statusCode).toBe(400);
  });
});

describe("the Excel sheet", () => {
  const cellsOf = async (bytes: Buffer): Promise<string[]> =>
    (await readSheet(bytes)).flat().map((cell) => (cell === null ? "" : String(cell)));

  it("has the question, the counts, the shares and the verdict of the quorum", async () => {
    const asked = house.polls.create(house.as(an), pollInput({ quorum: 60 }));
    for (const [who, place] of [
      [binh, 0],
      [chi, 0],
    ] as const) {
      house.polls.answer(house.as(who), asked.id, { optionIds: [asked.options[place]?.id ?? 0], text: "" });
    }
    house.polls.close(house.as(an), asked.id);
    const reply = await house.request(hanh, "GET", `/api/polls/${String(asked.id)}/results.xlsx`);
    expect(reply.headers["content-disposition"]).toMatch(/^attachment/);
    await house.request(hanh, "POST", `/api/polls/${String(asked.id)}/printed`);
    const views = house.kernel.views.list({ subject: { type: "poll-result", id: asked.id }, limit: 9 });
    expect(views.map(({ personId, way }) => [personId, way])).toEqual([
      [hanh, "printed"],
      [hanh, "exported"],
    ]);
    const cells = await cellsOf(reply.rawPayload);
    expect(cells).toEqual(expect.arrayContaining(["Đồng phục mùa hè màu gì?", "Trắng", "2", "1", "60 %", "Đủ tỷ lệ"]));
  });

  it("has the free answers, with names only where they were given with names", async () => {
    for (const [secrecy, has] of [
      ["open", true],
      ["anonymous", false],
    ] as const) {
      const asked = house.polls.create(house.as(an), pollInput({ kind: "text", options: [], secrecy }));
      house.polls.answer(house.as(binh), asked.id, { optionIds: [], text: "=1+1" });
      const reply = await house.request(an, "GET", `/api/polls/${String(asked.id)}/results.xlsx`);
      const cells = await cellsOf(reply.rawPayload);
      expect(cells).toContain("=1+1");
      expect(cells.includes("Trần Văn Bình")).toBe(has);
    }
  });
});
