import type { Page } from "playwright-core";
import { createTransport, type SendMailOptions } from "nodemailer";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { barriers } from "./support/axe.ts";
import { docxOf, pdfOf } from "./support/files.ts";
import { openWorld, type World } from "./world.ts";

let world: World;
/** What is waited for comes; on a busy machine it may take a while. */
const PATIENT = { timeout: 15_000 };
let an = 0;
let binh = 0;

beforeAll(async () => {
  world = await openWorld();
  an = await world.hire("Nguyễn Văn An", "an", "staff");
  binh = await world.hire("Hoàng Thị Bình", "binh", "staff");
  await world.office.settle();
});
afterEach(({ task }) => world.leave(task));
afterAll(() => world.close());

const row = (page: Page, text: string) => page.locator("mail-page cs-list .row", { hasText: text }).first();

async function fromOutside(mail: SendMailOptions): Promise<void> {
  const door = createTransport({ host: "127.0.0.1", port: world.smtpPort, ignoreTLS: true });
  await door.sendMail({ from: "Phạm Quốc Khánh <khanh@ubnd.lan>", to: "an@stp.langson.lan", ...mail });
  door.close();
}

async function open(subject: string, size = { width: 1366, height: 768 }): Promise<Page> {
  const { page } = await world.seat({ personId: an, at: "/mail/inbox", viewport: size });
  await row(page, subject).click();
  await page.locator("mail-message article").first().waitFor();
  return page;
}

describe("a conversation", () => {
  it("is one row; what was read is folded, what is new is open, and then read", async () => {
    await fromOutside({ messageId: "<c1@x>", subject: "Kế hoạch", text: "Thư đầu." });
    await fromOutside({
      messageId: "<c2@x>",
      references: "<c1@x>",
      inReplyTo: "<c1@x>",
      subject: "Re: Kế hoạch",
      text: "Thư hai.",
    });
    await fromOutside({ subject: "Việc khác", text: "Thư khác." });
    const page = await open("Việc khác");
    await row(page, "Kế hoạch").click();
    await page.locator("mail-message article").getByText("Thư đầu.").waitFor();
    await page.locator("mail-message article").getByText("Thư hai.").waitFor();
    expect(await page.locator("mail-page cs-list .row", { hasText: "Kế hoạch" }).count()).toBe(1);
    await expect.poll(() => row(page, "Kế hoạch").getByText("Chưa đọc").count(), PATIENT).toBe(0);

    await fromOutside({
      messageId: "<c3@x>",
      references: "<c1@x>",
      inReplyTo: "<c2@x>",
      subject: "Re: Kế hoạch",
      text: "Thư ba.",
    });
    await row(page, "Kế hoạch").locator(".count", { hasText: "3" }).waitFor();
    await row(page, "Kế hoạch").click();
    await page.locator("mail-message article").getByText("Thư ba.").waitFor();
    const folded = page.getByRole("button", { name: /Phạm Quốc Khánh Thư đầu/ });
    await folded.click();
    await page.locator("mail-message article").getByText("Thư đầu.").waitFor();
    expect(await barriers(page)).toEqual([]);
  });
});

describe("what is enclosed", () => {
  it("is looked at in place: PDF, Word, text; what may run is only downloaded, with a warning", async () => {
    await fromOutside({
      subject: "Có tệp kèm",
      text: "Xin gửi.",
      attachments: [
        { filename: "báo cáo.pdf", content: pdfOf("BAO CAO", 3) },
        { filename: "dự thảo.docx", content: docxOf("Kính gửi các phòng", "Dự thảo quy chế") },
        { filename: "ghi chú.txt", content: "Số liệu quý IV" },
        { filename: "cài đặt.exe", content: "MZ" },
      ],
    });
    const page = await open("Có tệp kèm");
    await page.getByRole("button", { name: /^báo cáo\.pdf/ }).click();
    await page.locator("cs-pdf .page[data-drawn]").first().waitFor();
    expect(await page.locator("cs-pdf .page").count()).toBe(3);
    await page.keyboard.press("Escape");

    await page.getByRole("button", { name: /^dự thảo\.docx/ }).click();
    await page.frameLocator("cs-word iframe").getByText("Dự thảo quy chế").waitFor();
    expect(await page.locator("cs-word iframe").getAttribute("sandbox")).toBe("allow-same-origin");
    await page.keyboard.press("Escape");

    await page.getByRole("button", { name: /^ghi chú\.txt/ }).click();
    await page.getByText("Số liệu quý IV").waitFor();
    await page.keyboard.press("Escape");

    const risky = page.getByRole("link", { name: /^cài đặt\.exe/ });
    await risky.getByText("có thể chạy chương trình").waitFor();
    const address = (await risky.getAttribute("href")) ?? "";
    const answer = await page.request.get(address);
    expect(answer.headers()).toMatchObject({
      "x-content-type-options": "nosniff",
      "content-type": "application/octet-stream",
    });
    expect(answer.headers()["content-disposition"]).toMatch(/^attachment;/);
    const [whole] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name: "Tải tất cả" }).click(),
    ]);
    expect(whole.suggestedFilename()).toBe("Có tệp kèm.zip");
  });
});

