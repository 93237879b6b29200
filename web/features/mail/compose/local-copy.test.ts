import { describe, expect, it } from "vitest";
import { LocalCopies } from "./local-copy.ts";
import { roomIn } from "./uploads.ts";

const content = { to: ["person:1"], cc: [], subject: "x", body: "", html: "<p>x</p>" };

function memory() {
  const kept = new Map<string, string>();
  return {
    kept,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
}

describe("what is typed", () => {
  it("is on this machine until the server has it, for its person and draft alone", () => {
    const store = memory();
    const copies = new LocalCopies(store, { personId: 5, draftId: 7 }, () => 100);
    copies.keep(content, 3);
    expect(copies.read()).toEqual({ content, version: 3, at: 100 });
    expect(new LocalCopies(store, { personId: 6, draftId: 7 }, () => 1).read()).toBeUndefined();
    copies.drop();
    expect(store.kept.size).toBe(0);
  });

  it("stops nobody from writing when the browser keeps nothing", () => {
    const full = {
      ...memory(),
      setItem: () => {
        throw new Error("QuotaExceededError");
      },
    };
    const copies = new LocalCopies(full, { personId: 5, draftId: 7 }, () => 100);
    expect(() => {
      copies.keep(content, 3);
    }).not.toThrow();
    full.kept.set("congso.mail.draft.5.7", "{");
    expect(copies.read()).toBeUndefined();
  });
});

describe("the room in a letter", () => {
  it("is what its files leave, encoded; what goes as a link takes none", () => {
    expect(
      roomIn(1_000, [
        { size: 300, link: false },
        { size: 9_000, link: true },
      ]),
    ).toBe(600);
  });
});
