import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { openWorld, picture, type World } from "./world.ts";

let world: World;
let an: number;

beforeAll(async () => {
  world = await openWorld();
  an = await world.hire("Nguyễn Văn An", "an", "staff");
});
afterEach(({ task }) => world.leave(task));
afterAll(() => world.close());

describe("the programming interface", () => {
  it("is found from the person menu, searched, and read to the last field", async () => {
    const { page } = await world.seat({ personId: an, at: "/" });
    await page.getByRole("button", { name: "Tài khoản của tôi" }).click();
    await page.getByRole("menuitem", { name: "Giới thiệu" }).click();
    await page.getByRole("link", { name: "Giao diện lập trình (API)" }).click();
    await page.getByRole("heading", { name: "Giao diện lập trình", level: 1 }).waitFor();
    await page.getByRole("searchbox").fill("quorum");
    const door = page.locator("api-door").filter({ hasText: "/api/polls" }).first();
    await door.locator("summary").filter({ hasText: "POST" }).click();
    await door.getByRole("rowheader", { name: "quorum" }).first().waitFor();
    await door.getByRole("table", { name: /Trả về/ }).waitFor();
    await picture(page, "api-docs");
    expect(await page.getByText("/api/session", { exact: true }).count()).toBe(0);
    await page.getByRole("searchbox").fill("không có gì như vậy đâu");
    await page.getByRole("heading", { name: "Không có gì như vậy" }).waitFor();
  });

  it("names every door of the office", async () => {
    const { page } = await world.seat({ personId: an, at: "/api-docs" });
    const document = await world.office.request(an, "GET", "/api/openapi.json");
    const { paths } = document.json<{ paths: Record<string, object> }>();
    const doors = Object.values(paths).flatMap((path) => Object.keys(path));
    await page.locator("api-door").first().waitFor();
    expect(await page.locator("api-door").count()).toBe(doors.length);
  });
});
