import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Draft, Message, MessageRow } from "../../server/modules/mail/contract.ts";
import { barriers } from "./support/axe.ts";
import { openWorld, type World } from "./world.ts";

let world: World;
const ids = { an: 0, binh: 0, cuong: 0 };
const PATIENT = { timeout: 15_000 };

beforeAll(async () => {
  world = await openWorld();
  ids.an = await world.hire("Nguyễn Văn An", "an", "staff");
  ids.binh = await world.hire("Trần Thị Bình", "binh", "staff");
  ids.cuong = await world.hire("Lê Văn Cường", "cuong", "staff");
  await world.office.settle();
});
afterEach(({ task }) => world.leave(task));
afterAll(() => world.close());

const inbox = async (who: number) =>
  (await world.office.request(who, "GET", "/api/mail/messages")).json<{ items: MessageRow[] }>().items;
const writing = (page: Page) => page.getByRole("textbox", { name: "Nội dung thư" });

describe("a mailbox that is lent", () => {
  it("is opened by its delegate, answered in the lender's name with both names shown, and closed when it is taken back", async () => {
    const { mail } = world.office.services;
    await mail.post({
      from: ids.an,
      to: [`person:${String(ids.binh)}`],
      subject: "Xin ý kiến",
      text: "Xin đồng chí cho ý kiến.",
    });
    const binh = await world.seat({ personId: ids.binh, at: "/mail/settings/delegates" });
    await binh.page.getByRole("combobox", { name: "Người thay mặt" }).fill("le van cuong");
    await binh.page.getByRole("option", { name: /Lê Văn Cường/ }).click();
    await binh.page.getByRole("button", { name: "Giao thay mặt" }).click();
    await binh.page.getByText("Lê Văn Cường được thay mặt bạn").waitFor();

    const { page } = await world.seat({
      personId: ids.cuong,
      at: "/mail/inbox",
      viewport: { width: 1366, height: 768 },
    });
    await page.getByRole("link", { name: /Trần Thị Bình/ }).click();
    await page.getByText("Bạn đọc và trả lời thay mặt đến hết").waitFor();
    await page.getByRole("option", { name: /Xin ý kiến/ }).click();
    await page.getByText("Xin đồng chí cho ý kiến.").first().waitFor();
    expect(await barriers(page)).toEqual([]);
    // Nothing in it is the delegate's to change.
    for (const name of ["Lưu trữ", "Chuyển vào Thùng rác", "Gắn sao"]) {
      expect(await page.locator("mail-lent-page").getByRole("button", { name }).count()).toBe(0);
    }
    await page.keyboard.press("r");
    await writing(page).waitFor();
    await expect
      .poll(() => page.getByLabel("Từ").evaluate("(one) => one.selectedOptions[0].textContent.trim()"), PATIENT)
      .toContain("Thay mặt Trần Thị Bình");
    await writing(page).press("Control+Home");
    await page.keyboard.type("Đồng ý.");
    await page.keyboard.press("Control+Enter");
    await page.getByText("Đang gửi đến 1 người").waitFor();
    world.office.clock.advance(10_000);
    await world.office.house.jobs.runNow("mail.send-due");
    expect((await inbox(ids.an))[0]).toMatchObject({
      subject: "Re: Xin ý kiến",
      from: { name: "Trần Thị Bình" },
      by: { name: "Lê Văn Cường" },
    });

    await binh.page.getByRole("button", { name: /Thu hồi/ }).click();
    await page.getByText("Hộp thư này không mở cho bạn").waitFor();
  });

  it("is reached on a phone from the list of folders, where letters that wait are too", async () => {
    const { page } = await world.seat({
      personId: ids.cuong,
      at: "/mail/inbox",
      viewport: { width: 390, height: 844 },
    });
    await world.office.request(ids.an, "POST", "/api/mail/delegations", {
      ...{ personId: ids.cuong, mayRead: true, maySend: false, fromOn: today(), untilOn: today() },
    });
    await page.reload();
    await page.getByRole("button", { name: "Thư mục" }).click();
    await page.getByRole("menuitem", { name: "Thư chờ gửi" }).waitFor();
    await page.getByRole("menuitem", { name: /Nguyễn Văn An/ }).click();
    await page.getByText("Bạn chỉ đọc, đến hết").waitFor();
    await page.getByRole("button", { name: "Thư mục" }).click();
    await page.getByRole("menuitem", { name: "Đã gửi" }).click();
    await page.getByRole("option", { name: /Xin ý kiến/ }).click();
    await page.getByText("Xin đồng chí cho ý kiến.").first().waitFor();
  });
});

describe("what one has sent", () => {
  it("shows to whom it went in silence, to its sender alone", async () => {
    const draft = (await world.office.request(ids.an, "POST", "/api/mail/drafts", {})).json<Draft>();
    const path = `/api/mail/drafts/${String(draft.id)}`;
    const saved = await world.office.request(ids.an, "PUT", path, {
      ...{ version: draft.version, to: [`person:${String(ids.binh)}`], cc: [], bcc: [`person:${String(ids.cuong)}`] },
      ...{ subject: "Lặng lẽ", body: "Báo cáo." },
    });
    const { version } = saved.json<{ version: number }>();
    await world.office.request(ids.an, "POST", `${path}/send`, { version });
    const { page } = await world.seat({ personId: ids.an, at: "/mail/sent" });
    await page.getByRole("option", { name: /Lặng lẽ/ }).click();
    await page.getByText("Đồng gửi kín:").waitFor();
    await page.locator("mail-message").getByText("Lê Văn Cường").waitFor();
    const [row] = await inbox(ids.binh);
    const read = await world.office.request(ids.binh, "GET", `/api/mail/messages/${String(row?.id)}`);
    expect(read.json<Message>()).toMatchObject({ subject: "Lặng lẽ", bcc: [] });
  });
});

/** The day of the office's clock, in its zone. */
const today = () => new Date(world.office.clock.now() + 7 * 3_600_000).toISOString().slice(0, 10);
