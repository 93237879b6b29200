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

/** What the author's form would send. */
const input = (changes: object) => ({
  ...{ title: "Quy chế làm việc", body: "", html: "<p>Họp lúc 8:00.</p>", category: "notice" },
  ...{ audience: [`person:${String(ids.an)}`], pinned: false, lobby: false, asksConfirmation: true },
  ...{ commentsOpen: true, publishesAt: null, expiresAt: null, keptFiles: [], newFiles: [] },
  ...changes,
});

async function announce(changes: object): Promise<{ id: number; version: number }> {
  const draft = await world.office.request(ids.leader, "POST", "/api/announcements", input(changes));
  const { id, version } = draft.json<{ id: number; version: number }>();
  const sent = await world.office.request(ids.leader, "POST", `/api/announcements/${String(id)}/submit`, { version });
  expect(sent.statusCode, sent.body).toBe(200);
  return sent.json();
}

it("questions and a poll are answered where they stand; a correction comes to the open page and shows what it changed", async () => {
  const post = await announce({
    quiz: { questions: [{ text: "Họp lúc mấy giờ?", choices: ["7:00", "8:00"], right: [1] }] },
    poll: {
      ...{ title: "Chọn phòng họp", options: ["Phòng A", "Phòng B"], several: false, anonymous: false, live: false },
      closesAt: world.office.clock.now() + 86_400_000,
    },
  });
  const at = `/announcements/${String(post.id)}`;
  const [reader, author] = await Promise.all([
    world.seat({ personId: ids.an, at }),
    world.seat({ personId: ids.leader, at }),
  ]);
  const { page } = reader;
  await page.getByRole("checkbox", { name: "7:00" }).check();
  await page.getByRole("button", { name: "Gửi câu trả lời" }).first().click();
  await page.getByText("Bạn trả lời đúng 0/1 câu.").waitFor();
  await page.getByText("đáp án đúng").waitFor({ state: "attached" });
  await page.getByRole("radio", { name: "Phòng B" }).check();
  await page.locator("poll-in-place").getByRole("button", { name: "Gửi câu trả lời" }).click();
  await page.getByText("Kết quả hiện ở đây khi cuộc hỏi kết thúc.").waitFor();
  await page.getByRole("button", { name: "Tôi đã đọc và hiểu" }).click();
  await author.page.getByText("đúng 0/1 câu").waitFor();

  const { version } = (await world.office.request(ids.leader, "GET", `/api${at}`)).json<{ version: number }>();
  const correction = { title: "Quy chế làm việc", body: "", html: "<p>Họp lúc 14:00.</p>", reason: "Đổi giờ" };
  await world.office.request(ids.leader, "POST", `/api${at}/correct`, { version, ...correction });
  await page.getByText(/^Đã đính chính/).waitFor();
  await page.getByText("Họp lúc 14:00.").first().waitFor();
  await page.locator("announcement-editions summary", { hasText: "Bản 2" }).click();
  await page.locator("announcement-editions del", { hasText: "8:00." }).waitFor();
  await page.locator("announcement-editions ins", { hasText: "14:00." }).waitFor();
});

it("of two administrators who change the audience at once the second reads one clear sentence", async () => {
  const post = await announce({ title: "Đổi nơi nhận" });
  const at = `/announcements/${String(post.id)}?list=all`;
  const other = await world.hire("Hà Quản Trị", "quantri2", "administrator");
  const seats = await Promise.all([ids.admin, other].map((personId) => world.seat({ personId, at })));
  for (const { page } of seats) {
    await page.getByRole("button", { name: "Việc khác" }).last().click();
    await page.getByRole("menuitem", { name: "Đổi nơi nhận" }).click();
    await page.getByRole("combobox", { name: "Gửi tới" }).fill("Dung");
    await page.getByRole("option", { name: /Nông Thị Dung/ }).click();
  }
  const [first, second] = seats;
  await first!.page.getByRole("button", { name: "Đổi nơi nhận" }).click();
  await first!.page.getByText("0/2 đã xác nhận").first().waitFor();
  second!.watch.expect({ status: 409, path: "/api/announcements/" });
  await second!.page.getByRole("button", { name: "Đổi nơi nhận" }).click();
  await second!.page.getByText("Nội dung vừa được người khác thay đổi. Hãy tải lại rồi thử lại.").waitFor();
});

it("a sheet's file is checked: as it was issued, and a foreign one", async () => {
  const post = await announce({ title: "Phiếu để kiểm" });
  const at = `/api/announcements/${String(post.id)}/sheets`;
  const sheet = (await world.office.request(ids.leader, "POST", at)).json<{ id: number; hash: string }>();
  const { rawPayload } = await world.office.request(ids.leader, "GET", `${at}/${String(sheet.id)}/sheet.xlsx`);
  const { page, watch } = await world.seat({ personId: ids.an, at: `/announcements/check?code=${sheet.hash}` });
  watch.expect({ status: 404, path: "/api/announcement-sheets/" });
  await page.getByText(/Đúng là phiếu của cơ quan này/).waitFor();
  await page.getByText("Phiếu để kiểm").waitFor();
  const drop = async (name: string, buffer: Buffer) => {
    const chooser = page.waitForEvent("filechooser");
    await page.getByRole("button", { name: "Chọn tệp hoặc thả vào đây" }).click();
    await (await chooser).setFiles({ name, mimeType: "application/octet-stream", buffer });
  };
  await drop("khac.xlsx", Buffer.from("không phải phiếu"));
  await page.getByText(/Không phải phiếu của cơ quan này/).waitFor();
  await drop("phieu.xlsx", rawPayload);
  await page.getByText(/Đúng là phiếu của cơ quan này/).waitFor();
  await page.getByLabel("Mã kiểm chứng").fill("0".repeat(64));
  await page.getByRole("button", { name: "Kiểm tra", exact: true }).click();
  await page.getByText(/Không phải phiếu của cơ quan này/).waitFor();
});
