import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { barriers } from "./support/axe.ts";
import { openWorld, type World } from "./world.ts";

let world: World;
let admin = 0;
let an = 0;
/** What is waited for comes; on a busy machine it may take a while. */
const PATIENT = { timeout: 15_000 };
const PHONE = { width: 390, height: 844 };

beforeAll(async () => {
  world = await openWorld();
  admin = await world.hire("Hoàng Quản Trị", "admin", "administrator", "staff");
  an = await world.hire("Nguyễn Văn An", "an", "staff");
  await world.office.settle();
});
afterEach(({ task }) => world.leave(task));
afterAll(() => world.close());

const at = (tab: string) => `/mail-admin/${tab}`;
const settings = async <T>(path: string) =>
  (await world.office.request(admin, "GET", `/api/mail/admin/${path}`)).json<T>();

/** A relay that takes everything. */
async function openRelay() {
  const server = new SMTPServer({
    disabledCommands: ["AUTH", "STARTTLS"],
    disableReverseLookup: true,
    logger: false,
    onData(stream, _session, callback) {
      stream.resume().once("end", callback);
    },
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.server.address() as AddressInfo;
  return {
    port,
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(resolve);
      }),
  };
}

describe("the administrator of mail", () => {
  it("sets the relay, tries it, and is told what it says", async () => {
    const relay = await openRelay();
    const { page } = await world.seat({ personId: admin, at: at("settings") });
    await page.getByLabel("Máy chủ chuyển tiếp").fill("127.0.0.1");
    await page.getByLabel("Cổng").fill(String(relay.port));
    await page.getByLabel("Mã hóa").selectOption({ label: "Khi máy kia có (không dùng được mật khẩu)" });
    await page.getByRole("checkbox", { name: "Gửi thư sang cơ quan khác" }).check();
    await page.getByText("Hãy lưu trước").waitFor();
    await page.getByRole("button", { name: "Lưu cách gửi" }).click();
    await page.getByText("Đã lưu").first().waitFor();
    expect(await settings("outgoing")).toMatchObject({ enabled: true, smartHostPort: relay.port });
    await page.getByLabel("Gửi thư thử đến").fill("ai@tinh.vn");
    await page.getByRole("button", { name: "Thử ngay" }).click();
    await page.getByText("Giao thư cho máy chủ kia").waitFor();
    await expect.poll(() => page.getByText("Được", { exact: true }).count(), PATIENT).toBe(2);
    expect(await barriers(page)).toEqual([]);
    await relay.stop();
    await page.getByRole("button", { name: "Thử ngay" }).click();
    await page.getByText("Không được", { exact: true }).waitFor();
  });

  it("is told at the field what a limit may be, and keeps what fits", async () => {
    const { page } = await world.seat({ personId: admin, at: at("settings"), viewport: PHONE });
    const undo = page.getByLabel("Chờ trước khi gửi hẳn (giây)");
    await undo.fill("999");
    await page.getByRole("button", { name: "Lưu giới hạn" }).click();
    await page.getByText("Hãy nhập một số từ 0 đến 120.").waitFor();
    await undo.fill("20");
    await page.getByRole("button", { name: "Lưu giới hạn" }).click();
    await expect.poll(async () => (await settings<{ undoSeconds: number }>("limits")).undoSeconds, PATIENT).toBe(20);
  });

  it("says how long trash is kept and whose mail is kept by law", async () => {
    const { page } = await world.seat({ personId: admin, at: at("rules") });
    const trash = page.getByLabel("Thùng rác giữ (ngày)");
    await trash.fill("45");
    await trash.press("Tab");
    await expect.poll(async () => (await settings<{ trashDays: number }>("powers")).trashDays, PATIENT).toBe(45);
    await page.getByRole("combobox", { name: "Thư của" }).fill("van an");
    await page.getByRole("option", { name: /Nguyễn Văn An/ }).click();
    await page.getByLabel("Theo văn bản nào").fill("Công văn 15/TTr");
    await page.getByRole("button", { name: "Bắt đầu lưu giữ" }).click();
    await page.getByText(/Công văn 15\/TTr; từ/).waitFor();
    expect(await barriers(page)).toEqual([]);
    // The one whose mail it is sees that it is kept, and what the agency has set.
    const mine = await world.seat({ personId: an, at: "/mail/settings/keeping" });
    await mine.page.getByText("đang được lưu giữ theo yêu cầu pháp luật").waitFor();
    await mine.page.getByText("Xóa hẳn sau 45 ngày (cơ quan đặt)").waitFor();
    await mine.page.getByLabel("Thời hạn của Đã gửi").selectOption({ label: "Sau 365 ngày" });
    await mine.page.getByLabel("Khi hết hạn ở Đã gửi").waitFor();
    await page.getByRole("button", { name: "Kết thúc" }).click();
    await page.locator("confirm-dialog").getByRole("button", { name: "Kết thúc" }).click();
    await page.getByText("Công văn 15/TTr").waitFor({ state: "hidden" });
  });

  it("gives one person more room, and sees how full everybody's mailbox is", async () => {
    const { page } = await world.seat({ personId: admin, at: at("quotas"), viewport: PHONE });
    await page.getByText("Nguyễn Văn An").waitFor();
    await page.locator("mail-quotas li", { hasText: "Nguyễn Văn An" }).getByRole("button", { name: "Sửa" }).click();
    await page.getByLabel("Số MB").fill("nhiều");
    await page.getByRole("button", { name: "Lưu", exact: true }).click();
    await page.getByText("Hãy nhập một số, ví dụ 5000.").waitFor();
    await page.getByLabel("Số MB").fill("9000");
    await page.getByRole("button", { name: "Lưu", exact: true }).click();
    await page.locator("mail-quotas li", { hasText: "Nguyễn Văn An" }).getByText("Giới hạn riêng").waitFor();
    expect(await barriers(page)).toEqual([]);
  });

  it("lists a scanner, makes a shared mailbox, and sees the doors that the command line has set", async () => {
    const { page } = await world.seat({ personId: admin, at: at("devices") });
    await page.getByText("Cửa cho thiết bị đang đóng.").waitFor();
    await page.getByRole("button", { name: "Thêm thiết bị" }).click();
    await page.getByLabel("Tên thiết bị").fill("Máy quét tầng 2");
    await page.getByLabel("Địa chỉ IP hoặc mạng").fill("192.168.7.20");
    await page.getByLabel("Gửi dưới địa chỉ").fill("may-quet@stp.langson.lan");
    await page.getByRole("button", { name: "Lưu", exact: true }).click();
    await page.getByText("192.168.7.20").waitFor();
    await page.goto("/mail-admin");
    await page.getByText("Do lệnh khởi động đặt").first().waitFor();
    await page.getByText("Chứng thư do chương trình tự cấp, tự gia hạn").waitFor();
    expect(await barriers(page)).toEqual([]);
  });

  it("is nobody else: the screen says so", async () => {
    const { page } = await world.seat({ personId: an, at: "/mail-admin/settings" });
    await page.locator("cs-state[kind=forbidden]").waitFor();
  });
});
