import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isInline, isRisky, safeName, sniffType } from "./names.ts";

describe("a safe name", () => {
  it.each([
    ["Quyết định số 15.docx", "Quyết định số 15.docx"],
    ["../../etc/passwd", "passwd"],
    ["C:\\Users\\Lan\\Báo cáo.pdf", "Báo cáo.pdf"],
    ["bao\u202Efdp.exe", "baofdp.exe"],
    ["a\u0000b\u0007\n.txt", "ab.txt"],
    ["ke\u0302\u0301 hoa\u0323ch.txt", "kế hoạch.txt"],
    ["CON", "_CON"],
    ["nul.txt", "_nul.txt"],
    ["com1.tar.gz", "_com1.tar.gz"],
    ['a<b>:"c|d?*.txt', "a_b___c_d__.txt"],
    ["ten. . ", "ten"],
    ["  hai   khoảng.txt", "hai khoảng.txt"],
    ["", "tệp"],
    ["...", "tệp"],
    ["folder/", "tệp"],
    [".htaccess", ".htaccess"],
  ])("of %j is %j", (name, safe) => {
    expect(safeName(name)).toBe(safe);
  });

  it("keeps the ending of a long name and never half a character", () => {
    const safe = safeName(`${"ễ".repeat(300)}.docx`);
    expect(safe.endsWith("ễ.docx")).toBe(true);
    expect(Buffer.byteLength(safe)).toBeLessThanOrEqual(200);
    expect(safeName(`a.${"x".repeat(400)}`).length).toBe(200);
  });

  it("of anything is one name that stays as it is", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 400 }), (name) => {
        const safe = safeName(name);
        expect(safe).not.toMatch(/[/\\<>:"|?*\p{Cc}\p{Cf}]/u);
        expect(safe).not.toMatch(/^\.*$|[. ]$/);
        expect(Buffer.byteLength(safe)).toBeLessThanOrEqual(200);
        expect(safeName(safe)).toBe(safe);
      }),
    );
  });
});

describe("the type of a file", () => {
  const bytes = (text: string) => Buffer.from(text, "latin1");

  it.each([
    ["%PDF-1.7 …", "a.pdf", "application/pdf"],
    ["%PDF-1.7 …", "a.exe", "application/pdf"],
    ["\x89PNG\r\n\x1a\n\0", "a.jpg", "image/png"],
    ["RIFF\0\0\0\0WEBPVP8 ", "a.webp", "image/webp"],
    ["RIFF\0\0\0\0WAVEfmt ", "a.wav", "application/octet-stream"],
    ["PK\x03\x04\0", "a.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"],
    ["PK\x03\x04\0", "a.zip", "application/zip"],
    ["\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0", "a.doc", "application/msword"],
    ["MZ\x90\0\x03\0", "bao-cao.pdf", "application/vnd.microsoft.portable-executable"],
    ["BMW chạy trên đường", "xe.txt", "text/plain"],
    ["a;b;c", "a.csv", "text/csv"],
    ["a\0b", "a.txt", "application/octet-stream"],
    ["<html><script>alert(1)</script>", "a.html", "application/octet-stream"],
    ["<html><script>alert(1)</script>", "a.png", "application/octet-stream"],
    ["<svg xmlns='x'>", "a.svg", "application/octet-stream"],
    ["", "a", "application/octet-stream"],
  ])("that begins with %j and is called %s is %s", (opening, name, type) => {
    expect(sniffType(bytes(opening), name)).toBe(type);
  });

  it("is shown in place only where it cannot run", () => {
    expect(["image/png", "application/pdf"].every(isInline)).toBe(true);
    expect(["image/svg+xml", "text/html", "text/plain", "application/octet-stream"].some(isInline)).toBe(false);
  });
});

describe("a risky name", () => {
  it.each([
    "a.exe",
    "a.EXE",
    "a.pdf.exe",
    "a.exe. ",
    "b.docm",
    "c.xlsm",
    "d.lnk",
    "e.html",
    "f.svg",
    "bao\u202Efdp.exe",
  ])("is %j", (name) => {
    expect(isRisky(name)).toBe(true);
  });
  it.each(["a.docx", "a.pdf", "exe", "a.exe.pdf", ""])("is not %j", (name) => {
    expect(isRisky(name)).toBe(false);
  });
});
