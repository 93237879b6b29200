import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { plantMessages } from "../../server/modules/mail/testing.ts";
import { openWorld, type World } from "./world.ts";

const MANY = 20_500;
const MINUTE = 60_000;
let world: World;
/** What is waited for comes; on a busy machine it may take a while. */
const PATIENT = { timeout: 15_000 };
let an = 0;
let numbered = 0;

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

const rows = (page: Page) => page.locator("mail-page cs-list .row[role=option]");
const row = (page: Page, text: string) => rows(page).filter({ hasText: text }).first();

/** Messages `Thư số 1` to the last, the last on top. */
function plant(count: number, more: (number: number) => object = () => ({})): number[] {
  const now = world.office.clock.now();
  const numbers = Array.from({ length: count }, (_, index) => index + 1);
  const ids: number[] = [];
  for (let from = 0; from < count; from += 1_000) {
    const some = numbers.slice(from, from + 1_000).map((index) => ({
      number: numbered * 1_000_000 + index,
      subject: `Thư số ${String(index)}`,
      receivedAt: now - (count - index) * MINUTE,
      seen: true,
      ...more(index),
    }));
    ids.push(...plantMessages(world.office, an, "inbox", some));
  }
  return ids;
}

describe("a folder of very many messages", () => {
  it("is entered anywhere: few rows are drawn, few are read, and news moves nothing that is seen", async () => {
    plant(MANY);
    const { page } = await world.seat({ personId: an });
    const asked: string[] = [];
    page.on("request", (request) => {
      const { pathname } = new URL(request.url());
      if (/\/api\/mail\/(?:range|positions|messages)$/.test(pathname)) asked.push(pathname.slice("/api/mail/".length));
    });
    await page.goto("/mail/inbox");
    await row(page, `Thư số ${String(MANY)}`).waitFor();
    expect(asked).toEqual(["positions", "range"]);
    const scroller = page.locator("mail-page cs-list .scroller");
    const height = await scroller.evaluate((element: { scrollHeight: number }) => element.scrollHeight);
    expect(height).toBeGreaterThan(MANY * 50);

    // To the middle, as one drags a scrollbar: past everything else.
    asked.length = 0;
    await scroller.evaluate((element: { scrollTop: number }, wanted) => {
      for (let step = 1; step <= 20; step += 1) element.scrollTop = (wanted * step) / 20;
    }, height / 2);
    await row(page, `Thư số ${String(MANY / 2)}`).waitFor();
    expect(asked.length).toBeLessThanOrEqual(3);
    expect(await page.locator("mail-page cs-list .row").count()).toBeLessThan(40);

    const edge = await topRow(page);
    await world.office.services.mail.post({ from: an, to: [`person:${String(an)}`], subject: "Mới đến", text: "x" });
    await page
      .getByRole("link", { name: /^Hộp thư đến/ })
      .getByText("1", { exact: true })
      .waitFor();
    await expect.poll(() => asked.filter((one) => one === "positions").length, PATIENT).toBeGreaterThan(0);
    await expect.poll(() => topRow(page), PATIENT).toBe(edge);

    await scroller.focus();
    await page.keyboard.press("End");
    await rows(page)
      .filter({ hasText: /Thư số 1 —/ })
      .first()
      .waitFor();
    await page.keyboard.press("Home");
    await row(page, "Mới đến").waitFor();
  });

  it("is chosen whole, archived by the server while one goes elsewhere, and taken back", async () => {
    plant(700);
    const { page } = await world.seat({ personId: an, at: "/mail/inbox" });
    await row(page, "Thư số 700").waitFor();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("x");
    await page.keyboard.press("Shift+ArrowDown");
    await page.getByText("Đã chọn 2").waitFor();
    await page.getByRole("button", { name: "Chọn cả 700 mục trong danh sách này" }).click();
    await page.getByText("Đã chọn cả 700").waitFor();
    await page.getByRole("toolbar", { name: "Thư đã chọn" }).getByRole("button", { name: "Lưu trữ" }).click();
    await page.getByText("Đã xử lý 700 thư").waitFor();
    await page.getByText("Hộp thư đến đang trống").waitFor();
    await page.getByRole("button", { name: "Hoàn tác" }).click();
    await row(page, "Thư số 700").waitFor();
    await page.getByText("Đã hoàn tác 700 thư").waitFor();
  });
});

