import { Type } from "typebox";
import { describe, expect, it } from "vitest";
import { defineRoute, FILE_BODY } from "../../server/kernel/contract/route.ts";
import { CallError, fieldName } from "./call-error.ts";
import { bodyOf, urlOf } from "./request.ts";

const route = defineRoute({
  method: "GET",
  path: "/api/people/:id/files/:name",
  permission: "signed-in",
  summary: "",
  params: Type.Object({ id: Type.Integer(), name: Type.String() }),
  query: Type.Object({
    limit: Type.Optional(Type.Integer()),
    of: Type.Optional(Type.Array(Type.String())),
    live: Type.Optional(Type.Boolean()),
  }),
  reply: Type.Object({}),
});

describe("urlOf", () => {
  it("puts parameters into the path and the rest into the query, escaped", () => {
    const url = urlOf(route, {
      params: { id: 7, name: "báo cáo/1" },
      query: { limit: 50, of: ["a", "b&c"], live: false },
    });
    expect(url).toBe("/api/people/7/files/b%C3%A1o%20c%C3%A1o%2F1?limit=50&of=a&of=b%26c&live=false");
  });

  it("leaves out what is not given", () => {
    expect(urlOf(route, { params: { id: 7, name: "x" } })).toBe("/api/people/7/files/x");
  });

  it("refuses to build an address with a hole", () => {
    expect(() => urlOf(route, { params: { id: 7, name: "" } })).toThrow("name");
  });

  it("is typed from the route", () => {
    // @ts-expect-error a missing parameter does not compile
    expect(() => urlOf(route, { params: { id: 7 } })).toThrow();
    const upload = defineRoute({
      method: "POST",
      path: "/api/files",
      permission: "signed-in",
      summary: "",
      body: FILE_BODY,
      reply: Type.Object({}),
    });
    expect(urlOf(upload, { body: new Blob(["x"]) })).toBe("/api/files");
  });
});

describe("bodyOf", () => {
  it("sends objects as JSON and files as they are", () => {
    expect(bodyOf({ body: { title: "Đề án" } })).toEqual({ content: `{"title":"Đề án"}`, type: "application/json" });
    const file = new Blob(["x"]);
    expect(bodyOf({ body: file })).toEqual({ content: file, type: "application/octet-stream" });
    expect(bodyOf({ params: { id: 1 } })).toBeUndefined();
  });
});

describe("fieldName", () => {
  it.each([
    ["/body/title", "title"],
    ["/body/agency/name", "agency.name"],
    ["/query/limit", "limit"],
    ["/title", "title"],
    ["title", "title"],
    ["/body", ""],
  ])("%s is %s", (pointer, name) => {
    expect(fieldName(pointer)).toBe(name);
    expect(new CallError({ code: "x", message: "x", status: 400, field: pointer }).field).toBe(name);
  });
});
