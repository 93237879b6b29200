import { describe, expect, it } from "vitest";
import { DEFAULT_ALPHABET, NOTHING } from "./default.ts";
import { isGsm7, septetsOf, textOfSeptets } from "./gsm7.ts";
import { LANGUAGES, LOCKING_TABLES, SINGLE_TABLES } from "./national.ts";

describe("the 7-bit alphabets", () => {
  it("have 128 places each, the escape at 0x1B", () => {
    for (const table of [DEFAULT_ALPHABET, ...LOCKING_TABLES.values()]) {
      expect(table).toHaveLength(128);
      expect(table[0x1b]).toBe(NOTHING);
      expect(table[0x0a]).toBe("\n");
      expect(table[0x0d]).toBe("\r");
      expect(table.slice(0x30, 0x3a)).toBe("0123456789");
      expect(table.slice(0x61, 0x7b)).toBe("abcdefghijklmnopqrstuvwxyz");
    }
    expect([...LOCKING_TABLES.keys()].sort((a, b) => a - b)).toEqual([1, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13]);
    expect([...SINGLE_TABLES.keys()].sort((a, b) => a - b)).toEqual(Object.values(LANGUAGES));
  });

  it("have every character of every table at one place from which it comes back", () => {
    for (const [language, table] of LOCKING_TABLES) {
      const shifts = { locking: language, single: language };
      const characters = [...table, ...(SINGLE_TABLES.get(language)?.values() ?? [])].filter(
        (each) => each !== NOTHING,
      );
      for (const character of characters) {
        const septets = septetsOf(character, shifts);
        expect(textOfSeptets(Uint8Array.from(septets ?? []), shifts)).toBe(character);
      }
    }
  });

  // Places named one by one in Annex A, at the borders of what differs from script to script.
  it.each([
    ["turkish", 0x0b, "Ğ", 0x53, "Ş"],
    ["portuguese", 0x15, "∞", 0x12, "Φ"],
    ["bengali", 0x60, "ৎ", 0x19, "০"],
    ["gujarati", 0x49, "વ", 0x1c, "૦"],
    ["hindi", 0x7f, "ॿ", 0x3a, "ॱ"],
    ["kannada", 0x24, "ಡ", 0x26, "ೞ"],
    ["malayalam", 0x7f, "൹", 0x34, "ൿ"],
    ["oriya", 0x60, "ୖ", 0x2a, "ୟ"],
    ["punjabi", 0x4a, "\u0a36", 0x2d, "ੵ"],
    ["tamil", 0x7f, "௹", 0x24, "௮"],
    ["telugu", 0x7b, "ౖ", 0x22, "౬"],
    ["urdu", 0x0a, "\n", 0x3f, "۔"],
  ] as const)("%s has its letters where Annex A puts them", (name, code, letter, shifted, second) => {
    const language = LANGUAGES[name];
    const shifts = { locking: language, single: language };
    expect(textOfSeptets(Uint8Array.of(code), shifts)).toBe(letter);
    expect(textOfSeptets(Uint8Array.of(0x1b, shifted), shifts)).toBe(second);
  });

  it("keep of the accented Vietnamese letters only à è é ì ò ù É", () => {
    const bases = "aăâeêioôơuưy";
    const marks = ["\u0300", "\u0301", "\u0303", "\u0309", "\u0323"];
    const letters = Array.from(bases + bases.toLocaleUpperCase("vi")).flatMap((base) =>
      marks.map((mark) => (base + mark).normalize("NFC")),
    );
    expect(letters.filter((letter) => isGsm7(letter)).sort()).toEqual(["É", "à", "è", "é", "ì", "ò", "ù"].sort());
  });

  it("show the main table's character where the extension has none, and a space for what is announced and missing", () => {
    expect(textOfSeptets(Uint8Array.of(0x1b, 0x41, 0x1b, 0x1b, 0x1b, 0x65, 0x1b))).toBe("A € ");
  });
});
