import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { portOf } from "../../scripts/modem-emulator/memory.ts";
import { EmulatedModem } from "../../scripts/modem-emulator/modem.ts";
import { Network } from "../../scripts/modem-emulator/network.ts";
import { systemActor } from "../../server/kernel/access/actor.ts";
import { startModem, type Modem } from "../../server/protocols/gsm/index.ts";
import { openWorld, PASSWORD, type World } from "./world.ts";

const MOBILE = "+84912345678";
let world: World;
let network: Network;
let emulator: EmulatedModem;
let modem: Modem;
const ids = { leader: 0, an: 0 };

beforeAll(async () => {
  world = await openWorld();
  const { directory, notifications, sms } = world.office.services;
  ids.leader = await world.hire("Hoàng Thị Bình", "binh", "leader", "administrator");
  const made = await directory.createPerson(
    systemActor("test"),
    { name: "Nguyễn Văn An", username: "an", mobile: MOBILE, roleIds: [directory.roleIdOf("staff") ?? 0] },
    { text: PASSWORD, mustChange: false },
  );
  ids.an = made.id;
  notifications.changePreferences(world.office.as(ids.an), {
    kinds: [{ name: "polls.opened", channel: "sms", on: true }],
  });
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

describe("a poll by SMS", () => {
  it("is answered from a telephone, and its author sees the count rise without a reload", async () => {
    const { id } = await world.ask(ids.leader, "Họp giao ban lúc mấy giờ?", ["8 giờ", "9 giờ"]);
    const { page } = await world.seat({ personId: ids.leader, at: `/polls/${String(id)}` });
    const results = page.locator("poll-results");
    await results.getByText("0/2").waitFor();
    await taken(1);
    expect(network.taken[0]).toMatchObject({ number: MOBILE });
    expect(network.taken[0]!.text).toContain("1=8 gio, 2=9 gio");
    emulator.deliver(MOBILE, "2");
    await results.getByText("1/2").waitFor();
    await results.getByRole("listitem").filter({ hasText: "9 giờ" }).getByText("100%").waitFor();
  });
});

describe("the screens of SMS", () => {
  it("show a message from writing to its delivery", async () => {
    const { page } = await world.seat({ personId: ids.leader, at: "/sms/new" });
    await page.getByRole("textbox", { name: "Số điện thoại khác" }).fill("0987 654 321\n02053812345");
    await page.getByRole("textbox", { name: "Nội dung" }).fill("Mời đồng chí đến nhận kết quả tại bộ phận một cửa.");
    await page.getByText("Không dấu: 1 phần tin").waitFor();
    await page.getByText(/02053812345 là số cố định/).waitFor();
    await page.getByRole("button", { name: /Không dấu/ }).click();
    await page.getByLabel("Gửi ngay cả trong giờ yên tĩnh").check();
    await page.getByRole("button", { name: "Gửi cho 1 người" }).click();
    await page.waitForURL("**/sms");
    await page.getByText("0987 654 321").first().click();
    await page.getByText("Máy nhận báo đã đến").waitFor();
    await page.getByText("Moi dong chi den nhan ket qua tai bo phan mot cua.").first().waitFor();
  });

  it("show what comes in, and mark it done", async () => {
    emulator.deliver("+84933333333", "Cho tôi hỏi hồ sơ đất đai");
    const { page } = await world.seat({ personId: ids.leader, at: "/sms/inbox" });
    await page.getByText("Cho tôi hỏi hồ sơ đất đai").first().click();
    await page.getByRole("button", { name: "Đánh dấu đã xong" }).click();
    await page.getByText("Đã xong").first().waitFor();
  });

  it("show what becomes of each row of a list, and send each its own text", async () => {
    const { page } = await world.seat({ personId: ids.leader, at: "/sms/new" });
    const csv = "Họ tên,Di động,Mã\nLê Cao,0966 111 222,H37.1\nTrần Bình,02053812345,H37.2\nLần nữa,0966111222,H37.3\n";
    await page.getByRole("textbox", { name: "Nội dung" }).fill("Mời {Họ tên} nhận kết quả {Mã}.");
    await page.locator("sms-list input[type=file]").setInputFiles({
      name: "danh-sach.csv",
      mimeType: "text/csv",
      buffer: Buffer.from(csv),
    });
    const rows = page.getByRole("region", { name: "Từng dòng của danh sách" });
    await rows.getByText("Mời Lê Cao nhận kết quả H37.1.").waitFor();
    await rows.getByText(/02053812345 là số cố định/).waitFor();
    await rows.getByText("Trùng.").waitFor();
    await page.getByLabel("Gửi ngay cả trong giờ yên tĩnh").check();
    const before = network.taken.length;
    await page.getByRole("button", { name: "Gửi cho 1 người" }).click();
    await taken(before + 1);
    expect(network.taken.at(-1)).toMatchObject({ number: "+84966111222", text: "Mời Lê Cao nhận kết quả H37.1." });
  });

  it("take a number off that wants no messages, and let it on again", async () => {
    const { page } = await world.seat({ personId: ids.leader, at: "/sms/settings" });
    await page.getByRole("textbox", { name: "Thêm số" }).fill("0955 555 555");
    await page.getByRole("button", { name: "Thêm số" }).click();
    await page.getByText("0955 555 555").waitFor();
    await page.getByRole("button", { name: "Nhận tin trở lại" }).click();
    await page.getByText("0955 555 555").waitFor({ state: "detached" });
  });
});
