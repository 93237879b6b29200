import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { answer, tabTo } from "./steps.ts";
import { openWorld, type World } from "./world.ts";

let world: World;
const HOUR = 3_600_000;
const ids = { leader: 0, an: 0, cuong: 0, dung: 0 };

beforeAll(async () => {
  world = await openWorld();
  ids.leader = await world.hire("Hoàng Thị Bình", "binh", "leader");
  ids.an = await world.hire("Nguyễn Văn An", "an", "staff");
  ids.cuong = await world.hire("Lê Văn Cường", "cuong", "staff");
  ids.dung = await world.hire("Nông Thị Dung", "dung", "staff");
});
afterEach(({ task }) => world.leave(task));
afterAll(() => world.close());

describe("a poll", () => {
  it("is asked by a leader, answered by two at once while a third watches, and closed with a sheet to print", async () => {
    const asker = await world.seat({ personId: ids.leader, at: "/polls/new" });
    await asker.page.getByLabel("Câu hỏi").fill("Đồng phục mùa hè");
    await asker.page.getByLabel("Phương án 1", { exact: true }).fill("Áo trắng");
    await asker.page.getByLabel("Phương án 2", { exact: true }).fill("Áo xanh");
    await asker.page.getByRole("combobox", { name: "Hỏi ai" }).fill("toan co quan");
    await asker.page.getByRole("option", { name: "Toàn cơ quan" }).click();
    await asker.page.getByRole("button", { name: "Mở trưng cầu" }).click();
    await asker.page.getByRole("heading", { name: "Đồng phục mùa hè" }).waitFor();
    const at = new URL(asker.page.url()).pathname;

    const [an, cuong, dung] = await Promise.all(
      [ids.an, ids.cuong, ids.dung].map((personId) => world.seat({ personId, at })),
    );
    const loads: string[] = [];
    dung!.page.on("request", (request) => {
      if (request.isNavigationRequest()) loads.push(request.url());
    });
    const turnout = dung!.page.locator("poll-results");
    await turnout.getByText("0/4").waitFor();
    await Promise.all([answer(an!.page, "Áo trắng"), answer(cuong!.page, "Áo trắng")]);
    await turnout.getByText("2/4").waitFor();
    await turnout.getByRole("listitem").filter({ hasText: "Áo trắng" }).getByText("100%").waitFor();
    expect(loads).toEqual([]);

    await asker.page.getByRole("button", { name: "Việc khác" }).last().click();
    await asker.page.getByRole("menuitem", { name: "Đóng sớm" }).click();
    await asker.page.getByRole("button", { name: "Đóng ngay" }).click();
    await asker.page.getByText("Đã đóng cuộc trưng cầu").waitFor();
    await dung!.page.getByText("Đã đóng").first().waitFor();
    await asker.page.getByRole("link", { name: "Phiếu kết quả" }).first().click();
    await asker.page.waitForURL("**/sheet");
    await asker.page.emulateMedia({ media: "print" });
    await asker.page.getByText("Áo xanh").first().waitFor();
    // The sheet stands where the detail was a moment ago.
    await expect.poll(() => asker.page.getByRole("navigation").filter({ visible: true }).count()).toBe(0);
    expect((await asker.page.pdf({ format: "A4" })).subarray(0, 5).toString()).toBe("%PDF-");
  });

  it("rings the bell of who is asked, without a reload, and the popup leads to it", async () => {
    const { page } = await world.seat({ personId: ids.an, at: "/" });
    const bell = page.getByRole("button", { name: /^Thông báo/ });
    await bell.waitFor();
    const before = await bell.getAttribute("aria-label");
    await world.ask(ids.leader, "Ngày đi thực tế Bắc Sơn", ["Ngày 5", "Ngày 12"]);
    const popup = page.getByRole("article").filter({ hasText: "Ngày đi thực tế Bắc Sơn" });
    await popup.getByText("Hoàng Thị Bình").waitFor();
    expect(await bell.getAttribute("aria-label")).not.toBe(before);
    expect(await bell.getAttribute("aria-label")).toMatch(/chưa đọc$/);
    await popup.getByRole("link").click();
    await page.getByRole("heading", { name: "Ngày đi thực tế Bắc Sơn" }).waitFor();
  });

  it("is answered with the keyboard alone, from the first page on", async () => {
    await world.ask(ids.leader, "Giờ làm mùa đông", ["7:30", "8:00"], HOUR);
    const { page } = await world.seat({ personId: ids.dung, at: "/" });
    await page.getByRole("heading", { name: /Dung/ }).waitFor();
    await page.keyboard.press("g");
    await page.keyboard.press("p");
    await page.waitForURL("**/polls");
    await page.getByRole("heading", { name: "Trưng cầu", level: 1 }).waitFor();
    await page.getByRole("option", { name: /Giờ làm mùa đông/ }).waitFor();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/polls\/\d+$/);
    const early = page.getByRole("radio", { name: "7:30" });
    await early.waitFor();
    await tabTo(page, (focus) => focus.role === "radio");
    await page.keyboard.press("Space");
    expect(await early.isChecked()).toBe(true);
    await tabTo(page, (focus) => focus.text === "Gửi câu trả lời");
    await page.keyboard.press("Enter");
    await page.getByText("Bạn đã trả lời").waitFor();
  });
});
