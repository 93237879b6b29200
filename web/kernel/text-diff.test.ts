import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { diffWords } from "./text-diff.ts";

describe("what a correction changed", () => {
  it("is told word by word", () => {
    expect(diffWords("Họp lúc 8:00 thứ Hai.", "Họp lúc 14:00 thứ Hai.")).toEqual([
      { kind: "same", text: "Họp lúc " },
      { kind: "gone", text: "8:00 " },
      { kind: "new", text: "14:00 " },
      { kind: "same", text: "thứ Hai." },
    ]);
    expect(diffWords("a", "a")).toEqual([{ kind: "same", text: "a" }]);
    expect(diffWords("", "mới")).toEqual([{ kind: "new", text: "mới" }]);
  });

  it("loses nothing of either text", () => {
    const words = fc.array(fc.constantFrom("a ", "b ", "c", "\n", "  "), { maxLength: 40 }).map((all) => all.join(""));
    fc.assert(
      fc.property(words, words, (before, after) => {
        const runs = diffWords(before, after);
        const text = (kind: string) =>
          runs.flatMap((run) => (run.kind === "same" || run.kind === kind ? [run.text] : [])).join("");
        expect(text("gone")).toBe(before);
        expect(text("new")).toBe(after);
      }),
    );
  });
});
