import { describe, expect, it } from "vitest";
import { cleanPath, foldPath, freePath } from "./paths.ts";

describe("a path of a transfer", () => {
  it.each([
    ["../../etc/passwd", "etc/passwd"],
    ["/etc/./passwd", "etc/passwd"],
    ["C:\\Windows\\..\\System32\\a.dll", "Windows/System32/a.dll"],
    ["Hồ sơ/CON/aux.txt", "Hồ sơ/_CON/_aux.txt"],
    ["a/b\u202Efdp.exe", "a/bfdp.exe"],
    ["..", "tệp"],
    ["a<b>:c?.txt", "a_b__c_.txt"],
  ])("%s is kept as %s", (sent, kept) => {
    expect(cleanPath(sent)).toBe(kept);
  });

  it("stays under its bound whatever hangs before the file", () => {
    const path = cleanPath(`${"thư mục dài/".repeat(200)}tệp.txt`);
    expect(path.length).toBeLessThanOrEqual(1_000);
    expect(path.endsWith("/tệp.txt")).toBe(true);
  });

  it("is one with another that differs in Unicode form or case only, and gets a number then", () => {
    const taken = new Set([foldPath("Tờ trình.docx")]);
    expect(freePath("Tờ trình.docx".normalize("NFD").normalize("NFC"), (path) => taken.has(path)).path).toBe(
      "Tờ trình (2).docx",
    );
    expect(foldPath("TỜ TRÌNH.docx".normalize("NFD"))).toBe(foldPath("tờ trình.DOCX"));
    expect(freePath("Thư.mục/Tệp", (path) => path === foldPath("thư.mục/tệp")).path).toBe("Thư.mục/Tệp (2)");
  });
});
