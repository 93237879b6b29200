import { describe, expect, it } from "vitest";
import type { OpenApi, Operation } from "./api.ts";
import { boundsOf, fieldsOf, groupsOf, matching, typeOf } from "./state.ts";

const operation = (tag: string, summary: string, body?: Operation["requestBody"]): Operation => ({
  summary,
  tags: [tag],
  "x-permission": `${tag}.use`,
  parameters: [],
  ...(body && { requestBody: body }),
  responses: { 200: { content: { "application/json": { schema: { type: "object" } } } } },
});

const question = { content: { "application/json": { schema: { properties: { question: { type: "string" } } } } } };
const document: OpenApi = {
  info: { version: "1" },
  paths: {
    "/api/polls/{id}": { delete: operation("polls", "Remove a poll"), get: operation("polls", "One poll") },
    "/api/mail/messages": { get: operation("mail", "Messages") },
    "/api/polls": { post: operation("polls", "Ask", question) },
  },
  "x-error-codes": {},
};

describe("the doors", () => {
  it("stand by their part of the office, by address, reading before writing", () => {
    const listed = groupsOf(document).map(({ name, doors }) => [name, ...doors.map(({ key }) => key)]);
    expect(listed).toEqual([
      ["mail", "GET /api/mail/messages"],
      ["polls", "POST /api/polls", "GET /api/polls/{id}", "DELETE /api/polls/{id}"],
    ]);
  });

  it.each([
    ["remove", ["DELETE /api/polls/{id}"]],
    ["question", ["POST /api/polls"]],
    ["MAIL.USE", ["GET /api/mail/messages"]],
    ["nothing of the kind", []],
  ])("are found by %s", (typed, keys) => {
    expect(matching(groupsOf(document), typed).flatMap(({ doors }) => doors.map(({ key }) => key))).toEqual(keys);
  });
});

describe("a schema", () => {
  it.each([
    [{ type: "integer" }, "integer"],
    [{ anyOf: [{ const: "open" }, { const: "closed" }] }, '"open" | "closed"'],
    [{ anyOf: [{ type: "object", properties: {} }, { type: "null" }] }, "object | null"],
    [{ type: "array", items: { type: "string" } }, "string[]"],
    [{ type: "array", items: { anyOf: [{ type: "string" }, { type: "null" }] } }, "(string | null)[]"],
    [{ enum: [1, 2] }, "1 | 2"],
    [{ $ref: "#/components/schemas/Error" }, "Error"],
    [{}, "any"],
  ])("%j is named %s", (schema, name) => {
    expect(typeOf(schema)).toBe(name);
  });

  it("tells its limits", () => {
    expect(boundsOf({ minLength: 1, maxLength: 200 })).toBe("1–200 ký tự");
    expect(boundsOf({ minimum: 0 })).toBe("≥ 0");
    expect(boundsOf({ minItems: 2, maxItems: 2 })).toBe("2 mục");
    expect(boundsOf({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER })).toBe("≥ 1");
    expect(boundsOf({ anyOf: [{ minimum: 1, maximum: 100 }, { type: "null" }] })).toBe("1–100");
    expect(boundsOf({ type: "string" })).toBe("");
  });

  it("lists its fields with theirs under them, through lists and what may be nothing", () => {
    const person = {
      type: "object",
      required: ["id"],
      properties: { id: { type: "integer" }, room: { type: "string" } },
    };
    const fields = fieldsOf({
      type: "object",
      required: ["items"],
      properties: {
        items: { type: "array", items: person },
        chosen: { anyOf: [person, { type: "null" }] },
      },
    });
    expect(fields.map(({ depth, name, required }) => `${"  ".repeat(depth)}${name}${required ? "" : "?"}`)).toEqual([
      "items",
      "  id",
      "  room?",
      "chosen?",
      "  id",
      "  room?",
    ]);
  });
});
