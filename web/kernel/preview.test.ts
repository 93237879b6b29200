import { describe, expect, it } from "vitest";
import { decodeText, previewOf } from "./preview.ts";

const file = (name: string, type = "application/octet-stream", size = 1_000, risky = false) =>
  previewOf({ name, type, size, risky });

describe("looking at an attachment", () => {
  it("goes by its type, and by its name where the type says nothing", () => {
    expect([file("a.pdf"), file("a.DOCX"), file("a", "image/png"), file("bang.csv")]).toEqual([
      "pdf",
      "word",
      "image",
      "text",
    ]);
    expect([file("a.zip"), file("a.svg", "image/svg+xml"), file("a.doc")]).toEqual([undefined, undefined, undefined]);
  });

  it("is not offered for what may run, or is too large", () => {
    expect(file("a.pdf", "application/pdf", 1_000, true)).toBeUndefined();
    expect(file("a.pdf", "application/pdf", 100_000_000)).toBeUndefined();
  });

  it("reads text in the encodings that are met", () => {
    const bytes = (...values: number[]) => new Uint8Array(values).buffer;
    expect(decodeText(new TextEncoder().encode("Kính gửi").buffer)).toBe("Kính gửi");
    expect(decodeText(bytes(0xff, 0xfe, 0x41, 0x00))).toBe("A");
    // `ð` of windows-1258 is đ.
    expect(decodeText(bytes(0xf0, 0xe3))).toBe("đă");
  });
});
