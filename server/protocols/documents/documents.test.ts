import { strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { hasWords, textOfDocument } from "./index.ts";

/** A PDF of one page with one line, its cross-reference table right. */
function pdf(line: string): Uint8Array {
  const stream = `BT /F1 12 Tf 72 720 Td (${line}) Tj ET`;
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
    `<< /Length ${String(stream.length)} >>\nstream\n${stream}\nendstream`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
  ];
  let body = "%PDF-1.4\n";
  const offsets = objects.map((object, i) => {
    const at = body.length;
    body += `${String(i + 1)} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const table = offsets.map((at) => `${String(at).padStart(10, "0")} 00000 n \n`).join("");
  body += `xref\n0 6\n0000000000 65535 f \n${table}trailer << /Size 6 /Root 1 0 R >>\nstartxref\n${String(body.length)}\n%%EOF`;
  return strToU8(body, true);
}

const docx = zipSync({
  "word/document.xml": strToU8(
    "<w:document><w:p><w:r><w:t>Quyết </w:t></w:r><w:r><w:t>đị</w:t></w:r><w:r><w:t>nh &amp; kèm</w:t></w:r></w:p><w:p><w:t>Điều 1</w:t></w:p></w:document>",
  ),
  "word/media/x.xml": strToU8("<w:t>không đọc</w:t>"),
});
const text = (name: string, bytes: Uint8Array, most = 10_000) =>
  textOfDocument({ name, type: "application/octet-stream" }, bytes, most);

describe("the words inside documents", () => {
  it("are read from PDF, Word, Excel, pages, letters and plain text", async () => {
    expect(await text("a.pdf", pdf("So 15 QD-UBND"))).toContain("So 15 QD-UBND");
    expect(await text("a.docx", docx)).toBe("Quyết định & kèm\nĐiều 1");
    const xlsx = zipSync({
      "xl/sharedStrings.xml": strToU8("<sst><si><t>Họ tên</t></si><si><t>Đơn vị</t></si></sst>"),
      "xl/worksheets/sheet1.xml": strToU8("<c><v>12</v></c><c t='inlineStr'><is><t>Ghi chú</t></is></c>"),
    });
    expect(await text("A.XLSX", xlsx)).toBe("Họ tên\nĐơn vị\nGhi chú");
    expect(await text("a.htm", strToU8("<style>x</style><p>Một &agrave;</p>"))).toBe("Một à");
    expect(await text("a.csv", strToU8("một;hai"))).toBe("một;hai");
    expect(await text("a.eml", strToU8("Subject: Thu\r\n\r\nnoi dung"))).toBe("Thu\nnoi dung");
    expect(await text("a.exe", strToU8("MZ một"))).toBe("");
  });

  it("end at their bound, and a bomb unpacks to nothing", async () => {
    expect(await text("a.txt", strToU8("một hai ba"), 3)).toBe("một");
    const bomb = zipSync({
      "word/document.xml": new Uint8Array(40 * 1024 * 1024),
      "xl/sharedStrings.xml": strToU8("<t>x</t>"),
    });
    expect(bomb.length).toBeLessThan(200_000);
    expect(await text("a.docx", bomb)).toBe("x");
    // One that declares less than it holds.
    const lie = Buffer.from(zipSync({ "word/document.xml": new Uint8Array(1024 * 1024).fill(65) }));
    for (const signature of ["PK\u0001\u0002", "PK\u0003\u0004"]) {
      const at = lie.indexOf(Buffer.from(signature, "latin1"));
      lie.writeUInt32LE(10, at + (signature.endsWith("\u0002") ? 24 : 22));
    }
    const read = await text("a.docx", lie).catch(() => "");
    expect(read.length).toBeLessThanOrEqual(10);
  });

  it("of what is broken are refused, and what has none is not opened", async () => {
    await expect(text("a.pdf", strToU8("%PDF-1.4 hỏng"))).rejects.toThrow();
    await expect(text("a.docx", docx.subarray(0, 60))).rejects.toThrow();
    expect(hasWords({ name: "a.pdf", type: "", size: 50 * 1024 * 1024 })).toBe(false);
    expect(hasWords({ name: "a.png", type: "image/png", size: 1 })).toBe(false);
    expect(hasWords({ name: "khong-duoi", type: "application/pdf", size: 1 })).toBe(true);
  });
});
