import { describe, expect, it } from "vitest";
import { KeyReader, nameOf } from "./keys.ts";

const press = (key: string, code: string, more = {}) => ({
  key,
  code,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...more,
});

describe("nameOf", () => {
  it.each([
    ["a letter", press("c", "KeyC"), "c"],
    ["Ctrl+K", press("k", "KeyK", { ctrlKey: true }), "ctrl+k"],
    ["Cmd+K", press("k", "KeyK", { metaKey: true }), "ctrl+k"],
    ["a question mark", press("?", "Slash", { shiftKey: true }), "?"],
    ["Shift and a letter", press("C", "KeyC", { shiftKey: true }), "shift+c"],
    ["Shift+Enter", press("Enter", "Enter", { shiftKey: true }), "shift+enter"],
    ["what an input method holds back", press("Process", "KeyG"), "g"],
    ["a letter that it has marked", press("đ", "KeyD"), "d"],
  ])("names %s", (_, event, name) => {
    expect(nameOf(event)).toBe(name);
  });
});

describe("KeyReader", () => {
  const known = ["c", "g m", "g h", "m"];

  it("reads single keys at once and two in a row together", () => {
    const reader = new KeyReader();
    expect(reader.read("c", 0, known)).toBe("c");
    expect(reader.read("g", 100, known)).toBeUndefined();
    expect(reader.read("m", 300, known)).toBe("g m");
    expect(reader.read("m", 400, known)).toBe("m");
  });

  it("forgets the first key after a pause", () => {
    const reader = new KeyReader();
    reader.read("g", 0, known);
    expect(reader.read("m", 5_000, known)).toBe("m");
  });

  it("does nothing for keys that nobody has", () => {
    expect(new KeyReader().read("z", 0, known)).toBeUndefined();
  });
});