/** In each place that a mail can hold, something that would run, load, lead away, or show itself as something else. */
const EVIL = `<img src=x onerror="top.pwned=1">`;
const TURNED = "\u202Eexe.fdp";

describe("a message that wants to do harm", () => {
  it("does none from its subject, names, file names or source", async () => {
    await fromOutside({
      from: { name: `Ngân hàng ${EVIL}\u202E`, address: "la@ngoai.vn" },
      subject: `Gấp ${EVIL} ${TURNED}`,
      headers: { "X-Evil": EVIL },
      html: `<p>Kính gửi</p><a id="go" href="http://xau.example/a">https://langson.gov.vn</a><svg><script>top.pwned=1</script></svg>`,
      attachments: [
        { filename: `${EVIL}.txt`, content: EVIL },
        { filename: `báo cáo ${TURNED}`, content: "x" },
      ],
    });
    const page = await open("Gấp");
    const body = page.frameLocator("mail-body iframe");
    await body.getByText("→ xau.example").waitFor();
    expect(await body.locator("#go").getAttribute("title")).toBe("http://xau.example/a");
    const shown = await page.locator("mail-page").innerText();
    expect(shown).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
    await page.getByRole("button", { name: /txt/ }).first().click();
    await page.locator("preview-dialog").getByText(EVIL, { exact: true }).waitFor();
    await page.keyboard.press("Escape");
    await page.locator("mail-message cs-menu").first().click();
    await page.getByRole("menuitem", { name: "Xem thư gốc" }).click();
    await page.locator("mail-source-dialog").getByText("X-Evil", { exact: true }).waitFor();
    expect(await page.evaluate(() => (globalThis as { pwned?: unknown }).pwned)).toBeUndefined();
    expect(await page.locator("img[src=x]").count()).toBe(0);
  });

  it("is printed alone, under its heading, where nothing of it runs", async () => {
    await fromOutside({ subject: `In ${EVIL}`, html: `<p>Nội dung</p><script>top.pwned=1</script>` });
    const { page, context } = await world.seat({ personId: an });
    // The window for printing is the machine's own.
    await context.addInitScript("window.print = () => { window.top.printed = document.body.innerText; }");
    await page.goto("/mail/inbox");
    await row(page, "In <img").click();
    await page.frameLocator("mail-body iframe").getByText("Nội dung").waitFor();
    await page.locator("mail-message cs-menu").first().click();
    await page.getByRole("menuitem", { name: "In thư" }).click();
    const paper = page.frameLocator(".cs-print-frame");
    await paper.getByRole("heading", { name: "In <img" }).waitFor({ state: "attached" });
    expect(await paper.locator("body").innerText()).toContain("Nội dung");
    expect(await paper.locator("img, script").count()).toBe(0);
    expect(await page.evaluate(() => (globalThis as { pwned?: unknown }).pwned)).toBeUndefined();
  });
});

describe("a name in a letter", () => {
  it("shows the colleague behind it, and on a phone the letter is read over the list", async () => {
    const { mail } = world.office.services;
    await mail.post({ from: binh, to: [`person:${String(an)}`], subject: "Lịch trực", text: "Đồng chí trực thứ Tư." });
    const page = await open("Lịch trực", { width: 390, height: 844 });
    await page.getByRole("button", { name: "Hoàng Thị Bình" }).click();
    await page.getByRole("link", { name: "Xem trong danh bạ" }).waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("link", { name: "Về danh sách" }).click();
    await row(page, "Lịch trực").waitFor();
  });
});
