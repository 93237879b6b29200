import type { Page } from "playwright-core";
import { createTransport } from "nodemailer";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { plantMessages } from "../../server/modules/mail/testing.ts";
import { barriers } from "./support/axe.ts";
import { INVITATION, winmailOf } from "./support/enclosed.ts";
import { openWorld, type World } from "./world.ts";

let world: World;
let an = 0;
let numbered = 0;
const PATIENT = { timeout: 15_000 };

beforeAll(async () => {
  world = await openWorld();
});
beforeEach(async () => {
  numbered += 1;
  an = await world.hire("Nguyễn Văn An", `an${String(numbered)}`, "staff");
  await world.office.settle();
});
afterEach(({ task }) => world.leave(task));
afterAll(() => world.close());

const row = (page: Page, text: string) => page.locator("mail-page cs-list .row", { hasText: text }).first();
const writing = (page: Page) => page.getByRole("textbox", { name: "Nội dung thư" });

/** A message as another program writes it, through the open door. */
async function fromOutside(subject: string, parts: readonly string[], more = ""): Promise<void> {
  const to = `an${String(numbered)}@stp.langson.lan`;
  const head = `From: khanh@ubnd.lan\r\nTo: ${to}\r\nSubject: ${subject}\r\n${more}MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n`;
  const raw = `${head}${parts.map((part) => `--b\r\n${part}\r\n`).join("")}--b--\r\n`;
  const door = createTransport({ host: "127.0.0.1", port: world.smtpPort, ignoreTLS: true });
  await door.sendMail({ envelope: { from: "khanh@ubnd.lan", to }, raw });
  door.close();
  await world.office.services.mail.indexed();
}

const file = (type: string, name: string, content: string | Buffer) =>
  `Content-Type: ${type}; name="${name}"\r\nContent-Disposition: attachment; filename="${name}"\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from(content).toString("base64")}`;
const text = (words: string) => `Content-Type: text/plain; charset=utf-8\r\n\r\n${words}`;

async function open(subject: string, size = { width: 1366, height: 768 }): Promise<Page> {
  const { page } = await world.seat({ personId: an, at: "/mail/inbox", viewport: size });
  await row(page, subject).click();
  await page.locator("mail-message article").first().waitFor();
  return page;
}

describe("what other programs enclose", () => {
  it("is a meeting: shown as one, with when, where and who, and nothing of it runs", async () => {
    const harmful = INVITATION.replace("Phòng họp số 2", "<img src=x onerror=alert(1)>");
    await fromOutside("Moi hop", [
      text("Xin mời họp."),
      `Content-Type: text/calendar; method=REQUEST\r\n\r\n${harmful}`,
    ]);
    const page = await open("Moi hop", { width: 390, height: 844 });
    const card = page.getByRole("region", { name: "Cuộc họp trong thư" });
    await card.getByText("Họp giao ban, tuần 48").waitFor();
    await card.getByText("27/11/2026 8:00 – 9:30").waitFor();
    await card.getByText("<img src=x onerror=alert(1)>").waitFor();
    await card.getByText("Lê An (nhận lời), binh@so.vn").waitFor();
    expect(await card.locator("img").count()).toBe(0);
    expect(await barriers(page)).toEqual([]);
  });

  it("is winmail.dat: its text and its files are there, under safe names", async () => {
    await fromOutside("Outlook", [
      file("application/ms-tnef", "winmail.dat", winmailOf("..\\Báo cáo.doc", "noi dung")),
    ]);
    const page = await open("Outlook");
    await page.getByText("Xin gui kem").first().waitFor();
    await page.getByRole("link", { name: /^Báo cáo\.doc/ }).waitFor();
    expect(await page.getByText("winmail.dat").count()).toBe(0);
  });

  it("tells how it came: the servers on its way, who vouches for it, and the source", async () => {
    const trace = "Received: from may-an by mx.tinh.vn with ESMTPSA; Mon, 23 Nov 2026 01:15:00 +0000\r\n";
    await fromOutside("Duong di", [text("Thư.")], `${trace}X-Priority: 1\r\n`);
    const page = await open("Duong di");
    await row(page, "Duong di").getByText("Khẩn").waitFor();
    await page.locator("mail-message").getByText("Khẩn").waitFor();
    await page.locator("mail-message").getByRole("button", { name: "Việc khác" }).click();
    await page.getByText("Thư đến như thế nào").click();
    await page.getByText("may-an → mx.tinh.vn · ESMTPSA").waitFor();
    await page.getByText("Không ai xác nhận").waitFor();
    await page.locator("mail-details").getByRole("button", { name: "Xem thư gốc" }).click();
    await page.locator("mail-source-dialog").getByText("mx.tinh.vn").first().waitFor();
  });
});

