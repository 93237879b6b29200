import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { portOf } from "../../scripts/modem-emulator/memory.ts";
import { EmulatedModem } from "../../scripts/modem-emulator/modem.ts";
import { Network } from "../../scripts/modem-emulator/network.ts";
import { systemActor } from "../../server/kernel/access/actor.ts";
import { startModem, type Modem } from "../../server/protocols/gsm/index.ts";
import { barriers } from "./support/axe.ts";
import { openWorld, PASSWORD, picture, type World } from "./world.ts";

const MOBILE = "+84912345678";
const MINUTE = 60_000;
let world: World;
let network: Network;
let emulator: EmulatedModem;
let modem: Modem;
const ids = { leader: 0, an: 0, binh: 0 };

beforeAll(async () => {
  world = await openWorld();
  const { directory, sms } = world.office.services;
  ids.leader = await world.hire("Hoàng Thị Bình", "lanhdao", "leader", "administrator");
  ids.binh = await world.hire("Trần Thị Bình", "binh", "staff");
  const made = await directory.createPerson(
    systemActor("test"),
    { name: "Nguyễn Văn An", username: "an", mobile: MOBILE, roleIds: [directory.roleIdOf("staff") ?? 0] },
    { text: PASSWORD, mustChange: false },
  );
  ids.an = made.id;
  network = new Network();
  emulator = new EmulatedModem({ network });
  modem = startModem({
    path: "/dev/ttyTEST",
    openPort: portOf(emulator),
    hooks: {
      received: (hex) => sms.reception.receive(hex, emulator.card.iccid),
      changed: ({ phase }) => {
        if (phase !== "ready") return;
        sms.sending.serve({
          sim: emulator.card.iccid,
          isReady: () => modem.state().phase === "ready",
          send: (pdu, number) => modem.send(pdu, number),
          hold: () => undefined,
          drain: () => modem.drain(),
        });
      },
      traffic: () => undefined,
      pinFor: () => "missing",
    },
  });
});
afterEach(({ task }) => world.leave(task));
afterAll(async () => {
  await modem.stop();
  emulator.stop();
  await world.close();
});

const taken = (count: number): Promise<void> =>
  new Promise((resolve) => {
    const look = () => {
      if (network.taken.length >= count) resolve();
    };
    network.onTaken(look);
    look();
  });
async function minutesPass(minutes: number): Promise<void> {
  world.office.clock.advance(minutes * MINUTE);
  await world.office.house.jobs.runNow("notifications.climb");
  await world.office.settle();
}

