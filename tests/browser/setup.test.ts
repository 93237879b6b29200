import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { bin, ROOT, SOURCE_FLAGS } from "../../scripts/lib/project.ts";
import { openChromium } from "./support/chromium.ts";
import { openDesk, PASSWORD, type Seat, type World } from "./world.ts";

let browser: Browser;
let folder: string;
let program: ChildProcess;
let printed: string;
let desk: Pick<World, "seat" | "leave">;

beforeAll(async () => {
  browser = await openChromium();
});
afterAll(() => browser.close());

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "congso-first-run-"));
  const ready = join(folder, "ready.json");
  const words = [
    "serve",
    "--data",
    join(folder, "data"),
    "--http",
    "127.0.0.1:0",
    "--smtp",
    "off",
    "--ready-file",
    ready,
  ];
  printed = "";
  program = spawn(bin("node"), [...SOURCE_FLAGS, "appliance/main.ts", ...words], {
    cwd: ROOT,
    stdio: ["ignore", "pipe", "pipe"],
  });
  for (const stream of [program.stdout, program.stderr]) {
    stream?.setEncoding("utf8").on("data", (text: string) => (printed += text));
  }
  // It says where it is once its door is open.
  while (!/http:\/\/localhost:\d+|http:\/\/127\.0\.0\.1:\d+/.test(printed)) {
    await Promise.race([
      once(program.stdout!, "data"),
      once(program, "exit").then(() => Promise.reject(new Error(printed))),
    ]);
  }
  const { http } = JSON.parse(readFileSync(ready, "utf8")) as { http: number };
  desk = openDesk(browser, `http://127.0.0.1:${String(http)}`, () => "");
});
afterEach(async ({ task }) => {
  try {
    await desk.leave(task);
  } finally {
    const ended = once(program, "exit") as Promise<[number]>;
    program.kill("SIGTERM");
    const [code] = await ended;
    rmSync(folder, { recursive: true, force: true });
    expect(code, printed).toBe(0);
  }
});

const next = ({ page }: Seat) => page.getByRole("button", { name: "Tiếp tục" }).click();

describe("the first run", () => {
  it("makes an office in the browser and lets its administrator in", async () => {
    const seat = await desk.seat({ at: "/" });
    const { page } = seat;
    await page.getByRole("radio", { name: /Thiết lập cơ quan mới/ }).check();
    await next(seat);
    await page.getByLabel("Tên cơ quan").fill("UBND xã Mẫu Sơn");
    await page.getByLabel("Mã định danh").fill("H37.99");
    await page.getByLabel("Tên miền thư").fill("không phải tên miền");
    await next(seat);
    await page.getByText("Tên miền chưa đúng").waitFor();
    await page.getByLabel("Tên miền thư").fill("mauson.langson.gov.vn");
    await next(seat);
    await page.getByLabel("Họ và tên").fill("Triệu Văn Mẫu");
    await page.getByLabel("Mật khẩu", { exact: true }).fill(PASSWORD);
    await page.getByLabel("Nhập lại mật khẩu").fill(PASSWORD);
    await page.getByRole("button", { name: "Thiết lập cơ quan" }).click();
    // The first-run page closes and the office opens on the same port; the browser asks until it is there.
    await seat.watch.whileAway(async () => {
      await page.getByRole("button", { name: "Vào làm việc" }).click();
      await page.getByRole("heading", { name: /Mẫu/ }).waitFor();
    });
    await page.locator("side-rail").getByText("UBND xã Mẫu Sơn").waitFor();
  });

  it("fills a sample office, whose administrator looks around at once", async () => {
    const seat = await desk.seat({ at: "/" });
    const { page } = seat;
    await page.getByRole("button", { name: "English" }).click();
    await page.getByRole("radio", { name: /sample/i }).check();
    await page.getByRole("button", { name: "Continue" }).click();
    await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
    await page.getByLabel(/again/i).fill(PASSWORD);
    await page.getByRole("button", { name: /Create|Make/ }).click();
    await seat.watch.whileAway(async () => {
      await page.getByRole("button", { name: /Enter|Start|work/i }).click({ timeout: 60_000 });
      await page.locator("side-rail").waitFor();
    });
    await page
      .getByRole("link", { name: /^Polls/ })
      .first()
      .click();
    await page.getByRole("heading", { name: "Polls", level: 1 }).waitFor();
    await page.getByRole("option").first().waitFor();
  });
});
