import { describe, expect, it } from "vitest";
import { lineOf, mentionAt, piecesOf } from "./text.ts";

const ORIGIN = "http://congso.lan:8080";
const kinds = (text: string) => piecesOf(text, ORIGIN).map(({ kind, text: shown }) => `${kind}:${shown}`);

describe("a message's text", () => {
  it("holds names, emphasis, code and links", () => {
    expect(kinds("Nhờ @[Lê Thị Chi](person:5) xem *gấp* và _nhẹ nhàng_ `ls -l` nhé")).toEqual([
      "text:Nhờ ",
      "mention:Lê Thị Chi",
      "text: xem ",
      "bold:gấp",
      "text: và ",
      "italic:nhẹ nhàng",
      "text: ",
      "code:ls -l",
      "text: nhé",
    ]);
    expect(kinds("```\na < b\n*c*\n```")).toEqual(["block:a < b\n*c*"]);
  });

  it("leaves alone what only looks like it", () => {
    for (const text of ["2*3*4", "tên_tệp_dài", "* không *", "@[x](role:y)", "a`b", "**", "person:5"]) {
      expect(kinds(text)).toEqual([`text:${text}`]);
    }
  });

  it("tells an address of the office from one outside, and the stop that ends the sentence from both", () => {
    expect(piecesOf(`Xem ${ORIGIN}/polls/7.`, ORIGIN)[1]).toEqual({
      kind: "link",
      text: `${ORIGIN}/polls/7`,
      href: "/polls/7",
      isOwn: true,
    });
    expect(piecesOf("(https://example.com/a?b=1)", ORIGIN)[1]).toMatchObject({
      href: "https://example.com/a?b=1",
      isOwn: false,
    });
    expect(piecesOf(`${ORIGIN}.evil.example/x`, ORIGIN)[0]).toMatchObject({ isOwn: false });
    expect(kinds("javascript:alert(1)")).toEqual(["text:javascript:alert(1)"]);
  });

  it("is one line in a list", () => {
    expect(lineOf("Chào\n@[Tất cả](everyone)  *nhé*")).toBe("Chào @Tất cả nhé");
  });

  it("is read in linear time", () => {
    const long = "@[".repeat(1_000) + "`*_".repeat(600);
    expect(piecesOf(long.slice(0, 4_000), ORIGIN).length).toBeGreaterThan(0);
  });
});

describe("a name that is being written", () => {
  it("is found before the caret, with the words of a name", () => {
    expect(mentionAt("Nhờ @le thi", 11)).toEqual({ from: 4, word: "le thi" });
    expect(mentionAt("@", 1)).toEqual({ from: 0, word: "" });
    expect(mentionAt("Nhờ @Đặng Quang", 8)).toEqual({ from: 4, word: "Đặn" });
  });

  it("is none inside an address or far behind", () => {
    expect(mentionAt("an@stp.lan", 10)).toBeUndefined();
    expect(mentionAt("@một hai ba bốn năm", 19)).toBeUndefined();
  });
});