describe("a must-arrive notice", () => {
  it("is written, confirmed on one screen, climbs to SMS for the other and is confirmed by a reply, while its sender watches", async () => {
    const { page: bell } = await world.seat({ personId: ids.binh, at: "/notifications" });
    const { page } = await world.seat({ personId: ids.leader, at: "/notices/new" });
    const to = page.getByRole("combobox", { name: "Gửi cho" });
    await to.fill("nguyen van an");
    await page.getByRole("option", { name: /Nguyễn Văn An/ }).click();
    await to.fill("tran thi");
    await page.getByRole("option", { name: /Trần Thị Bình/ }).click();
    await page.getByRole("textbox", { name: "Việc cần báo" }).fill("Họp khẩn lúc 14 giờ");
    await page.getByRole("textbox", { name: "Nói thêm" }).fill("Phòng họp số 1, mang theo báo cáo.");
    await page.getByLabel("Nhắc cả ngoài giờ làm việc").check();
    await page.getByText("2 người nhận.").waitFor();
    await page.getByText("1 người chưa có số di động").waitFor();
    expect(await barriers(page)).toEqual([]);
    await picture(page, "notice compose");
    await page.getByRole("button", { name: "Gửi cho 2 người" }).click();
    await page.getByText("0/2").first().waitFor();

    const banner = bell.locator("waiting-banner");
    await banner.getByRole("heading", { name: "Họp khẩn lúc 14 giờ" }).waitFor();
    expect(await barriers(bell)).toEqual([]);
    await picture(bell, "notice banner");
    await banner.getByRole("button", { name: "Tôi đã nhận" }).click();
    await banner.getByRole("heading").waitFor({ state: "detached" });
    await page.getByText("1/2").first().waitFor();

    await minutesPass(5);
    await minutesPass(25);
    await taken(1);
    expect(network.taken[0]).toMatchObject({
      number: MOBILE,
      text: "Hop khan luc 14 gio. Phong hop so 1, mang theo bao cao. Tra loi OK de xac nhan",
    });
    await page.getByText(/SMS (chờ|đã gửi|đã đến)/).waitFor();
    expect(await barriers(page)).toEqual([]);
    await picture(page, "notice watch");
    emulator.deliver(MOBILE, "ok");
    await page.getByText("2/2").first().waitFor();
    await page.getByRole("option", { name: /2\/2 đã nhận/ }).waitFor();
    await page.getByRole("button", { name: /Đã nhận/ }).click();
    await page.getByText(/Xác nhận bằng cách trả lời SMS/).waitFor();
  });

  it("stands on a telephone's screen until it is confirmed, and sounds when the first step is due", async () => {
    const sent = await world.office.request(ids.leader, "POST", "/api/notices", {
      audience: [`person:${String(ids.binh)}`],
      title: "Kiểm tra phòng cháy lúc 16 giờ",
      body: "",
      anyHour: true,
    });
    expect(sent.statusCode).toBe(200);
    const { page } = await world.seat({
      personId: ids.binh,
      at: "/notifications",
      viewport: { width: 390, height: 844 },
    });
    const banner = page.locator("waiting-banner");
    await banner.getByRole("heading", { name: "Kiểm tra phòng cháy lúc 16 giờ" }).waitFor();
    await page.reload();
    await banner.getByRole("heading").waitFor();
    await minutesPass(5);
    await banner.locator("section.loud").waitFor();
    expect(await barriers(page)).toEqual([]);
    await picture(page, "notice banner hand");
    await page.keyboard.press("Escape");
    await banner.getByRole("button", { name: "Tôi đã nhận" }).focus();
    await page.keyboard.press("Enter");
    await banner.getByRole("heading").waitFor({ state: "detached" });
  });
});

describe("how I hear of things", () => {
  it("is one table, and do not disturb is a press away", async () => {
    const { page } = await world.seat({ personId: ids.an, at: "/notifications/settings" });
    const poll = page.getByRole("row", { name: /^Trưng cầu ý kiến mới/ });
    const mail = poll.getByRole("combobox", { name: /Thư/ });
    await mail.selectOption("digest");
    await page.getByText("Đã lưu").first().waitFor();
    await page.getByLabel("Chỉ của người trong đơn vị tôi").check();
    await page.getByLabel("Vào các giờ trong ngày").check();
    await page.getByRole("textbox", { name: "Các giờ" }).fill("7h30, 16:00");
    await page.getByRole("textbox", { name: "Các giờ" }).press("Tab");
    await page.getByRole("button", { name: "Không làm phiền" }).click();
    await page.getByRole("menuitem", { name: /1 giờ/ }).click();
    await page
      .getByText(/Không làm phiền đến/)
      .first()
      .waitFor();
    await page.getByRole("textbox", { name: "Các giờ" }).scrollIntoViewIfNeeded();
    await picture(page, "notice settings");
    await page.reload();
    expect(await mail.inputValue()).toBe("digest");
    expect(await page.getByRole("textbox", { name: "Các giờ" }).inputValue()).toBe("07:30, 16:00");
    await page.getByRole("button", { name: "Bật lại thông báo" }).click();
    await page.getByText("Cần tập trung?").first().waitFor();
    await page.setViewportSize({ width: 390, height: 844 });
    await picture(page, "notice settings hand");
    expect(await barriers(page)).toEqual([]);
  });

  it("begins as the agency says, which may fix it", async () => {
    const { page } = await world.seat({ personId: ids.leader, at: "/notifications/agency" });
    await page
      .getByLabel(/Trưng cầu.*Cửa sổ nổi: không cho đổi/)
      .first()
      .check();
    await page.getByText("Đã lưu").first().waitFor();
    expect(await barriers(page)).toEqual([]);
    await picture(page, "notice agency");
    const { page: own } = await world.seat({ personId: ids.an, at: "/notifications/settings" });
    await own
      .getByText(/Cửa sổ nổi: Ngay, cơ quan đã quy định/)
      .first()
      .waitFor();
    await page.getByRole("link", { name: "Không gửi được" }).click();
    await page.getByText("Mọi thông báo đều đã gửi được").waitFor();
  });
});
