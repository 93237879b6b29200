import { describe, expect, it } from "vitest";
import { checkNewPassword, checkSignIn } from "./state.ts";

describe("checkSignIn", () => {
  it("asks for both", () => {
    expect(Object.keys(checkSignIn({ username: " ", password: "" }))).toEqual(["username", "password"]);
    expect(checkSignIn({ username: "a", password: " " })).toEqual({});
  });
});

describe("checkNewPassword", () => {
  const good = { current: "tam-thoi-1234", next: "một câu dài", again: "một câu dài" };

  it("lets a good one pass", () => {
    expect(checkNewPassword(good)).toEqual({});
  });

  it.each([
    [{ current: "" }, "current"],
    [{ next: "ngắn", again: "ngắn" }, "next"],
    [{ current: "một câu dài" }, "next"],
    [{ again: "một câu khác" }, "again"],
  ])("stops %j at %s", (change, field) => {
    expect(Object.keys(checkNewPassword({ ...good, ...change }))).toEqual([field]);
  });
});
