import { describe, expect, it } from "vitest";
import { addOption, moveOption, pasteOptions, removeOption } from "./options.ts";

const END = { from: 99, to: 99 };

it("adds below the line that is written, up to the most", () => {
  expect(addOption(["a", "b"], 0, 30)).toEqual({ options: ["a", "", "b"], focus: 1 });
  expect(addOption(["a", "b"], 1, 2)).toEqual({ options: ["a", "b"], focus: 1 });
});

it("removes, but keeps two lines", () => {
  expect(removeOption(["a", "b", "c"], 1)).toEqual({ options: ["a", "c"], focus: 0 });
  expect(removeOption(["a", "b", "c"], 0)).toEqual({ options: ["b", "c"], focus: 0 });
  expect(removeOption(["a", "b"], 1)).toEqual({ options: ["a", ""], focus: 1 });
});

it("moves by one place, and stays at the ends", () => {
  expect(moveOption(["a", "b", "c"], 2, -1)).toEqual({ options: ["a", "c", "b"], focus: 1 });
  expect(moveOption(["a", "b"], 0, 1)).toEqual({ options: ["b", "a"], focus: 1 });
  expect(moveOption(["a", "b"], 0, -1)).toEqual({ options: ["a", "b"], focus: 0 });
  expect(moveOption(["a", "b"], 1, 1)).toEqual({ options: ["a", "b"], focus: 1 });
});

describe("pasting", () => {
  it("leaves a single line to the field", () => {
    expect(pasteOptions(["", ""], 0, "Trắng", END, 30)).toBeUndefined();
    expect(pasteOptions(["", ""], 0, "Trắng\n\n", END, 30)).toBeUndefined();
  });
  it("makes an option of each line, without its list mark", () => {
    expect(pasteOptions(["", ""], 0, "1. Trắng\r\n2) Xanh\n\n- Be\n• Nâu\na) Đỏ", END, 30)).toEqual({
      options: ["Trắng", "Xanh", "Be", "Nâu", "Đỏ"],
      focus: 4,
    });
  });
  it("keeps what belongs to the text: numbers, hyphens, words", () => {
    expect(pasteOptions([""], 0, "3 ngày\n-5 °C\n2026.1\nÀ thế", END, 30)?.options).toEqual([
      "3 ngày",
      "-5 °C",
      "2026.1",
      "À thế",
    ]);
  });
  it("goes into the text at the cursor, and keeps the options below", () => {
    expect(pasteOptions(["Màu ", "Khác"], 0, "trắng\nxanh", { from: 4, to: 4 }, 30)).toEqual({
      options: ["Màu trắng", "xanh", "Khác"],
      focus: 1,
    });
    expect(pasteOptions(["abc"], 0, "X\nY", { from: 1, to: 2 }, 30)?.options).toEqual(["aX", "Yc"]);
  });
  it("stops at the most", () => {
    expect(pasteOptions(["", ""], 0, "a\nb\nc\nd", END, 3)).toEqual({ options: ["a", "b", "c"], focus: 2 });
  });
});
