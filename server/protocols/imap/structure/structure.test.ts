import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readAddresses } from "./addresses.ts";
import { writeBodyStructure } from "./body-structure.ts";
import { readParameters } from "./content-fields.ts";
import type { Part } from "./part.ts";
import { prepareMessage } from "./prepare.ts";
import { partAt, spanOf } from "./section.ts";
import { baseSubject, parseDate } from "./sort-keys.ts";
import { walkMessage } from "./walk.ts";
import { decodeWords } from "./words.ts";

const crlf = (text: string): Buffer => Buffer.from(text.replaceAll("\n", "\r\n"));

/** Every span lies inside its parent's, in order, whatever the message is. */
function checkSpans(part: Part, [from, to]: readonly [number, number]): void {
  expect(part.header[0]).toBeGreaterThanOrEqual(from);
  expect(part.header[1]).toBe(part.body[0]);
  expect(part.body[1]).toBeGreaterThanOrEqual(part.body[0]);
  expect(part.body[1]).toBeLessThanOrEqual(to);
  let last = part.body[0];
  for (const each of [...(part.parts ?? []), ...(part.message ? [part.message.part] : [])]) {
    expect(each.header[0]).toBeGreaterThanOrEqual(last);
    checkSpans(each, part.body);
    last = each.body[1];
  }
}

