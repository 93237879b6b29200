import { strToU8, zipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { systemActor } from "../../../kernel/access/actor.ts";
import { openTestOffice, type TestOffice } from "../../../testing.ts";
import type { FoundMessage, SearchChip, SearchSuggestion } from "../contract.ts";
import * as store from "../store.ts";
import { takeIn } from "./testing.ts";

let office: TestOffice;
let an = 0;
let binh = 0;
const ids = new Map<string, number>();
const DAY = 86_400_000;

async function hire(name: string, username: string): Promise<number> {
  const { directory } = office.services;
  const roleIds = [directory.roleIdOf("staff") ?? 0];
  const password = { text: "Chợ Kỳ Lừa họp phiên 27", mustChange: false };
  return (await directory.createPerson(systemActor("test"), { name, username, roleIds }, password)).id;
}

const letter = (headers: Record<string, string>, body: string) =>
  `${Object.entries({ "Content-Type": "text/plain; charset=utf-8", ...headers })
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join("")}\r\n${body}`;

const docx = Buffer.from(
  zipSync({ "word/document.xml": strToU8("<w:p><w:t>Kinh phí sửa chữa trụ sở</w:t></w:p>") }),
).toString("base64");

beforeAll(async () => {
  office = await openTestOffice();
  an = await hire("Nguyễn Văn An", "an");
  binh = await hire("Hoàng Thị Bình", "binh");
  const now = office.clock.now();
  const put = async (key: string, message: string, to: number[], at: Parameters<typeof takeIn>[3] = {}) => {
    ids.set(key, await takeIn(office, message, to, at));
  };
  await put(
    "invitation",
    letter(
      { From: "Đặng Thị Hòa <hoa@ngoai.vn>", To: "An <an@so.vn>", Subject: "Mời họp giao ban" },
      "Kính mời đồng chí dự họp.",
    ),
    [an],
    { receivedAt: now - 10 * DAY },
  );
  await put(
    "ruling",
    letter(
      { From: "Văn thư <vanthu@so.vn>", To: "binh@so.vn", Cc: "An <an@so.vn>", Subject: "Quyết định số 05/QĐ-UBND" },
      "Đường Trần Phú",
    ),
    [an, binh],
    { flags: 5, receivedAt: now - 2 * DAY },
  );
  await put(
    "enclosed",
    letter(
      { From: "la@ngoai.vn", Subject: "Gui tep", "Content-Type": 'multipart/mixed; boundary="b"' },
      `--b\r\n\r\nxem tep\r\n--b\r\nContent-Disposition: attachment; filename="du toan.docx"\r\nContent-Type: application/octet-stream\r\nContent-Transfer-Encoding: base64\r\n\r\n${docx}\r\n--b--`,
    ),
    [an],
    { receivedAt: now - DAY },
  );
  await put("dinh", letter({ From: "x@ngoai.vn", Subject: "Dinh dưỡng học đường" }, "khác"), [an], { receivedAt: now });
  await put("secret", letter({ From: "x@ngoai.vn", Subject: "Riêng của Bình: quyết định" }, "mật"), [binh]);
  await put("junk", letter({ From: "x@ngoai.vn", Subject: "Trúng thưởng" }, "bấm vào đây"), [an], { role: "junk" });
});
afterAll(() => office.dispose());

interface Answer {
  items: FoundMessage[];
  understood: SearchChip[];
  next?: string;
  waiting: number;
}
const search = async (who: number, q: string, more = ""): Promise<Answer> =>
  (await office.request(who, "GET", `/api/mail/search?q=${encodeURIComponent(q)}${more}`)).json<Answer>();
async function keys(q: string, who = an): Promise<string[]> {
  const { items } = await search(who, q);
  return items.map(({ contentId }) => [...ids].find(([, id]) => id === contentId)?.[0] ?? "?");
}

describe("search in mail", () => {
  it("finds what was just delivered, without marks and before words are whole", async () => {
    expect(await keys("moi hop")).toEqual(["invitation"]);
    expect(await keys("giao b")).toEqual(["invitation"]);
    expect(await keys("tran phu")).toEqual(["ruling"]);
    expect(await keys("dang thi hoa")).toEqual(["invitation"]);
    expect(await keys("khong co dau")).toEqual([]);
  });

  it("puts what has the marks as typed first, then the newest", async () => {
    expect(await keys("dinh")).toEqual(["dinh", "ruling"]);
    expect(await keys("định")).toEqual(["ruling", "dinh"]);
    expect((await search(an, "định")).items.map(({ exact }) => exact)).toEqual([true, false]);
  });

  it.each([
    ["from:hoa", ["invitation"]],
    ["từ:an", []],
    ["to:an", ["invitation"]],
    ["cc:an", ["ruling"]],
    ["subject:duong", ["dinh"]],
    ["có:đính-kèm", ["enclosed"]],
    ["has:star", ["ruling"]],
    ["is:unread -has:attachment -trong:thu-rac", ["dinh", "invitation"]],
    ["in:junk", ["junk"]],
    ["trong:hop-thu-den dinh", ["dinh", "ruling"]],
    ["filename:toan", ["enclosed"]],
    ["before:20/11/2026", ["invitation"]],
    ["after:2026-11-22 -in:junk", ["dinh", "enclosed"]],
    ["on:11/2026 from:vanthu", ["ruling"]],
    ["larger:1G", []],
    ['"số 5"', ["ruling"]],
    ['"định quyết"', []],
    ["định -học", ["ruling"]],
    ["05/qđ-ub", ["ruling"]],
    ["label:gap", []],
  ])("understands %s", async (q, expected) => {
    expect(await keys(q)).toEqual(expected);
  });

  it("says how it understood, and never what somebody else has", async () => {
    expect((await search(an, "từ:hoa -nháp on:2026")).understood).toEqual([
      { kind: "from", not: false, value: "hoa", start: 0, end: 6 },
      { kind: "words", not: true, value: "nháp", start: 7, end: 12 },
      { kind: "received", not: false, value: "2026-01-01/2027-01-01", start: 13, end: 20 },
    ]);
    expect(await keys("quyet dinh", binh)).toEqual(["secret", "ruling"]);
    expect(await keys("mat OR holders:a1 *")).toEqual([]);
    expect(await keys("riêng của")).toEqual([]);
    expect((await office.request(undefined, "GET", "/api/mail/search?q=a")).statusCode).toBe(401);
    expect((await office.request(an, "GET", "/api/mail/search?q=dinh&after=bm9uc2Vuc2U")).statusCode).toBe(400);
  });

  it("finds the words inside an enclosed document once it has been read", async () => {
    await office.services.mail.indexed();
    expect(await keys("sửa chữa trụ sở")).toEqual(["enclosed"]);
    expect((await search(an, "x")).waiting).toBe(0);
  });

  it("finds a content for whoever gets it later, and for nobody once it is gone", async () => {
    await office.services.mail.indexed();
    const accountId = store.accountOf(office.kernel.db, `person:${String(binh)}`) ?? 0;
    office.kernel.write(systemActor("test"), (work) => {
      store.insertMessage(work.db, {
        accountId,
        mailboxId: store.mailboxByRole(work.db, accountId, "inbox")?.id ?? 0,
        contentId: ids.get("invitation") ?? 0,
        receivedAt: 1,
        flags: 0,
        senderId: null,
        door: "test",
        envelopeFrom: "",
        deliveredTo: "",
      });
    });
    await office.services.mail.indexed();
    expect(await keys("giao ban", binh)).toEqual(["invitation"]);
    office.kernel.write(systemActor("test"), (work) => {
      const message = store.copyOf(work.db, accountId, ids.get("invitation") ?? 0);
      for (const place of store.placesOf(work.db, accountId, [message?.id ?? 0])) store.expungeMessage(work.db, place);
    });
    expect(await keys("giao ban", binh)).toEqual([]);
    expect(await keys("giao ban")).toEqual(["invitation"]);
  });

  it("goes on page by page, nothing twice and nothing left out, while mail comes in", async () => {
    const many = Array.from({ length: 450 }, (_, n) => `thư số ${String(n)} về tiến độ`);
    const { kernel } = office;
    kernel.write(systemActor("test"), (work) => {
      const accountId = store.ensureAccount(work.db, binh, work.now);
      const mailboxId = store.mailboxByRole(work.db, accountId, "archive")?.id ?? 0;
      many.forEach((subject, n) => {
        const words = {
          sender: "",
          recipients: "",
          copies: "",
          subject,
          text: "",
          files: "",
          head: "",
          isEnclosed: false,
        };
        const contentId = store.ensureContent(
          work.db,
          {
            ...{
              hash: String(n).padStart(64, "f"),
              size: 10,
              messageId: null,
              inReplyTo: null,
              threadKey: String(n),
              subject,
            },
            ...{
              fromName: "",
              fromAddress: "",
              recipients: "[]",
              recipientCount: 0,
              urgent: false,
              sentAt: null,
              preview: "",
            },
            ...{ hasAttachments: false, words },
          },
          work.now,
        );
        const receivedAt = 1_000_000 + ((n * 7919) % 450);
        const rest = { flags: 0, senderId: null, door: "test", envelopeFrom: "", deliveredTo: "" };
        store.insertMessage(work.db, { accountId, mailboxId, contentId, receivedAt, ...rest });
      });
    });
    await office.services.mail.indexed();
    const seen: number[] = [];
    let after = "";
    for (;;) {
      const page = await search(binh, "tien do", `&limit=70${after}`);
      seen.push(...page.items.map(({ id }) => id));
      if (page.next === undefined) break;
      after = `&after=${page.next}`;
      await takeIn(office, letter({ Subject: `Tiến độ mới ${after.slice(-20)}` }, ""), [binh]);
    }
    expect(seen.length).toBe(450);
    expect(new Set(seen).size).toBe(450);
  });
});

describe("what a search may become", () => {
  const suggest = async (q: string) =>
    (await office.request(an, "GET", `/api/mail/search-suggestions?q=${encodeURIComponent(q)}`)).json<{
      items: SearchSuggestion[];
    }>().items;

  it.each([
    ["họp t", "từ:", "họp từ:"],
    ["co", "có:đính-kèm", "có:đính-kèm "],
    ["-fr", "từ:", "-từ:"],
    ["sau:hom", "hôm nay", "sau:hôm-nay "],
    ["a in:thung", "thùng rác", "a in:thùng-rác "],
    ["từ:bình", "Hoàng Thị Bình", "từ:binh@"],
  ])("after %s is %s", async (typed, title, query) => {
    const [first] = await suggest(typed);
    expect(first?.title).toBe(title);
    expect(first?.query.startsWith(query)).toBe(true);
  });

  it("is every operator when nothing is typed, and nothing within a phrase", async () => {
    expect((await suggest("")).length).toBeGreaterThan(10);
    expect(await suggest('"quyết đ')).toEqual([]);
    expect(await suggest("zzz")).toEqual([]);
  });
});

describe("parts of words, for IMAP", () => {
  it("lead to the contents that may have them, whatever their case and marks", async () => {
    await office.services.mail.indexed();
    const range = { from: 0, to: Number.MAX_SAFE_INTEGER };
    const find = (part: string) => store.contentsMatching(office.kernel.db, part, range);
    expect(find("IAO BA")).toContain(ids.get("invitation"));
    expect(find("OA@ngoai")).toContain(ids.get("invitation"));
    expect(find("QĐ-UB")).toContain(ids.get("ruling"));
    expect(find("ông có")).not.toContain(ids.get("ruling"));
    expect(find("ab")).toBeUndefined();
    expect(find('"x*')).toEqual([]);
  });
});
