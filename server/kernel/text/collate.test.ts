import { DatabaseSync } from "node:sqlite";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareNames, compareVietnamese, nameSortKey, sortKey } from "./collate.ts";
import { anythingTyped, syllable, vietnameseText } from "./testing.ts";

const icu = new Intl.Collator("vi");

describe("compareVietnamese", () => {
  it("follows the alphabet", () => {
    const alphabet = Array.from("aăâbcdđeêghiklmnoôơpqrstuưvxy");
    expect(alphabet.toReversed().toSorted(compareVietnamese)).toEqual(alphabet);
  });

  it("orders tones none, huyền, hỏi, ngã, sắc, nặng, after all letters", () => {
    const tones = ["ma", "mà", "mả", "mã", "má", "mạ", "mai", "mài", "mạn", "măn"];
    expect(tones.toReversed().toSorted(compareVietnamese)).toEqual(tones);
  });

  it("puts small before capital letters only where nothing else differs", () => {
    expect(["Đà", "đà", "Đa", "đá"].toSorted(compareVietnamese)).toEqual(["Đa", "đà", "Đà", "đá"]);
  });

  it("puts a text before those that it begins, and signs before digits before letters", () => {
    const list = ["", " a", "-a", "(a", "1", "10", "2", "a", "a a", "a-a", "aa", "z"];
    expect(list.toReversed().toSorted(compareVietnamese)).toEqual(list);
  });

  it("takes NFC and NFD, and the eth of old converters, as the same", () => {
    expect(compareVietnamese("Ế ẩm".normalize("NFD"), "Ế ẩm")).toBe(0);
    expect(compareVietnamese("Ðặng", "Đặng")).toBe(0);
  });

  it("agrees with ICU on printable ASCII", () => {
    const ascii = Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i));
    expect(ascii.toReversed().toSorted(compareVietnamese)).toEqual(
      ascii.toReversed().toSorted((a, b) => icu.compare(a, b)),
    );
  });

  it("agrees with ICU on Vietnamese text", () => {
    const pair = fc.oneof(fc.tuple(syllable, syllable), fc.tuple(vietnameseText, vietnameseText));
    fc.assert(
      fc.property(pair, ([a, b]) => {
        fc.pre(!/[–]/.test(a + b));
        expect(Math.sign(compareVietnamese(a, b))).toBe(Math.sign(icu.compare(a, b)));
      }),
      { numRuns: 2000 },
    );
  });

  it("agrees with ICU on every two letters of the alphabet with every tone and case", () => {
    const letters = Array.from("aăâbdđeêioôơuưy").flatMap((base) =>
      ["", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"].flatMap((tone) => {
        const letter = (base + tone).normalize("NFC");
        return "bdđ".includes(base) && tone !== "" ? [] : [letter, letter.toUpperCase()];
      }),
    );
    expect(letters.toReversed().toSorted(compareVietnamese)).toEqual(
      letters.toReversed().toSorted((a, b) => icu.compare(a, b)),
    );
  });
});

describe("sortKey", () => {
  it("orders in SQLite as compareVietnamese does", () => {
    const db = new DatabaseSync(":memory:");
    const statement = db.prepare("SELECT (:a > :b) - (:a < :b) AS sign");
    fc.assert(
      fc.property(anythingTyped, anythingTyped, (a, b) => {
        const row = statement.get({ a: sortKey(a), b: sortKey(b) });
        expect(row?.["sign"]).toBe(Math.sign(compareVietnamese(a, b)));
      }),
      { numRuns: 1000 },
    );
    db.close();
  });

  it("is printable ASCII for whatever text", () => {
    fc.assert(fc.property(anythingTyped, (text) => /^[\x20-\x7e]*$/.test(nameSortKey(text))));
  });
});

describe("names", () => {
  it("sort by the given name, then by the whole name", () => {
    const people = [
      "Lê Thị An",
      "Nguyễn Văn An",
      "Trần Ân",
      "Bùi Đức",
      "Hà",
      "Lý Hà",
      "Phạm Hạ",
      "Đỗ Hùng",
      "Nguyễn Văn HÙNG",
      "Võ Hùng",
      "Cao Hưng",
    ];
    expect(people.toReversed().toSorted(compareNames)).toEqual(people);
  });

  it("give keys in the same order, and equal given names are never torn apart by what comes before", () => {
    fc.assert(
      fc.property(
        fc.tuple(syllable, syllable),
        fc.tuple(syllable, syllable),
        ([familyA, givenA], [familyB, givenB]) => {
          const [a, b] = [`${familyA} ${givenA}`, `${familyB} ${givenB}`];
          const byGiven = compareVietnamese(givenA.toLowerCase(), givenB.toLowerCase());
          expect(compareNames(a, b)).toBe(byGiven === 0 ? compareVietnamese(a, b) : byGiven);
        },
      ),
    );
  });
});
