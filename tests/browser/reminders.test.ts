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