/** The subject of the row at the upper edge of what is seen. */
async function topRow(page: Page): Promise<string> {
  const list = await page.locator("mail-page cs-list").boundingBox();
  const seen = await page
    .locator("mail-page mail-row .subject")
    .evaluateAll(
      (subjects: { getBoundingClientRect(): { bottom: number }; textContent: string }[], top) =>
        subjects.find((subject) => subject.getBoundingClientRect().bottom > top)?.textContent ?? "",
      list?.y ?? 0,
    );
  return seen;
}

describe("by keyboard alone", () => {
  it("one walks, chooses, labels, moves, archives, takes back and searches", async () => {
    plant(8);
    const { page } = await world.seat({ personId: an, at: "/mail/inbox" });
    await row(page, "Thư số 8").waitFor();

    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("x");
    await page.keyboard.press("Shift+ArrowDown");
    await page.getByText("Đã chọn 2").waitFor();
    await page.keyboard.press("l");
    await page.getByRole("textbox", { name: "Gắn hoặc gỡ nhãn" }).waitFor();
    await page.keyboard.type("Theo dõi");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Nhãn mới" }).waitFor();
    await page.keyboard.press("Enter");
    await page.getByText("Đã gắn nhãn Theo dõi cho 2 thư").waitFor();
    await expect.poll(() => row(page, "Thư số 7").getByText("Theo dõi").count(), PATIENT).toBe(1);

    await page.keyboard.press("Escape");
    await page.keyboard.press("e");
    await page.getByText("Đã lưu trữ 1 thư").waitFor();
    await expect.poll(() => row(page, "Thư số 7").count(), PATIENT).toBe(0);
    await page.keyboard.press("z");
    await row(page, "Thư số 7").waitFor();

    await page.keyboard.press("v");
    await page.getByRole("textbox", { name: "Chuyển vào thư mục" }).waitFor();
    await page.keyboard.type("thung rac");
    await page.keyboard.press("Enter");
    await page.getByText(/^Đã chuyển 1 thư vào Thùng rác/).waitFor();

    await page.keyboard.press("/");
    await page.keyboard.type("so 5");
    await page.keyboard.press("Enter");
    await row(page, "Thư số 5").waitFor();
    await expect.poll(() => rows(page).count(), PATIENT).toBe(1);
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("s");
    await row(page, "Thư số 5").getByText("Có gắn sao").waitFor();
    await page.keyboard.press("?");
    await page.locator("keys-dialog").getByText("Chuyển vào thư mục").waitFor();
  });
});

describe("by pointer", () => {
  it("one makes a folder, drops messages on it, and finds them there", async () => {
    plant(5);
    const { page } = await world.seat({ personId: an, at: "/mail/inbox" });
    await row(page, "Thư số 5").waitFor();
    await page.getByRole("button", { name: "Tạo thư mục" }).click();
    await page.getByLabel("Tên thư mục").fill("Tiếp công dân");
    await page.getByRole("button", { name: "Tạo thư mục" }).last().click();
    const folder = page.getByRole("link", { name: "Tiếp công dân" });
    await folder.waitFor();
    await row(page, "Thư số 5").locator(".mark").click();
    await row(page, "Thư số 3")
      .locator(".mark")
      .click({ modifiers: ["Shift"] });
    await page.getByText("Đã chọn 3").waitFor();
    await row(page, "Thư số 4").dragTo(folder);
    await page.getByText("Đã chuyển 3 thư vào Tiếp công dân").waitFor();
    await expect.poll(() => rows(page).count(), PATIENT).toBe(2);
    await folder.click();
    await row(page, "Thư số 4").waitFor();
    expect(await rows(page).count()).toBe(3);
  });
});
