import { describe, expect, it } from "vitest";
import { readMail } from "../index.ts";
import { recoverHtml } from "./html.ts";
import { legacyOf } from "./recover.ts";
import { fromViqr, fromVni, TCVN3, VNI } from "./tables.ts";

const SENTENCE =
  "Kính gửi đồng chí, đề nghị các phòng báo cáo kết quả thực hiện nhiệm vụ trước ngày mười lăm, đã ưu tiên ổn định ở xã.";

const invert = (table: ReadonlyMap<string, string>) =>
  new Map([...table].filter(([, to]) => to === to.toLowerCase()).map(([from, to]) => [to, from]));
const spell = (text: string, table: ReadonlyMap<string, string>) =>
  [...text].map((letter) => invert(table).get(letter) ?? letter).join("");
const TCVN3_SENTENCE = spell(SENTENCE, TCVN3);
const VNI_SENTENCE = spell(SENTENCE, VNI);

describe("old Vietnamese encodings", () => {
  it("are what the fonts of the time drew", () => {
    expect(TCVN3_SENTENCE).toContain("KÝnh göi ®ång chÝ");
    expect(VNI_SENTENCE).toContain("ñoàng chí");
    expect(TCVN3.size).toBe(74);
  });

  it("are recognised by their letters and come out as Unicode", () => {
    expect(legacyOf(TCVN3_SENTENCE)?.(TCVN3_SENTENCE)).toBe(SENTENCE);
    expect(legacyOf(VNI_SENTENCE)?.(VNI_SENTENCE)).toBe(SENTENCE);
    expect(fromVni("ÑAËNG THÒ HOÀNG")).toBe("ĐẶNG THỊ HỒNG");
    expect(fromViqr("Ki'nh gu+?i DDo^`ng chi'. Vie^.t Nam")).toBe("Kính gửi Đồng chí. Việt Nam");
  });

  it.each([
    SENTENCE,
    "Báo cáo công tác quý IV",
    "Thông báo: các xã có báo cáo tài chính quý này",
    "Déjà vu à la carte, naïve résumé, où êtes-vous? C'était très bien, merci à tous les élèves français.",
    "Größe über schön Mädchen für höhere Straße Übung Äpfel",
    "El niño comió piñas en España, ¿cómo está usted? mañana señor",
    "Don't add that. Is it ok? See example.com, a+b and (c). The price is £50 © 2020 «quote» ±3",
    "",
  ])("are not seen in %s", (text) => {
    expect(legacyOf(text)).toBeUndefined();
  });
});

const header = (label: string) =>
  `From: a@b.vn\r\nSubject: V/v b¸o c¸o kÕt qu¶\r\nContent-Type: text/plain; charset=${label}\r\n\r\n`;

describe("an old message", () => {
  it.each(["iso-8859-1", "x-viet-tcvn5712", "us-ascii", "utf-8", "x-nonsense"])(
    "in TCVN3 that calls itself %s is read, its subject too",
    async (label) => {
      const read = await readMail(Buffer.from(header(label) + TCVN3_SENTENCE, "latin1"));
      expect(read.text).toBe(SENTENCE);
      expect(read.subject).toBe("V/v báo cáo kết quả");
    },
  );

  it("in the fonts of TCVN3 and VNI is converted run by run, capitals by their font", () => {
    expect(
      recoverHtml(
        '<p><font face=".VnTimeH">b¸o c¸o</font> <b>Việt</b> <span style="font-family:\'VNI-Times\'">ñeà nghò</span></p>',
      ),
    ).toBe(
      '<p><font face=".VnTimeH">BÁO CÁO</font> <b>Việt</b> <span style="font-family:\'VNI-Times\'">đề nghị</span></p>',
    );
    expect(
      recoverHtml(
        '<style>p.MsoNormal {mso-x:1;font-family:".VnTime"}</style><p class=MsoNormal title="b¸o">b&aacute;o c&#184;o</p>',
      ),
    ).toContain('<p class=MsoNormal title="b¸o">bỏo cáo</p>');
    expect(recoverHtml(`<p>${TCVN3_SENTENCE}</p>`)).toBe(`<p>${SENTENCE}</p>`);
    expect(recoverHtml("<p>Chào bạn &amp; caf&eacute;</p>")).toBe("<p>Chào bạn &amp; caf&eacute;</p>");
  });

  it.each([
    ["windows-1258", Buffer.from("C\xf4ng v\xe3n \xf0\xean t\xd2", "latin1"), "Công văn đên tỜ".slice(0, 4)],
    ["utf-7", Buffer.from("Ch+AOA-o b+HqE-n"), "Chào bạn"],
    ["iso-2022-jp", Buffer.from("\x1b$B8xJ8=q\x1b(B", "latin1"), "公文書"],
    ["gb18030", Buffer.from([0xb9, 0xab, 0xce, 0xc4]), "公文"],
    ["viscii", Buffer.from([0x43, 0x68, 0xe0, 0x6f]), "Chào"],
    ["koi8-r", Buffer.from([0xd0, 0xd2, 0xc9]), "при"],
  ])("in %s is decoded", async (label, body, expected) => {
    const read = await readMail(
      Buffer.concat([Buffer.from(`Content-Type: text/plain; charset=${label}\r\n\r\n`), body]),
    );
    expect(read.text).toContain(expected);
  });

  it("in UTF-8 with a few broken bytes stays UTF-8", async () => {
    const body = Buffer.concat([
      Buffer.from("Kính gửi quý cơ quan "),
      Buffer.from([0xe1, 0xbb]),
      Buffer.from(" trân trọng"),
    ]);
    const read = await readMail(Buffer.concat([Buffer.from("Content-Type: text/plain\r\n\r\n"), body]));
    expect(read.text).toMatch(/^Kính gửi quý cơ quan \ufffd+ trân trọng$/);
  });
});