describe("a file that the office has already", () => {
  it("is put by when one reads, found without marks when one writes, and attached", async () => {
    await fromOutside("Tai lieu", [text("Gửi kèm."), file("application/pdf", "Ke hoach 2027.pdf", "%PDF-1.7 a")]);
    const page = await open("Tai lieu");
    await page.getByRole("button", { name: "Cất Ke hoach 2027.pdf vào tệp của tôi" }).click();
    await page.getByText("Đã cất Ke hoach 2027.pdf").waitFor();
    await page.keyboard.press("c");
    await writing(page).waitFor();
    await page.getByRole("button", { name: "Chọn từ tệp của cơ quan" }).click();
    const dialog = page.locator("mail-stored-files-dialog");
    await dialog.getByRole("searchbox").fill("kế hoạch");
    await dialog.getByRole("checkbox", { name: "Ke hoach 2027.pdf" }).check();
    expect(await barriers(page)).toEqual([]);
    await dialog.getByRole("button", { name: "Tệp đã cất" }).click();
    await dialog.getByRole("checkbox", { name: "Ke hoach 2027.pdf" }).check();
    await dialog.getByRole("button", { name: "Đính kèm 2 tệp" }).click();
    await page.getByRole("link", { name: "Ke hoach 2027.pdf" }).waitFor();
    await page.getByRole("link", { name: "Ke hoach 2027 (2).pdf" }).waitFor();
  });

  it("goes as a link where it is too large for a letter, and its recipients alone can fetch it", async () => {
    const admin = await world.hire("Quản Trị", `admin${String(numbered)}`, "administrator");
    const binh = await world.hire("Trần Thị Bình", `binh${String(numbered)}`, "staff");
    const cuong = await world.hire("Lê Văn Cường", `cuong${String(numbered)}`, "staff");
    await world.office.settle();
    const limits = (await world.office.request(admin, "GET", "/api/mail/admin/limits")).json<object>();
    await world.office.request(admin, "PUT", "/api/mail/admin/limits", { ...limits, maxMessageMb: 1, undoSeconds: 0 });
    const { page } = await world.seat({ personId: an, at: "/mail/inbox" });
    await page.locator("mail-page cs-list").waitFor();
    await page.keyboard.press("c");
    await writing(page).waitFor();
    await page.keyboard.type("tran thi binh");
    await page
      .getByRole("option", { name: /Trần Thị Bình/ })
      .first()
      .waitFor();
    await page.keyboard.press("Enter");
    await page.getByLabel("Chủ đề").fill("Ảnh lớn");
    const chooser = page.waitForEvent("filechooser");
    await page.getByRole("button", { name: "Đính kèm" }).click();
    await (
      await chooser
    ).setFiles({ name: "anh.bin", mimeType: "application/octet-stream", buffer: Buffer.alloc(900_000) });
    await page.getByText("gửi bằng liên kết").waitFor();
    await page.keyboard.press("Control+Enter");
    await page.getByText("Đã gửi đến 1 người").waitFor();
    const reader = await world.seat({ personId: binh, at: "/mail/inbox" });
    await row(reader.page, "Ảnh lớn").click();
    const link = reader.page.frameLocator("mail-body iframe").getByRole("link", { name: "anh.bin" });
    const address = new URL((await link.getAttribute("href")) ?? "").pathname;
    expect((await world.office.request(binh, "GET", address)).statusCode).toBe(200);
    expect((await world.office.request(cuong, "GET", address)).statusCode).toBe(404);
    await world.office.request(admin, "PUT", "/api/mail/admin/limits", limits);
  });
});

describe("a range of rows", () => {
  it("is chosen by Shift with j and k, deleted by Del, and taken back by z", async () => {
    const now = world.office.clock.now();
    const some = Array.from({ length: 6 }, (_, index) => ({
      number: numbered * 1_000_000 + index,
      subject: `Thư số ${String(index + 1)}`,
      receivedAt: now - (6 - index) * 60_000,
      seen: true,
    }));
    plantMessages(world.office, an, "inbox", some);
    const { page } = await world.seat({ personId: an, at: "/mail/inbox" });
    await row(page, "Thư số 6").waitFor();
    await page.keyboard.press("j");
    await page.keyboard.press("Shift+J");
    await page.keyboard.press("Shift+J");
    await page.getByText("Đã chọn 3").waitFor();
    await page.keyboard.press("Shift+K");
    await page.getByText("Đã chọn 2").waitFor();
    await page.keyboard.press("Delete");
    await page.getByText("Đã chuyển 2 thư vào Thùng rác").waitFor();
    await expect.poll(() => row(page, "Thư số 6").count(), PATIENT).toBe(0);
    await page.keyboard.press("z");
    await row(page, "Thư số 6").waitFor();
    await row(page, "Thư số 5").waitFor();
  });
});

describe("before a letter goes", () => {
  it("one is asked about names that are new to the conversation", async () => {
    await fromOutside("Hoi y kien", [text("Xin ý kiến.")]);
    await world.hire("Phạm Văn Lạ", `la${String(numbered)}`, "staff");
    await world.office.settle();
    const page = await open("Hoi y kien");
    await page.keyboard.press("f");
    await writing(page).waitFor();
    await page.keyboard.press("Escape");
    await page.keyboard.press("r");
    await writing(page).waitFor();
    await page.getByRole("combobox", { name: "Đến" }).click();
    await page.keyboard.type("pham van la");
    await page
      .getByRole("option", { name: /Phạm Văn Lạ/ })
      .first()
      .click();
    await page.keyboard.press("Control+Enter");
    await page.getByText("Những người mới so với cuộc trao đổi: Phạm Văn Lạ.").waitFor();
  });
});