describe("a message's parts", () => {
  it("are found with their bytes, also in a message inside a message", async () => {
    const bytes = crlf(
      [
        "Content-Type: multipart/mixed; boundary=a",
        "",
        "--a",
        "Content-Type: message/rfc822",
        "",
        "Subject: trong",
        "Content-Type: multipart/alternative; boundary=b",
        "",
        "--b",
        "",
        "mot",
        "--b",
        "Content-Type: text/html",
        "",
        "hai",
        "--b--",
        "--a",
        'Content-Type: image/png; name="a.png"',
        "Content-Transfer-Encoding: base64",
        "Content-Disposition: attachment; filename*0=mot; filename*1=.png",
        "",
        "AAAA",
        "--a--",
        "",
      ].join("\n"),
    );
    const { root } = await walkMessage(bytes);
    const text = (path: number[], of: "all" | "header" | "text" | "mime" = "all") => {
      const span = spanOf(root, { path, of, names: [] });
      return span && bytes.toString("latin1", ...span);
    };
    expect(text([1, 1])).toBe("mot");
    expect(text([1, 2])).toBe("hai");
    expect(text([1], "header")).toMatch(/^Subject: trong\r\n/);
    expect(text([1, 2], "mime")).toBe("Content-Type: text/html\r\n\r\n");
    expect(text([2])).toBe("AAAA");
    expect(text([3])).toBeUndefined();
    expect(text([2, 1])).toBeUndefined();
    expect(partAt(root, [1])?.message?.envelope).toMatch(/^\(NIL "trong"/);
    expect(writeBodyStructure(root, true)).toContain(
      '("image" "png" ("name" "a.png") NIL NIL "base64" 4 NIL ("attachment" ("filename" "mot.png")) NIL NIL)',
    );
    checkSpans(root, [0, bytes.length]);
  });

  it("of a message without parts are itself", async () => {
    const bytes = crlf("Subject: x\n\nmot\nhai\n");
    const { root } = await walkMessage(bytes);
    expect(spanOf(root, { path: [1], of: "all", names: [] })).toEqual([14, 24]);
    expect(writeBodyStructure(root, false)).toBe('("text" "plain" ("charset" "us-ascii") NIL NIL "7bit" 10 2)');
  });

  it("are there whatever is wrong: no boundary, none closed, ten thousand, nested without end", async () => {
    const shapes = [
      "Content-Type: multipart/mixed\n\nx\n",
      "Content-Type: multipart/mixed; boundary=a\n\nno part\n",
      "Content-Type: multipart/mixed; boundary=a\n\n--a\n--a\n--a--\n--a\n",
      "Content-Type: multipart/mixed; boundary=a\n\n--a\nContent-Type: message/rfc822\n--a--\n",
      `Content-Type: multipart/mixed; boundary=a\n\n${"--a\n\nx\n".repeat(10_000)}--a--\n`,
      "Content-Type: message/rfc822\n\n".repeat(10_000),
      Array.from(
        { length: 500 },
        (_, n) => `Content-Type: multipart/mixed; boundary=b${String(n)}\n\n--b${String(n)}\n`,
      ).join(""),
      "",
      "\n",
      "no header at all",
      `Subject: ${"x".repeat(1_000_000)}\n\n`,
    ];
    for (const shape of shapes) {
      const bytes = crlf(shape);
      const { root, bodyStructure } = await prepareMessage(bytes);
      checkSpans(root, [0, bytes.length]);
      expect(bodyStructure).toMatch(/^\(.*\)$/s);
    }
  });

  it("of any bytes lie inside each other, and their structure is balanced", async () => {
    const line = fc.oneof(
      fc.constantFrom(
        "--a",
        "--a--",
        "--b",
        "--b--",
        "",
        "Content-Type: multipart/mixed; boundary=a",
        'Content-Type: multipart/digest; boundary="b"',
        "Content-Type: message/rfc822",
        "Content-Type: text/plain; charset=utf-8",
        "Content-Type: ;;;=",
        'Content-Disposition: attachment; filename="a\\"b',
        'From: a@b, (c) <d@e>, "f',
        " folded",
        ":",
      ),
      fc.string({ maxLength: 20 }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 40 }), fc.constantFrom("\n", "\r\n"), async (lines, end) => {
        const bytes = Buffer.from(lines.join(end));
        const { root, bodyStructure, envelope } = await prepareMessage(bytes);
        checkSpans(root, [0, bytes.length]);
        for (const written of [bodyStructure, envelope]) expect(isBalanced(written)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

/** Reads quoted strings and literals as a client does; parentheses outside them close. */
function isBalanced(text: string): boolean {
  let depth = 0;
  for (let i = 0; i < text.length; i += 1) {
    const letter = text[i];
    if (letter === '"') {
      for (i += 1; text[i] !== '"'; i += 1) if (text[i] === "\\") i += 1;
    } else if (letter === "{") {
      const [all = "", size = ""] = /^\{(\d+)\}\r\n/.exec(text.slice(i)) ?? [];
      i += all.length + Number(size) - 1;
    } else if (letter === "(") depth += 1;
    else if (letter === ")") depth -= 1;
    if (depth < 0) return false;
  }
  return depth === 0;
}

describe("header fields", () => {
  it("give addresses of every shape", () => {
    const short = (text: string) =>
      readAddresses(text).map(({ name, route, mailbox, host }) =>
        [name, route, mailbox, host].map((each) => each ?? "-").join("|"),
      );
    expect(short("a@b.vn")).toEqual(["-|-|a|b.vn"]);
    expect(short('"Nguyễn, An" <an@b.vn>, Bình <binh@b.vn>')).toEqual(["Nguyễn, An|-|an|b.vn", "Bình|-|binh|b.vn"]);
    expect(short("an@b.vn (Nguyen An)")).toEqual(["Nguyen An|-|an|b.vn"]);
    expect(short("<@r1,@r2:an@b.vn>")).toEqual(["-|@r1,@r2|an|b.vn"]);
    expect(short("Nhom: a@b, c@d;")).toEqual(["-|-|Nhom|-", "-|-|a|b", "-|-|c|d", "-|-|-|-"]);
    expect(short("undisclosed-recipients:;")).toEqual(["-|-|undisclosed-recipients|-", "-|-|-|-"]);
    expect(short("khong-co-mien")).toEqual(["-|-|khong-co-mien|MISSING_DOMAIN"]);
    expect(short("")).toEqual([]);
    expect(readAddresses("(".repeat(100_000)).length).toBe(0);
  });

  it("give parameters, continued ones joined", () => {
    expect(readParameters(`attachment; filename*0*=UTF-8''a%20; filename*1*=b.txt; x="a;b"`)).toEqual({
      value: "attachment",
      params: [
        ["filename*", "UTF-8''a%20b.txt"],
        ["x", "a;b"],
      ],
    });
  });

  it("give words, dates and base subjects", () => {
    expect(decodeWords("=?utf-8?B?TeG7nWkg?= =?utf-8?Q?h=E1=BB=8Dp?= mai")).toBe("Mời họp mai");
    expect(decodeWords("=?windows-1258?Q?Ch=E0o?=")).toBe("Chào");
    expect(decodeWords("=?nowhere?Q?x?=")).toBe("=?nowhere?Q?x?=");
    expect(parseDate("Mon, 23 Nov 2026 08:00:00 +0700")).toEqual({ at: Date.UTC(2026, 10, 23, 1), day: "2026-11-23" });
    expect(parseDate("1 Jan 99 00:00 EST")?.at).toBe(Date.UTC(1999, 0, 1, 5));
    expect(parseDate("hôm qua")).toBeUndefined();
    expect(baseSubject("Re: [to] Fwd: Mời họp (fwd)")).toEqual({ base: "MỜI HỌP", isReply: true });
    expect(baseSubject("[to] Mời họp")).toEqual({ base: "MỜI HỌP", isReply: false });
  });
});
