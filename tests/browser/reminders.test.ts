import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { openWorld, type World } from "./world.ts";

let world: World;
const ids = { an: 0 };

beforeAll(async () => {
  world = await openWorld();
  ids.an = await world.hire("Nguyễn Văn An", "an", "staff");
});
afterEach(({ task }) => world.leave(task));
afterAll(() => world.close());

describe("a reminder", () => {
  it("is written as it is said, comes at its time over any page, is put off and is done", async () => {
    const { page } = await world.seat({ personId: ids.an, at: "/reminders" });
    await page.getByRole("textbox", { name: "Nhắc tôi…" }).fill("sau 2 phút gọi cho Sở Nội vụ");
    await page.getByText(/Sẽ nhắc: .*gọi cho Sở Nội vụ/).waitFor();
    await page.keyboard.press("Enter");
    const row = page.getByRole("option").filter({ hasText: "gọi cho Sở Nội vụ" });
    await row.waitFor();
    await page.getByRole("navigation").getByRole("link", { name: "Hôm nay" }).first().click();
    world.office.clock.advance(2 * 60_000);
    await world.office.house.jobs.runNow("reminders.keep-time");
    await world.office.settle();
    const popup = page.getByRole("article").filter({ hasText: "gọi cho Sở Nội vụ" });
    await popup.getByRole("link").click();
    await page.getByRole("heading", { name: "gọi cho Sở Nội vụ" }).waitFor();
    await page.getByRole("button", { name: "Nhắc lại sau" }).last().click();
    await page.getByRole("menuitem", { name: /10 phút/ }).click();
    await page.getByText(/^Sẽ nhắc lại/).waitFor();
    await page.getByRole("button", { name: "Xong", exact: true }).click();
    await page.getByText("Xong: gọi cho Sở Nội vụ").waitFor();
    await page.goto("/reminders?list=done");
    await row.waitFor();
  });

  it("that can mean two things asks which, and saves neither before", async () => {
    const { page } = await world.seat({ personId: ids.an, at: "/reminders?list=upcoming" });
    await page.getByRole("textbox", { name: "Nhắc tôi…" }).fill("cuối tuần sau nộp báo cáo");
    await page.getByRole("group", { name: "Cuối tuần là ngày nào?" }).waitFor();
    await page.keyboard.press("Enter");
    expect(await page.getByRole("option").filter({ hasText: "nộp báo cáo" }).count()).toBe(0);
    await page.getByRole("button", { name: /^Thứ Sáu/ }).click();
    await page.getByRole("button", { name: "Nhắc", exact: true }).click();
    await page.getByRole("option").filter({ hasText: "nộp báo cáo" }).waitFor();
  });
});
