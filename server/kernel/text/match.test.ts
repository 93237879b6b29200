import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { highlight } from "./highlight.ts";
import { matches, Rank, rank, search } from "./match.ts";
import { anythingTyped, vietnameseText } from "./testing.ts";

describe("matches", () => {
  it.each([
    "hung",
    "Hùng",
    "van hung",
    "hung nguyen",
    "ngu",
    "nguyen v",
    "nvh",
    "vh",
    "NVH",
    "",
    "  ",
    "HÙNG".normalize("NFD"),
    "hưng",
  ])("finds Nguyễn Văn Hùng by %j", (typed) => {
    expect(matches("Nguyễn Văn Hùng", typed)).toBe(true);
  });

  it.each(["hunh", "nh", "hvn", "uyen", "nguyen hung lan", '"nguyen hung"', '"nvh"'])(
    "does not find Nguyễn Văn Hùng by %j",
    (typed) => {
      expect(matches("Nguyễn Văn Hùng", typed)).toBe(false);
    },
  );

  it("finds a department by its usual initials, also with đ", () => {
    expect(matches("Ủy ban nhân dân xã Hữu Lũng", "ubnd")).toBe(true);
    expect(matches("Phòng Địa chính", "pdc")).toBe(true);
    expect(matches("Phòng Địa chính", "pđc")).toBe(true);
  });

  it("finds a telephone number by its last digits, however it is grouped", () => {
    for (const typed of ["0912345678", "678", "345 678", "5678"])
      expect(matches("Lan 0912.345.678", typed), typed).toBe(true);
    expect(matches("Lan 0912.345.678", "679")).toBe(false);
    expect(matches("15/QĐ-26", "526")).toBe(false);
  });
});

describe("rank", () => {
  it("puts the whole text before typed marks, those before other marks, those before initials", () => {
    expect(rank("Hoà  Bình", "hòa bình")).toBe(Rank.whole);
    expect(rank("Nguyễn Văn Hùng", "hùng")).toBe(Rank.marked);
    expect(rank("Nguyễn Văn Hùng", "hung")).toBe(Rank.marked);
    expect(rank("Nguyễn Văn Hưng", "hùng")).toBe(Rank.folded);
    expect(rank("Hoàng Ưng Nam Giang", "hung")).toBe(Rank.initials);
    expect(rank("Lê Thị Lan", "hung")).toBeNull();
  });

  it("orders a list and keeps the given order among equals", () => {
    const people = ["Trần Hưng", "Hoàng Ưng Nam Giang", "Lê Lan", "Đỗ Hùng", "Hùng", "An Hùng"];
    expect(search(people, "hùng", (name) => name)).toEqual([
      "Hùng",
      "Đỗ Hùng",
      "An Hùng",
      "Trần Hưng",
      "Hoàng Ưng Nam Giang",
    ]);
    expect(search(people, " ", (name) => name)).toEqual(people);
  });
});

describe("highlight", () => {
  const shown = (text: string, typed: string): string =>
    highlight(text, typed)
      .map((segment) => (segment.hit ? `[${segment.text}]` : segment.text))
      .join("");

  it.each([
    ["Quyết định số 05/BNV", "dinh", "Quyết [định] số 05/BNV"],
    ["Quyết định số 05/BNV", "quyet din", "[Quyết] [địn]h số 05/BNV"],
    ["Quyết định số 05/BNV", "5/bnv", "Quyết định số [05/BNV]"],
    ["Uỷ ban", "ủy", "[Uỷ] ban"],
    ["Kĩ thuật", "ky", "[Kĩ] thuật"],
    ["Anh Hùng, em Hưng", "hung", "Anh [Hùng], em [Hưng]"],
    ["Anh Hùng, em Hưng", "hưng", "Anh Hùng, em [Hưng]"],
    ["Anh Hùng", "hửng", "Anh [Hùng]"],
    ["Nguyễn Văn Hùng", "nvh", "[N]guyễn [V]ăn [H]ùng"],
    ["Nguyễn Văn Hùng", "", "Nguyễn Văn Hùng"],
    ["", "hung", ""],
    ["<b>Hùng</b>", "hung b", "<[b]>[Hùng]</[b]>"],
  ])("of %j for %j is %j", (text, typed, expected) => {
    expect(shown(text, typed)).toBe(expected);
  });

  it("cuts decomposed text between letters, not between a letter and its marks", () => {
    const text = "Nguyễn Hùng".normalize("NFD");
    expect(highlight(text, "nguye").map((segment) => segment.text.normalize("NFC"))).toEqual(["Nguyễ", "n Hùng"]);
  });

  it("is the text again when its pieces are joined, with no piece empty", () => {
    fc.assert(
      fc.property(fc.oneof(vietnameseText, anythingTyped), anythingTyped, (text, typed) => {
        const segments = highlight(text, typed);
        expect(segments.map((segment) => segment.text).join("")).toBe(text);
        expect(segments.every((segment) => segment.text !== "")).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it("has a hit wherever a text answers its own words", () => {
    fc.assert(
      fc.property(vietnameseText, (text) => {
        const typed = text.split(" ").slice(0, 4).join(" ");
        expect(matches(text, typed)).toBe(true);
        const hasWord = /[\p{L}\p{N}]/u.test(typed);
        expect(highlight(text, typed).some((segment) => segment.hit)).toBe(hasWord);
      }),
    );
  });
});
