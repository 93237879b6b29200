import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { openWorld, type World } from "./world.ts";

let world: World;
const ids = { leader: 0, an: 0, cuong: 0 };

beforeAll(async () => {
  world = await openWorld();
  ids.leader = await world.hire("Hoàng Thị Bình", "binh", "leader");
  ids.an = await world.hire("Nguyễn Văn An", "an", "staff");
  ids.cuong = await world.hire("Đặng Đức Thuỵ", "thuy", "staff");
});
afterEach(({ task }) => world.leave(task));
afterAll(() => world.close());

describe("getting about", () => {
  it("Ctrl+K finds a person who is typed without marks", async () => {
    const { page } = await world.seat({ personId: ids.an, at: "/" });
    await page.getByRole("heading", { name: /An/ }).waitFor();
    await page.keyboard.press("Control+k");
    await page.getByRole("combobox").fill("dang duc thuy");
    await page.getByRole("option", { name: /Đặng Đức Thuỵ/ }).waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("combobox").waitFor({ state: "hidden" });
  });

  it("Back goes through the views in the order in which they were seen", async () => {
    const { id } = await world.ask(ids.leader, "Họp giao ban", ["Thứ Hai", "Thứ Ba"]);
    const { page } = await world.seat({ personId: ids.an, at: "/" });
    await page
      .locator("side-rail")
      .getByRole("link", { name: /^Trưng cầu/ })
      .click();
    await page.waitForURL("**/polls");
    await page.getByRole("option", { name: /Họp giao ban/ }).click();
    await page.waitForURL(`**/polls/${String(id)}`);
    await page.getByRole("heading", { name: "Họp giao ban" }).waitFor();
    await page.goBack();
    expect(new URL(page.url()).pathname).toBe("/polls");
    await page.goBack();
    await page.getByRole("heading", { name: /Nguyễn|An/ }).waitFor();
    await page.goForward();
    await page.getByText("Họp giao ban").first().waitFor();
  });

  it("speaks English at once when asked to, and leaves nothing Vietnamese in the frame", async () => {
    const { page } = await world.seat({ personId: ids.an, at: "/" });
    const loads: string[] = [];
    page.on("request", (request) => {
      if (request.isNavigationRequest()) loads.push(request.url());
    });
    await page.getByRole("button", { name: "Tài khoản của tôi" }).click();
    await page
      .getByRole("menuitemradio", { name: "English" })
      .or(page.getByRole("menuitem", { name: "English" }))
      .first()
      .click();
    await page.getByRole("link", { name: /Polls/ }).first().waitFor();
    expect(await page.getAttribute("html", "lang")).toBe("en");
    for (const part of ["side-rail", "top-bar"]) {
      const texts = await page
        .locator(part)
        .getByRole("link")
        .or(page.locator(part).getByRole("button"))
        .allInnerTexts();
      const own = texts.filter((text) => !text.includes("Sở Tư pháp"));
      expect(own.join(" ")).not.toMatch(/[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/i);
    }
    expect(loads).toEqual([]);
    await page.reload();
    await page.getByRole("link", { name: /Polls/ }).first().waitFor();
  });

  it("comes back by itself when the office was out of reach, and shows what happened meanwhile", async () => {
    const { id, optionIds } = await world.ask(ids.leader, "Chọn quà Tết", ["Bánh chưng", "Mứt"]);
    const { page, watch } = await world.seat({ personId: ids.an });
    const opened = page.waitForEvent("websocket");
    await page.goto(`/polls/${String(id)}`);
    const socket = await opened;
    const turnout = page.locator("poll-results");
    await turnout.getByText("0/3").waitFor();
    const closed = socket.waitForEvent("close");
    await watch.whileAway(async () => {
      const again = page.waitForEvent("websocket");
      // Every socket of the office dies, as when a switch loses its power.
      world.office.house.http.websocketServer.clients.forEach((client) => {
        client.terminate();
      });
      await closed;
      const voted = await world.office.request(ids.cuong, "POST", `/api/polls/${String(id)}/answer`, {
        optionIds: [optionIds[0]],
        text: "",
      });
      expect(voted.statusCode, voted.body).toBe(200);
      await world.office.settle();
      await again;
    });
    await turnout.getByText("1/3").waitFor();
  });

  it("has everything within reach on a telephone", async () => {
    const { page } = await world.seat({
      personId: ids.an,
      at: "/",
      viewport: { width: 390, height: 844 },
      hasTouch: true,
      isMobile: true,
    });
    await page.getByRole("heading", { name: /An/ }).waitFor();
    const bar = page.locator("bottom-bar").getByRole("navigation");
    await bar.getByRole("button", { name: "Thêm" }).tap();
    await page.getByRole("menuitem", { name: /Trưng cầu/ }).tap();
    await page.waitForURL("**/polls");
    await page.getByRole("option", { name: /Họp giao ban/ }).tap();
    await page.getByRole("heading", { name: "Họp giao ban" }).waitFor();
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(390);
    await page.goBack();
    await bar.getByRole("link", { name: "Hôm nay" }).tap();
    await page.getByRole("heading", { name: /An/ }).waitFor();
  });

  it("runs no script but the office's own, and every journey would hear of one", async () => {
    const { page, watch } = await world.seat({ personId: ids.an, at: "/" });
    await page.getByRole("heading", { name: /An/ }).waitFor();
    const told = page.waitForEvent("console", (message) => message.text().startsWith("CSP"));
    await page.evaluate(`{
      const script = document.createElement("script");
      script.textContent = "window.ran = true";
      document.body.append(script);
    }`);
    await told;
    expect(await page.evaluate("window.ran")).toBeUndefined();
    expect(watch.problems.splice(0).join("\n")).toContain("script-src");
  });
});
