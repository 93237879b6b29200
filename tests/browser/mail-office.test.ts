import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { systemActor } from "../../server/kernel/access/actor.ts";
import { openWorld, type World } from "./world.ts";

let world: World;
const ids = { admin: 0, an: 0, binh: 0, cuong: 0 };
let accountId = 0;
let group = "";

beforeAll(async () => {
  world = await openWorld();
  ids.admin = await world.hire("Hoàng Quản Trị", "admin", "administrator");
  ids.an = await world.hire("Nguyễn Văn An", "an", "staff");
  ids.binh = await world.hire("Trần Thị Bình", "binh", "staff");
  ids.cuong = await world.hire("Lê Văn Cường", "cuong", "staff");
  await world.office.settle();
  const made = world.office.services.directory.createGroup(
    systemActor("test"),
    { name: "Bộ phận Một cửa", description: "" },
    [ids.binh, ids.cuong],
  );
  group = `group:${String(made.id)}`;
  const shared = await world.office.request(ids.admin, "POST", "/api/mail/admin/shared", {
    owner: group,
    name: "Một cửa",
  });
  expect(shared.statusCode, shared.body).toBe(200);
  ({ accountId } = shared.json<{ accountId: number }>());
});
afterEach(({ task }) => world.leave(task));
afterAll(() => world.close());

const post = (from: number, to: string, subject: string) =>
  world.office.services.mail.post({ from, to: [to], subject, text: "Kính gửi đồng chí." });

describe("a rule", () => {
  it("is made by a clerk, tried on what is there, and sorts what comes next", async () => {
    await post(ids.an, `person:${String(ids.binh)}`, "Báo cáo tuần 46");
    const { page } = await world.seat({ personId: ids.binh, at: "/mail/settings/rules" });
    await page.getByRole("button", { name: "Tạo bộ lọc" }).click();
    await page.getByLabel("Tên bộ lọc").fill("Báo cáo");
    await page.getByLabel("Xét ở").selectOption({ label: "Chủ đề" });
    await page.getByLabel("Từ cần tìm").fill("bao cao");
    await page.getByRole("button", { name: "Thử với thư đang có" }).click();
    await page.getByText("Khớp 1 trong 1 thư").waitFor();
    await page.getByLabel("Chuyển vào thư mục").selectOption({ label: "Lưu trữ" });
    await page.getByRole("checkbox", { name: "Gắn sao" }).check();
    await page.getByRole("button", { name: "Lưu", exact: true }).click();
    await page.getByText("Thư chủ đề có “bao cao”: chuyển vào Lưu trữ, gắn sao.").waitFor();

    await post(ids.an, `person:${String(ids.binh)}`, "Báo cáo tuần 47");
    await page.goto("/mail/archive");
    await page.getByRole("option", { name: /Báo cáo tuần 47/ }).waitFor();

    await page.goto("/mail/settings/rules");
    await page.getByRole("button", { name: "Việc khác với Báo cáo" }).click();
    await page.getByText("Áp dụng cho thư đang có trong Hộp thư đến").click();
    await page.getByText("Đã áp dụng cho thư cũ: 1 trong 1 thư.").waitFor();
  });
});

describe("a shared mailbox", () => {
  it("gives a conversation to one of two clerks, and the other sees whose it is at once", async () => {
    await post(ids.an, group, "Xin cấp bản sao");
    const at = `/mail/shared/${String(accountId)}`;
    const [binh, cuong] = await Promise.all([
      world.seat({ personId: ids.binh, at }),
      world.seat({ personId: ids.cuong, at }),
    ]);
    for (const { page } of [binh, cuong]) await page.getByRole("option", { name: /Xin cấp bản sao/ }).click();
    await Promise.all([binh, cuong].map(({ page }) => page.getByRole("button", { name: "Nhận xử lý" }).waitFor()));
    await binh.page.getByRole("button", { name: "Nhận xử lý" }).click();
    await binh.page.getByText("Bạn đang xử lý.").waitFor();
    await cuong.page.getByText("Trần Thị Bình đang xử lý.").waitFor();
    await cuong.page.getByRole("button", { name: "Nhận xử lý" }).waitFor({ state: "hidden" });
    await binh.page.getByRole("button", { name: "Quá trình xử lý" }).click();
    await binh.page.getByText("Trần Thị Bình nhận xử lý").waitFor();
  });
});

describe("a letter that was sent in error", () => {
  it("is taken back from who has not opened it, and the sender sees who had", async () => {
    const everybody = [`person:${String(ids.binh)}`, `person:${String(ids.cuong)}`];
    await world.office.services.mail.post({ from: ids.an, to: everybody, subject: "Nhầm địa chỉ", text: "Mật." });
    const binh = await world.seat({ personId: ids.binh, at: "/mail/inbox" });
    await binh.page.getByRole("option", { name: /Nhầm địa chỉ/ }).click();
    await binh.page.getByText("Mật.").first().waitFor();

    const an = await world.seat({ personId: ids.an, at: "/mail/sent" });
    const cuong = await world.seat({ personId: ids.cuong, at: "/mail/inbox" });
    await cuong.page.getByRole("option", { name: /Nhầm địa chỉ/ }).waitFor();
    await an.page.getByRole("option", { name: /Nhầm địa chỉ/ }).click();
    await an.page.getByRole("button", { name: "Thu hồi thư" }).click();
    await an.page.locator("confirm-dialog").getByRole("button", { name: "Thu hồi thư" }).click();
    await an.page.getByText("Đã thu hồi từ 1 trong 2 nơi nhận; 1 nơi đã mở trước đó.").first().waitFor();
    await cuong.page.getByRole("option", { name: /đã được người gửi thu hồi/ }).waitFor();
    await binh.page.getByText("Mật.").first().waitFor();
  });
});
