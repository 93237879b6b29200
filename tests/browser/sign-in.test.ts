import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { systemActor } from "../../server/kernel/access/actor.ts";
import { signInAs } from "./steps.ts";
import { openWorld, PASSWORD, type World } from "./world.ts";

let world: World;
let an: number;
let leader: number;

beforeAll(async () => {
  world = await openWorld();
  an = await world.hire("Nguyễn Văn An", "an", "staff");
  leader = await world.hire("Hoàng Thị Bình", "binh", "leader");
});
afterEach(({ task }) => world.leave(task));
afterAll(() => world.close());

const pathOf = (url: string) => new URL(url).pathname;

describe("at the door", () => {
  it("a person who mistypes the password is told so, tries again and is in", async () => {
    const { page } = await world.seat({ at: "/" });
    await signInAs(page, "an", "không phải thế");
    await page.getByText("Tên đăng nhập hoặc mật khẩu chưa đúng").waitFor();
    await page.getByLabel("Mật khẩu", { exact: true }).fill(PASSWORD);
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: /An/ }).waitFor();
    expect(pathOf(page.url())).toBe("/");
    const cookies = await page.context().cookies();
    expect(cookies).toMatchObject([{ httpOnly: true, sameSite: "Strict" }]);
    expect(await page.evaluate("document.cookie")).toBe("");
  });

  it("a password that somebody else gave is changed before anything else", async () => {
    const given = "Tạm thời một hôm nay";
    await world.office.services.directory.createPerson(
      systemActor("test"),
      { name: "Vi Thị Én", username: "en" },
      { text: given, mustChange: true },
    );
    const { page, watch } = await world.seat({ at: "/polls" });
    await signInAs(page, "en", given);
    await page.getByRole("heading", { name: "Đặt mật khẩu của riêng bạn" }).waitFor();
    await page.getByLabel("Mật khẩu đang dùng", { exact: true }).fill(given);
    await page.getByLabel("Mật khẩu mới", { exact: true }).fill("Hoa đào Mẫu Sơn nở sớm");
    await page.getByLabel("Nhập lại mật khẩu mới", { exact: true }).fill("Hoa đào Mẫu Sơn nở muộn");
    await page.keyboard.press("Enter");
    await page.getByText("Hai lần nhập không giống nhau").waitFor();
    await page.getByLabel("Nhập lại mật khẩu mới", { exact: true }).fill("Hoa đào Mẫu Sơn nở sớm");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Trưng cầu", level: 1 }).waitFor();
    expect(watch.problems).toEqual([]);
  });

  it("a link that was sent to somebody leads there after signing in", async () => {
    const { id } = await world.ask(leader, "Chọn ngày tổng vệ sinh", ["Thứ Sáu", "Thứ Bảy"]);
    const { page } = await world.seat({ at: `/polls/${String(id)}` });
    await signInAs(page, "an");
    await page.getByRole("heading", { name: "Chọn ngày tổng vệ sinh" }).waitFor();
    expect(pathOf(page.url())).toBe(`/polls/${String(id)}`);
  });

  it("who signs out is out in every window, and signs in again over the page that was open", async () => {
    const first = await world.seat({ personId: an });
    const second = await first.another();
    const opened = second.page.waitForEvent("websocket");
    await second.page.goto("/");
    const socket = await opened;
    await socket.waitForEvent("framereceived");
    const closed = socket.waitForEvent("close");
    await first.page.goto("/");
    await first.page.getByRole("button", { name: "Tài khoản của tôi" }).click();
    await first.page.getByRole("menuitem", { name: "Đăng xuất" }).click();
    await first.page.getByRole("button", { name: "Đăng nhập" }).waitFor();
    await closed;
    second.watch.expect({ status: 401, path: "/api/" });
    await second.page
      .getByRole("link", { name: /^Trưng cầu/ })
      .first()
      .click();
    await second.page.getByLabel("Mật khẩu", { exact: true }).fill(PASSWORD);
    await second.page.keyboard.press("Enter");
    await second.page.getByRole("dialog").waitFor({ state: "hidden" });
    await second.page.getByText("Chọn ngày tổng vệ sinh").first().waitFor();
  });
});
