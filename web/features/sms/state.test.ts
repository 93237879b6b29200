import { describe, expect, it } from "vitest";
import { fieldsIn, fillIn, idOf, numbersIn, tabOf } from "./state.ts";

describe("what a person pastes", () => {
  it("is one number a line, comma or semicolon, each once; spaces and dots stay in it", () => {
    expect(numbersIn(" 0912 345 678, 0987.654.321;\n0912 345 678\t abc ")).toEqual([
      "0912 345 678",
      "0987.654.321",
      "abc",
    ]);
    expect(numbersIn("\n , ;")).toEqual([]);
  });
});

describe("a template", () => {
  it("names its fields once, and is filled in with what is known", () => {
    const text = "Mời họp ngày {ngày} tại {nơi}, ngày {ngày}.";
    expect(fieldsIn(text)).toEqual(["ngày", "nơi"]);
    expect(fillIn(text, { ngày: "24/11" })).toBe("Mời họp ngày 24/11 tại {nơi}, ngày 24/11.");
    expect(fieldsIn("{} {a\nb}")).toEqual([]);
  });
});

describe("an address", () => {
  it("names a tab and a message", () => {
    expect([tabOf("/sms"), tabOf("/sms/inbox"), tabOf("/sms/12")]).toEqual(["messages", "inbox", "messages"]);
    expect([idOf("12"), idOf("0"), idOf("x"), idOf(undefined)]).toEqual([12, undefined, undefined, undefined]);
  });
});
