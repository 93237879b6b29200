import { describe, expect, it } from "vitest";
import { completed, offersFor, typingAt } from "./completion.ts";

/** `|` is the caret. */
const at = (text: string) => typingAt(text.replace("|", ""), text.indexOf("|"));

describe("what is being typed in the search box", () => {
  it("is a word, or the value of an operator", () => {
    expect(at("mời họ|")).toMatchObject({ kind: "word", text: "họ", from: 4 });
    expect(at("mời from:hoang|")).toMatchObject({ kind: "value", operator: "from", text: "hoang", from: 4 });
    expect(at("FROM:|")).toMatchObject({ kind: "value", operator: "from", text: "" });
    expect(at("http://a|")).toMatchObject({ kind: "word" });
  });

  it("goes on over spaces between quotation marks", () => {
    expect(at('in:"Dự á|n" họp')).toMatchObject({ kind: "value", operator: "in", text: "Dự á", from: 0, to: 10 });
  });

  it("is replaced by what was chosen, and the rest stays", () => {
    const text = "mời from:ho sáng mai";
    const done = completed(text, typingAt(text, 11), "binh@stp.lan");
    expect(done).toEqual({ text: "mời from:binh@stp.lan sáng mai", caret: 22 });
    expect(completed("in:d", typingAt("in:d", 4), "Dự án").text).toBe('in:"Dự án" ');
    expect(completed("ha", typingAt("ha", 2), "has:").text).toBe("has:");
  });
});

describe("what the search box offers", () => {
  const offers = [
    { value: "from:", title: "Người gửi", detail: "" },
    { value: "before:", title: "Trước ngày", detail: "" },
  ];
  it("is found by either name, without marks", () => {
    expect(offersFor("nguoi", offers, 8).map(({ value }) => value)).toEqual(["from:"]);
    expect(offersFor("bef", offers, 8).map(({ value }) => value)).toEqual(["before:"]);
    expect(offersFor("", offers, 1)).toHaveLength(1);
    expect(offersFor("xyz", offers, 8)).toEqual([]);
  });
});
