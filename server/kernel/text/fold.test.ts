import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fold, normalize, unifyWord } from "./fold.ts";
import { vietnameseText } from "./testing.ts";

describe("fold", () => {
  it.each([
    ["Quyết định", "quyet dinh"],
    ["ĐƯỜNG Trần Đăng Ninh", "duong tran dang ninh"],
    ["hoà", "hoa"],
    ["hòa", "hoa"],
    ["  Nguyễn\u00a0 Văn\n\tHùng ", "nguyen van hung"],
    ["  ASCII   text ", "ascii text"],
    ["ế".normalize("NFD"), "e"],
    ["Ðặng Ɖức (eth và D châu Phi)", "dang duc (eth va d chau phi)"],
    ["Hu\u00adng\u200b\ufeff", "hung"],
    ["ﬁle số １５", "file so 15"],
    ["", ""],
  ])("folds %j to %j", (text, folded) => {
    expect(fold(text)).toBe(folded);
  });

  it("has no accented letter left for any letter of Vietnamese", () => {
    for (const base of "aăâeêioôơuưyđ") {
      for (const tone of ["", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"]) {
        const letter = (base + tone).normalize("NFC");
        expect(fold(letter), letter).toMatch(/^[adeiouy]$/);
        expect(fold(letter.toUpperCase()), letter).toBe(fold(letter));
      }
    }
  });

  it("is idempotent and blind to the Unicode form for every single character", () => {
    for (let code = 0; code <= 0x2ffff; code++) {
      if (code >= 0xd800 && code <= 0xdfff) continue;
      const character = String.fromCodePoint(code);
      const folded = fold(character);
      if (fold(folded) !== folded || fold(character.normalize("NFD")) !== folded) {
        expect.fail(
          `U+${code.toString(16)} folds to ${JSON.stringify(folded)} and then ${JSON.stringify(fold(folded))}`,
        );
      }
    }
  });

  it("is idempotent", () => {
    fc.assert(fc.property(fc.oneof(vietnameseText, fc.string({ unit: "binary" })), (x) => fold(fold(x)) === fold(x)));
  });

  it("is the same for NFC and NFD", () => {
    fc.assert(
      fc.property(fc.oneof(vietnameseText, fc.string({ unit: "binary" })), (x) => fold(x.normalize("NFD")) === fold(x)),
    );
  });
});

describe("normalize", () => {
  it.each([
    ["hoà", "hòa"],
    ["hòa", "hòa"],
    ["thuỷ", "thủy"],
    ["khoẻ", "khỏe"],
    ["Uỷ ban", "Ủy ban"],
    ["UỶ BAN NHÂN DÂN", "ỦY BAN NHÂN DÂN"],
    ["hoá", "hóa"],
    ["loè xoè", "lòe xòe"],
    ["tuỳ", "tùy"],
    // A closed syllable bears the tone on its last vowel in both rules.
    ["hoàn toàn", "hoàn toàn"],
    ["hòan", "hoàn"],
    ["huỳnh", "huỳnh"],
    ["xoèn xoẹt", "xoèn xoẹt"],
    // The u of qu- and the i of gi- belong to the initial.
    ["quý", "quý"],
    ["qúy", "quý"],
    ["quả", "quả"],
    ["qủa", "quả"],
    ["quốc", "quốc"],
    ["già", "già"],
    ["gìa", "già"],
    ["giếng", "giếng"],
    ["giữa", "giữa"],
    ["gì", "gì"],
    ["gìn giữ", "gìn giữ"],
    ["giết", "giết"],
    // A vowel with its own mark bears the tone.
    ["nguyễn", "nguyễn"],
    ["thuở", "thuở"],
    ["đường", "đường"],
    ["khuya khoắt", "khuya khoắt"],
    // Three open vowels: the middle one; other pairs: the first.
    ["ngoài", "ngoài"],
    ["khuỷu", "khuỷu"],
    ["mía", "mía"],
    ["mùa", "mùa"],
    ["của", "của"],
    ["Ðặng", "Đặng"],
    ["café résumé", "café résumé"],
  ])("writes %j as %j", (text, normal) => {
    expect(normalize(text)).toBe(normal.normalize("NFC"));
    expect(normalize(text.normalize("NFD"))).toBe(normal.normalize("NFC"));
  });

  it("is idempotent and keeps what is folded", () => {
    fc.assert(
      fc.property(fc.oneof(vietnameseText, fc.string({ unit: "binary" })), (x) => {
        expect(normalize(normalize(x))).toBe(normalize(x));
        expect(fold(normalize(x))).toBe(fold(x));
      }),
    );
  });
});

describe("unifyWord", () => {
  it.each([
    ["kĩ", "kỹ"],
    ["lí", "lý"],
    ["quí", "quý"],
    ["vĩ", "vỹ"],
    ["ki", "ky"],
    ["05", "5"],
    ["007", "7"],
    ["0", "0"],
    ["000", "0"],
  ])("makes %j and %j one word", (a, b) => {
    expect(unifyWord(a)).toBe(unifyWord(b));
  });

  it.each([
    ["kiến", "kyến"],
    ["mai", "may"],
    ["thi", "thy"],
    ["50", "5"],
    ["a05", "a5"],
  ])("leaves %j and %j apart", (a, b) => {
    expect(unifyWord(a)).not.toBe(unifyWord(b));
  });
});
