import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { givenName, initials, MAX_LOGIN_LENGTH, suggestLogin, toneIndex } from "./names.ts";
import { anythingTyped } from "./testing.ts";

describe("names", () => {
  it.each([
    ["Nguyễn Văn Hùng", "Hùng", "NH", "hungnv"],
    ["Đặng  Ánh ", "Ánh", "ĐA", "anhd"],
    ["Lê Ân", "Ân", "LÂ", "anl"],
    ["Hoàng Thị Thuý Nga".normalize("NFD"), "Nga", "HN", "ngahtt"],
    ["Đức", "Đức", "Đ", "duc"],
    ["H'Hen Niê", "Niê", "HN", "nieh"],
    ["Trần Thị Ứng (VP)", "VP", "TV", "vpttu"],
  ])("%j is called %j, shown as %j, and signs in as %j", (name, given, letters, login) => {
    expect(givenName(name)).toBe(given);
    expect(initials(name)).toBe(letters);
    expect(suggestLogin(name)).toBe(login);
  });

  it("numbers a login name that is taken", () => {
    const taken = new Set(["hungnv", "hungnv2"]);
    expect(suggestLogin("Nguyễn Văn Hùng", (login) => taken.has(login))).toBe("hungnv3");
  });

  it("gives a plain short login name and at most two initials for anything", () => {
    fc.assert(
      fc.property(anythingTyped, (text) => {
        const login = suggestLogin(text);
        expect(login).toMatch(/^[a-z]+$/);
        expect(login.length).toBeLessThanOrEqual(MAX_LOGIN_LENGTH);
        expect(Array.from(initials(text)).length).toBeLessThanOrEqual(2);
      }),
    );
  });
});

describe("toneIndex", () => {
  it("depends on the name only, not on how it is written", () => {
    expect(toneIndex("  NGUYỄN văn Hùng".normalize("NFD"), 12)).toBe(toneIndex("Nguyễn Văn Hùng", 12));
  });

  it("is within the range and uses all of it", () => {
    const seen = new Set<number>();
    fc.assert(
      fc.property(anythingTyped, (name) => {
        const index = toneIndex(name, 8);
        expect(Number.isInteger(index) && index >= 0 && index < 8).toBe(true);
      }),
    );
    for (let i = 0; i < 200; i++)
      seen.add(toneIndex(`Nguyễn Văn ${String.fromCodePoint(97 + (i % 26))}${String(i)}`, 8));
    expect(seen.size).toBe(8);
  });
});
