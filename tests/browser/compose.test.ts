import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Page } from "playwright-core";
import { systemActor } from "../../server/kernel/access/actor.ts";
import type { DraftRow, MessageRow } from "../../server/modules/mail/contract.ts";
import { barriers } from "./support/axe.ts";
import { openWorld, type Seat, type World } from "./world.ts";

let world: World;
const ids = { an: 0, binh: 0, cuong: 0 };
/** What the browser does when a picture is pasted into the text. */
const PASTE_PICTURE = `(() => {
  const base64 = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
  const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
  const clipboardData = new DataTransfer();
  clipboardData.items.add(new File([bytes], "hoa.png", { type: "image/png" }));
  const text = document.querySelector(".cs-writing");
  text.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
})()`;

beforeAll(async () => {
  world = await openWorld();
  ids.an = await world.hire("Nguyễn Văn An", "an", "leader");
  ids.binh = await world.hire("Hoàng Thị Bình", "binh", "staff");
  ids.cuong = await world.hire("Lê Văn Cường", "cuong", "staff");
  const { directory } = world.office.services;
  const system = systemActor("test");
  const unit = directory.createDepartment(system, { name: "Phòng Hành chính", code: "HC", parentId: null });
  for (const id of [ids.binh, ids.cuong]) {
    directory.changePerson(system, id, { posts: [{ departmentId: unit.id, positionId: null }] });
  }
});
afterEach(({ task }) => world.leave(task));
afterAll(() => world.close());

const writing = (page: Page) => page.getByRole("textbox", { name: "Nội dung thư" });
const sendHeld = async () => {
  world.office.clock.advance(10_000);
  await world.office.house.jobs.runNow("mail.send-due");
};
const inbox = async (who: number) =>
  (await world.office.request(who, "GET", "/api/mail/messages")).json<{ items: MessageRow[] }>().items;

/** A window for a new letter, its editor ready. */
async function begin(): Promise<Page> {
  return (await sit()).page;
}

async function sit(): Promise<Seat> {
  const seat = await world.seat({ personId: ids.an, at: "/mail/inbox" });
  const { page } = seat;
  await page.locator("mail-page cs-list").waitFor();
  await page.keyboard.press("c");
  await writing(page).waitFor();
  return seat;
}

/** The person's drafts as the server has them. */
const drafts = async () =>
  (await world.office.request(ids.an, "GET", "/api/mail/drafts")).json<{ items: DraftRow[] }>().items;
/** Patience for what crosses two windows and the server. */
const CROSSING = { timeout: 15_000 };

describe("a letter", () => {
  it("is written and sent by the keyboard alone, to a department typed without marks", async () => {
    const page = await begin();
    await page.keyboard.type("phong hanh chinh");
    await page.getByRole("option", { name: /Phòng Hành chính · 2 người/ }).waitFor();
    await page.keyboard.press("Enter");
    await page.getByText("Phòng Hành chính · 2 người").waitFor();
    await page.keyboard.press("Control+Shift+C");
    await page.keyboard.type("nguyen van an");
    await page.getByRole("option", { name: /Nguyễn Văn An/ }).waitFor();
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    await page.getByLabel("Chủ đề").fill("Lịch họp giao ban");
    await writing(page).press("Control+Home");
    await page.keyboard.type("Kính gửi các đồng chí, ");
    await page.keyboard.press("Control+b");
    await page.keyboard.type("họp lúc 8 giờ");
    await page.keyboard.press("Control+Enter");
    await page.getByText("Đang gửi đến 3 người").waitFor();
    expect(await inbox(ids.binh)).toEqual([]);
    await sendHeld();
    const [row] = await inbox(ids.binh);
    expect(row).toMatchObject({ subject: "Lịch họp giao ban", from: { personId: ids.an } });
    const body = await world.office.request(ids.binh, "GET", `/api/mail/messages/${String(row?.id)}/body`);
    expect(body.body).toContain("<strong>họp lúc 8 giờ</strong>");
  });

  it("takes Vietnamese as input methods give it, marks composed over letters that are there", async () => {
    const page = await begin();
    await writing(page).press("Control+Home");
    const keyboard = await page.context().newCDPSession(page);
    for (const text of ["D", "Da", "Dâ", "Dấ", "Dấu"]) {
      await keyboard.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
    }
    await keyboard.send("Input.insertText", { text: "Dấu" });
    await page.keyboard.type(" ngã");
    await page.getByText("Dấu ngã").waitFor();
    await page.getByText(/^Đã lưu \d/).waitFor();
    expect((await drafts())[0]?.preview).toMatch(/^Dấu ngã/);
  });

  it("holds a picture that was pasted into its text", async () => {
    const page = await begin();
    await page.keyboard.type("binh hoang");
    await page.getByRole("option", { name: /Hoàng Thị Bình/ }).waitFor();
    await page.keyboard.press("Enter");
    await page.getByLabel("Chủ đề").fill("Có hình");
    await page.evaluate(PASTE_PICTURE);
    await writing(page).locator("img[src^='/api/mail/drafts/']").waitFor();
    await page.getByText(/^Đã lưu \d/).waitFor();
    await page.getByRole("button", { name: "Gửi", exact: true }).click();
    await page.getByText("Đang gửi đến 1 người").waitFor();
    await sendHeld();
    const [row] = await inbox(ids.binh);
    const body = await world.office.request(ids.binh, "GET", `/api/mail/messages/${String(row?.id)}/body`);
    expect(body.body).toContain("data:image/png;base64,iVBOR");
  });

  it("is asked about when it speaks of a file that is not there", async () => {
    const page = await begin();
    await page.keyboard.type("binh hoang");
    await page.getByRole("option", { name: /Hoàng Thị Bình/ }).waitFor();
    await page.keyboard.press("Enter");
    await writing(page).press("Control+Home");
    await page.keyboard.type("Tôi gửi kèm báo cáo.");
    await page.keyboard.press("Control+Enter");
    await page.getByText("chưa có tệp nào").waitFor();
    await page.getByText("Thư chưa có chủ đề.").waitFor();
    await page.getByRole("button", { name: "Xem lại" }).click();
    const chooser = page.waitForEvent("filechooser");
    await page.getByRole("button", { name: "Đính kèm" }).click();
    await (await chooser).setFiles({ name: "bao-cao.txt", mimeType: "text/plain", buffer: Buffer.from("số liệu") });
    await page.getByRole("link", { name: "bao-cao.txt" }).waitFor();
    await page.getByLabel("Chủ đề").fill("Báo cáo");
    await page.keyboard.press("Control+Enter");
    await page.getByText("Đang gửi đến 1 người").waitFor();
  });

  it("comes back whole when one thinks better of it", async () => {
    const page = await begin();
    await page.keyboard.type("binh hoang");
    await page.getByRole("option", { name: /Hoàng Thị Bình/ }).waitFor();
    await page.keyboard.press("Enter");
    await page.getByLabel("Chủ đề").fill("Nghĩ lại");
    await page.keyboard.press("Control+Enter");
    await page.getByRole("button", { name: "Hoàn tác" }).click();
    await writing(page).waitFor();
    expect(await page.getByLabel("Chủ đề").inputValue()).toBe("Nghĩ lại");
    await sendHeld();
    expect((await inbox(ids.binh)).map(({ subject }) => subject)).not.toContain("Nghĩ lại");
  });

  it("goes at its hour, and waits in a list of its own until then", async () => {
    const page = await begin();
    await page.keyboard.type("binh hoang");
    await page.getByRole("option", { name: /Hoàng Thị Bình/ }).waitFor();
    await page.keyboard.press("Enter");
    await page.getByLabel("Chủ đề").fill("Gửi sau");
    await page.getByRole("button", { name: "Gửi vào lúc khác" }).click();
    await page.getByRole("button", { name: /Sáng ngày làm việc tới/ }).click();
    await page.getByText(/Sẽ gửi lúc/).waitFor();
    await page.goto("/mail/waiting");
    await page.getByText("Gửi sau").first().waitFor();
    expect(await barriers(page)).toEqual([]);
    world.office.clock.advance(5 * 24 * 3_600_000);
    await world.office.house.jobs.runNow("mail.send-due");
    expect((await inbox(ids.binh)).map(({ subject }) => subject)).toContain("Gửi sau");
  });
});

