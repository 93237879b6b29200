import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { systemActor } from "../../server/kernel/access/actor.ts";
import { openWorld, type World } from "./world.ts";

let world: World;
const ids = { admin: 0, leader: 0, an: 0, cuong: 0, dung: 0 };

beforeAll(async () => {
  world = await openWorld();
  const { directory } = world.office.services;
  const unit = (name: string, code: string) =>
    directory.createDepartment(systemActor("test"), { name, code, parentId: null }).id;
  const hire = async (name: string, username: string, departmentId: number) => {
    const roleIds = [directory.roleIdOf("staff") ?? 0];
    const input = { name, username, roleIds, posts: [{ departmentId, positionId: null }] };
    const password = { text: "Chợ Kỳ Lừa họp phiên 27", mustChange: false };
    return (await directory.createPerson(systemActor("test"), input, password)).id;
  };
  const [home, money] = [unit("Phòng Nội vụ", "NV"), unit("Phòng Tài chính", "TC")];
  ids.admin = await world.hire("Vũ Quản Trị", "quantri", "administrator");
  ids.leader = await world.hire("Hoàng Thị Bình", "binh", "leader");
  ids.an = await hire("Nguyễn Văn An", "an", home);
  ids.cuong = await hire("Lê Văn Cường", "cuong", home);
  ids.dung = await hire("Nông Thị Dung", "dung", money);
});
afterEach(({ task }) => world.leave(task));
afterAll(() => world.close());

it("goes to two departments: one reads, one confirms, one is nudged, and the sheet is printed", async () => {
  const { page } = await world.seat({ personId: ids.leader, at: "/announcements/new" });
  await page.getByLabel("Tiêu đề").fill("Lịch trực Tết Đinh Mùi");
  const text = page.getByRole("textbox", { name: "Nội dung" });
  await text.click();
  await page.keyboard.type("Các đơn vị cử người trực ");
  await page.keyboard.press("Control+b");
  await page.keyboard.type("trước ngày 20");
  await page.keyboard.press("Control+b");
  await page.keyboard.type(".");
  for (const name of ["Phòng Nội vụ", "Phòng Tài chính"]) {
    await page.getByRole("combobox", { name: "Gửi tới" }).fill(name);
    await page.getByRole("option", { name, exact: true }).click();
  }
  await page.getByText("Sẽ tới 3 người. Phòng Nội vụ: 2 · Phòng Tài chính: 1").waitFor();
  // Kept as it is typed, and still there after the page is loaded anew.
  await page.getByText(/^Đã lưu/).waitFor();
  await page.waitForURL(/\/announcements\/\d+\/edit$/);
  await page.reload();
  await page.getByRole("textbox", { name: "Nội dung" }).getByText("trước ngày 20").waitFor();
  await page.getByRole("checkbox", { name: /Yêu cầu xác nhận/ }).check();
  await page.getByRole("button", { name: "Xem lại trước khi gửi" }).click();
  await page.getByRole("button", { name: "Phát hành" }).click();
  await page.getByText("Sẽ tới: Phòng Nội vụ (2), Phòng Tài chính (1).").waitFor();
  await page.getByRole("button", { name: "Phát hành" }).last().click();
  await page.getByText("0/3 đã xác nhận").first().waitFor();
  const at = new URL(page.url()).pathname;

  const [an, cuong] = await Promise.all([ids.an, ids.cuong].map((personId) => world.seat({ personId, at: "/" })));
  const card = cuong!.page.locator("announcements-confirm-card");
  await card.getByRole("link", { name: /Lịch trực Tết/ }).click();
  await cuong!.page.getByRole("button", { name: "Tôi đã đọc và hiểu" }).click();
  await cuong!.page.getByText(/Bạn đã xác nhận/).waitFor();
  await an!.page.goto(at);
  await an!.page.locator("strong", { hasText: "trước ngày 20" }).waitFor();

  // The author's window follows by itself.
  await page.getByText("1/3 đã xác nhận").first().waitFor();
  await page.getByRole("button", { name: /^Chưa đọc/ }).click();
  await page.locator("announcement-roll").getByText("Nông Thị Dung").waitFor();
  await page.getByRole("button", { name: "Nhắc", exact: true }).click();
  await page.getByText("Đã nhắc 2 người").waitFor();
  const dung = await world.seat({ personId: ids.dung, at: "/" });
  await dung.page.locator("announcements-new-card").getByText("Lịch trực Tết Đinh Mùi").waitFor();

  await page.getByRole("button", { name: "Việc khác" }).last().click();
  await page.getByRole("menuitem", { name: "Phiếu tiếp nhận" }).click();
  await page.waitForURL("**/sheets/*");
  await page.emulateMedia({ media: "print" });
  await page.getByText("Nông Thị Dung").waitFor();
  const hash = (await page.locator(".hash").innerText()).trim();
  expect((await page.pdf({ format: "A4" })).subarray(0, 5).toString()).toBe("%PDF-");
  const vouched = await world.office.request(ids.leader, "GET", `/api/announcement-sheets/${hash}`);
  expect(vouched.json()).toMatchObject({ title: "Lịch trực Tết Đinh Mùi", delivered: 3, opened: 2, confirmed: 1 });
});

it("the lobby's wall screen shows what is marked for it to nobody in particular, once the office allows it", async () => {
  const input = {
    ...{ title: "Lịch tiếp công dân", body: "Thứ Năm hằng tuần.", category: "general", audience: ["everyone"] },
    ...{ pinned: false, lobby: true, asksConfirmation: false, commentsOpen: false },
    ...{ publishesAt: null, expiresAt: null, keptFiles: [], newFiles: [] },
  };
  const draft = await world.office.request(ids.leader, "POST", "/api/announcements", input);
  const { id, version } = draft.json<{ id: number; version: number }>();
  await world.office.request(ids.leader, "POST", `/api/announcements/${String(id)}/submit`, { version });

  await world.office.request(ids.admin, "PUT", "/api/lobby", { isPublic: true });
  const { page } = await world.seat({ at: "/lobby", viewport: { width: 1920, height: 1080 } });
  await page.getByRole("heading", { name: "Lịch tiếp công dân" }).waitFor();
  await page.getByText("Thứ Năm hằng tuần.").waitFor();
  expect(await page.getByText("Lịch trực Tết Đinh Mùi").count()).toBe(0);
  // To be read from three metres.
  const box = await page.getByRole("heading").boundingBox();
  expect(box?.height).toBeGreaterThanOrEqual(60);
});
