import { describe, expect, it } from "vitest";
import { fullDate, listDate, sentenceDate } from "./dates.ts";
import { found } from "./fold.ts";
import { toneOf, TONES } from "./names.ts";
import { Observable } from "./observable.ts";
import { readPreferences } from "./preferences.ts";
import { placeholders, readTemplate } from "./texts.ts";

describe("Observable", () => {
  it("tells each change once, and nothing after the end of a watch", () => {
    const value = new Observable(1);
    const seen: number[] = [];
    const end = value.subscribe((now) => seen.push(now));
    value.set(2);
    value.set(2);
    value.update((now) => now + 1);
    end();
    value.set(9);
    expect(seen).toEqual([2, 3]);
  });
});

describe("readPreferences", () => {
  it("keeps known values and ignores the rest", () => {
    const kept = readPreferences(`{"theme":"dark","density":"tiny","language":"en","railCollapsed":1}`);
    expect(kept).toEqual({ theme: "dark", density: "comfortable", language: "en", railCollapsed: false });
  });

  it.each([null, "", "{", "[]", "7", "null"])("begins anew with %j", (stored) => {
    expect(readPreferences(stored)).toEqual({
      theme: "system",
      density: "comfortable",
      language: "",
      railCollapsed: false,
    });
  });
});

describe("readTemplate", () => {
  it("reads a text with numbered places", () => {
    const template = readTemplate("{1} of {0}!");
    expect(template).toMatchObject({ strTag: true, values: [1, 0] });
    expect(typeof template === "string" ? [] : [...template.strings]).toEqual(["", " of ", "!"]);
    expect(readTemplate("Send")).toBe("Send");
    expect(placeholders("{1} {0} {1}")).toEqual([0, 1]);
  });
});

describe("found", () => {
  it.each([
    ["Nguyễn Thị Minh Hằng", "hang", true],
    ["Nguyễn Thị Minh Hằng", "minh ng", true],
    ["Đặng Đức Ỷ", "dang duc", true],
    ["Thư điện tử", "", true],
    ["Trưng cầu", "mail", false],
    ["Minh Hằng", "minh hong", false],
  ])("%s with %j: %s", (text, typed, is) => {
    expect(found(text, typed)).toBe(is);
  });
});

describe("toneOf", () => {
  it("is always the same, and one of the tones", () => {
    const names = ["Hoàng Văn Thụ", "Vi Quốc Ưng", "Lý A Sếnh", "Nông Thị Uyên", "Triệu Mùi Đông"];
    const tones = names.map(toneOf);
    expect(names.map(toneOf)).toEqual(tones);
    expect(tones.every((tone) => Number.isInteger(tone) && tone >= 0 && tone < TONES)).toBe(true);
    expect(new Set(tones).size).toBeGreaterThan(1);
  });
});

describe("dates on the screen", () => {
  const at = (text: string): number => Date.parse(`${text}+07:00`);
  const now = at("2026-11-16T10:00");

  it.each([
    ["2026-11-16T08:15", "8:15", "8:15 hôm nay"],
    ["2026-11-15T23:59", "Hôm qua", "23:59 hôm qua"],
    ["2026-11-09T07:00", "T2 09/11", "7:00, T2 09/11"],
    ["2025-11-16T07:00", "16/11/2025", "7:00, 16/11/2025"],
  ])("%s in a list is %s, in a sentence %s", (when, list, sentence) => {
    expect([listDate(at(when), now), sentenceDate(at(when), now)]).toEqual([list, sentence]);
  });

  it("is full on hover", () => {
    expect(fullDate(now)).toBe("Thứ Hai, 16/11/2026 10:00");
  });
});