describe("what one types", () => {
  it("is kept while the server is away, and saved when it is back", async () => {
    const { page, watch } = await sit();
    await page.getByLabel("Chủ đề").fill("Trước khi mất");
    await page.getByText(/^Đã lưu \d/).waitFor();
    await watch.whileAway(async () => {
      await page.route("**/api/mail/**", (route) => route.abort());
      await writing(page).press("Control+Home");
      await page.keyboard.type("viết khi máy chủ tắt");
      await page.getByText("Đã giữ trên máy này").waitFor();
      await page.unroute("**/api/mail/**");
      await page.reload();
    });
    await writing(page).getByText("viết khi máy chủ tắt").waitFor();
    await expect.poll(async () => (await drafts())[0]?.preview, CROSSING).toContain("viết khi máy chủ tắt");
  });

  it("is followed by another window, and asked about when both have written", async () => {
    const { page: first, watch } = await sit();
    await first.getByLabel("Chủ đề").fill("Hai cửa sổ");
    await expect.poll(async () => (await drafts())[0]?.subject, CROSSING).toBe("Hai cửa sổ");
    const [draft] = await drafts();
    const { page: other } = await world.seat({ personId: ids.an, at: `/mail/drafts/${String(draft?.id)}` });
    await writing(other).waitFor();
    await other.getByLabel("Chủ đề").fill("Sửa ở cửa sổ kia");
    await expect.poll(() => first.getByLabel("Chủ đề").inputValue(), CROSSING).toBe("Sửa ở cửa sổ kia");

    watch.expect({ status: 409, path: "/api/mail/drafts/" });
    await watch.whileAway(async () => {
      await first.route("**/api/mail/drafts/*", (route) => route.abort());
      await first.getByLabel("Chủ đề").fill("Của cửa sổ này");
      await first.getByText("Đã giữ trên máy này").waitFor();
      await other.getByLabel("Chủ đề").fill("Của cửa sổ kia");
      await expect.poll(async () => (await drafts())[0]?.subject, CROSSING).toBe("Của cửa sổ kia");
      await first.unroute("**/api/mail/drafts/*");
    });
    await first.getByText("Thư này vừa được sửa ở cửa sổ khác.").waitFor();
    await first.getByRole("button", { name: "Giữ bản này" }).click();
    await expect.poll(() => other.getByLabel("Chủ đề").inputValue(), CROSSING).toBe("Của cửa sổ này");
  });

  it("is in an address of its own, which can be loaded anew and closed", async () => {
    const page = await begin();
    await page.getByLabel("Chủ đề").fill("Có địa chỉ");
    await page.getByText(/^Đã lưu \d/).waitFor();
    await page.keyboard.press("Escape");
    await page.locator("mail-window").waitFor({ state: "detached" });
    await page.goto("/mail/drafts");
    await page.getByText("Có địa chỉ").first().click();
    await writing(page).waitFor();
    expect(page.url()).toMatch(/\/mail\/drafts\/\d+$/);
    await page.reload();
    await writing(page).waitFor();
    expect(await barriers(page)).toEqual([]);
    await page.getByRole("button", { name: "Để sau" }).click();
    await page.waitForURL(/\/mail\/drafts$/);
  });
});
