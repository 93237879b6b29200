import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { bin, ROOT, SOURCE_FLAGS } from "../../scripts/lib/project.ts";
import { signInAs } from "./steps.ts";
import { openChromium } from "../../scripts/lib/chromium.ts";
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

/** A command of the program, to its end. */
function congso(words: readonly string[], input = ""): void {
  const { status, stderr } = spawnSync(bin("node"), [...SOURCE_FLAGS, "appliance/main.ts", ...words], {
    cwd: ROOT,
    input,
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(stderr);
}

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

/** The code that the program printed at the machine. */
const printedCode = () => /[A-Z2-9]{4}-[A-Z2-9]{4}/.exec(printed)?.[0] ?? "";

/** A browser on another machine, as it comes through a proxy on the office's own (RFC 7239's older X-Forwarded-For). */
const ELSEWHERE = { extraHTTPHeaders: { "x-forwarded-for": "203.0.113.9" } };

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

  it("asks another machine for the code that was printed, and takes no other", async () => {
    const seat = await desk.seat({ ...ELSEWHERE, at: "/" });
    const { page } = seat;
    await page.getByRole("radio", { name: /Dùng thử/ }).check();
    await next(seat);
    await page.getByText("Hãy nhập mã mà chương trình đã in ra trên máy chủ.").waitFor();
    const code = page.getByLabel("Mã một lần");
    await code.fill("AAAA-AAAA");
    await next(seat);
    await page.getByLabel("Mật khẩu", { exact: true }).fill(PASSWORD);
    await page.getByLabel("Nhập lại mật khẩu").fill(PASSWORD);
    seat.watch.expect({ status: 403, path: "/api/setup/demo" });
    await page.getByRole("button", { name: "Tạo cơ quan mẫu" }).click();
    await page.getByText("Mã một lần chưa đúng.", { exact: false }).waitFor();
    expect(readdirSync(folder)).not.toContain("data");
    // As somebody types what is read out on the telephone.
    await code.fill(printedCode().toLowerCase().replace("-", " "));
    await next(seat);
    await page.getByRole("button", { name: "Tạo cơ quan mẫu" }).click();
    await seat.watch.whileAway(async () => {
      await page.getByRole("button", { name: "Vào làm việc" }).click({ timeout: 60_000 });
      await page.locator("side-rail").waitFor();
    });
  });

  it("restores an office from a backup that another machine sends", async () => {
    const source = ["--data", join(folder, "source")];
    congso(["demo", "--people", "5", "--password-stdin", ...source], PASSWORD);
    congso(["backup", join(folder, "office.tar"), ...source]);
    const whole = readFileSync(join(folder, "office.tar"));
    writeFileSync(join(folder, "cut.tar"), whole.subarray(0, whole.length - 4096));

    const seat = await desk.seat({ ...ELSEWHERE, at: "/" });
    const { page } = seat;
    const send = async (name: string) => {
      const chooser = page.waitForEvent("filechooser");
      await page.getByRole("button", { name: /Chọn tệp/ }).click();
      await (await chooser).setFiles(join(folder, name));
    };
    await page.getByRole("radio", { name: /Khôi phục/ }).check();
    await page.getByLabel("Mã một lần").fill("AAAA-AAAA");
    await next(seat);
    seat.watch.expect({ status: 403, path: "/api/setup/restore" }, { status: 400, path: "/api/setup/restore" });
    await send("office.tar");
    await page.getByText("Mã một lần chưa đúng.", { exact: false }).waitFor();
    await page.getByLabel("Mã một lần").fill(printedCode());
    await next(seat);
    await send("cut.tar");
    await page.getByText("bị cụt", { exact: false }).waitFor();
    await send("office.tar");
    await page.getByText("Dữ liệu đã trở lại đầy đủ.", { exact: false }).waitFor();
    await seat.watch.whileAway(async () => {
      await page.getByRole("button", { name: "Vào làm việc" }).click();
      await page.getByLabel("Tên đăng nhập").waitFor();
    });
    await signInAs(page, "admin");
    await page.locator("side-rail").getByText("Sở Nội vụ").waitFor();
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
