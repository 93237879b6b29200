import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { systemActor } from "../../kernel/access/actor.ts";
import { clerk, openSmsHouse, type SmsHouse } from "./testing.ts";

const admin = systemActor("test");
let house: SmsHouse;
let writer: number;
beforeEach(async () => {
  house = await openSmsHouse();
  const { directory } = house.office.services;
  const input = { name: "Lê Thị Văn Thư", username: "vanthu", roleIds: [directory.roleIdOf("clerk")!] };
  writer = (await directory.createPerson(admin, input, { text: "một câu thật dài 12", mustChange: false })).id;
});
afterEach(async () => {
  await house.dispose();
});
const as = () => house.office.as(writer);
const read = (csv: string) => house.office.services.sms.readList(as(), "danh-sach.csv", Buffer.from(csv));
const FILE = [
  "Họ tên,Số điện thoại,Mã hồ sơ",
  "Nguyễn Văn An,0912 345 678,H37.1",
  "Trần Thị Bình,02053812345,H37.2",
  "Lê Cao,01681234567,H37.3",
  "An lần nữa,+84912345678,H37.4",
  "Đã từ chối,0933333333,H37.5",
].join("\n");
const TEXT = "Mời {Họ tên} nhận kết quả hồ sơ {mã hồ sơ}.";

describe("a list of recipients", () => {
  it("tells the fate of each row, with the text that it gets", async () => {
    house.office.services.sms.addOptOut(clerk, "0933333333");
    const list = await read(FILE);
    expect(list).toMatchObject({ numberColumn: "Số điện thoại", counts: { good: 2, refused: 2, twice: 1 } });
    const rows = house.office.services.sms.previewList(as(), list.id, { text: TEXT, plain: false, bad: false }).items;
    expect(rows.map(({ row, fate }) => [row, fate])).toEqual([
      [2, "good"],
      [3, "refused"],
      [4, "refused"],
      [5, "twice"],
      [6, "optedOut"],
    ]);
    expect(rows[0]).toMatchObject({
      number: "0912 345 678",
      text: "Mời Nguyễn Văn An nhận kết quả hồ sơ H37.1.",
      parts: 1,
    });
    expect(rows[2]!.reason).toContain("0381234567");
    const bad = house.office.services.sms.previewList(as(), list.id, { text: TEXT, plain: false, bad: true, limit: 2 });
    expect(bad.items.map(({ row }) => row)).toEqual([3, 4]);
    expect(bad.next).toBeDefined();
  });

  it("is sent with each row's own text, and can be stopped", async () => {
    const list = await read(FILE);
    const input = { audience: [], numbers: [], list: list.id, text: TEXT, plain: true, urgent: true };
    expect(house.office.services.sms.preview(as(), input)).toMatchObject({ recipients: 2, parts: 2, refusedCount: 2 });
    const { batchId, queued } = house.office.services.sms.send(as(), input);
    expect(queued).toBe(2);
    const texts = house.office.services.sms.messages(as(), {}).items.map(({ text }) => text);
    expect(texts).toContain("Moi Nguyen Van An nhan ket qua ho so H37.1.");
    expect(house.office.services.sms.stop(as(), batchId)).toEqual({ stopped: 2 });
  });

  it("is nobody else's, and refuses links and what has no numbers", async () => {
    const list = await read(FILE);
    expect(() =>
      house.office.services.sms.previewList(house.office.as(writer + 1000), list.id, {
        text: "x",
        plain: true,
        bad: false,
      }),
    ).toThrow();
    const linked = { audience: [], numbers: [], list: list.id, text: "Xem https://la.vn", plain: true, urgent: true };
    expect(() => house.office.services.sms.preview(as(), linked)).toThrow(/link/);
    await expect(read("Tên,Tuổi\nAn,30")).rejects.toThrow(/column of telephone/);
  });

  it("of 10,000 people is read, shown and sent while the office stays awake", async () => {
    const rows = Array.from({ length: 10_000 }, (_, i) => `Người ${i},09${String(10_000_000 + i)},${i}`);
    house.settings({ personQuota: 100_000, departmentQuota: 100_000, dailyCap: 100_000 });
    const list = await read(["Họ tên,Di động,Mã", ...rows].join("\n"));
    expect(list.counts).toEqual({ good: 10_000, refused: 0, twice: 0 });
    const input = { audience: [], numbers: [], list: list.id, text: "Chào {họ tên}", plain: true, urgent: true };
    expect(house.office.services.sms.send(as(), input).queued).toBe(10_000);
    const { network } = house;
    await house.plug();
    await house.taken(50);
    expect(network.taken[0]!.text).toBe("Chao Nguoi 0");
    const [first] = house.office.services.sms.messages(as(), { limit: 1 }).items;
    const { stopped } = house.office.services.sms.stop(as(), first?.batchId ?? 0);
    expect(stopped).toBeGreaterThan(1_000);
    expect(stopped + network.taken.length).toBeGreaterThanOrEqual(9_999);
  });
});

describe("the log", () => {
  it("holds everything that happened, and its sum stands in the audit record", async () => {
    await house.plug();
    const id = house.sendOne("=1+1, tin thử");
    await house.until(() => house.stateOf(id) === "delivered");
    const today = new Date(house.office.clock.now() + 7 * 3_600_000).toISOString().slice(0, 10);
    const { content } = house.office.services.sms.log(clerk, today, today);
    if (content.kind !== "bytes") throw new Error("a file was expected");
    const lines = content.bytes.toString().trimEnd().split("\r\n");
    expect(lines).toHaveLength(5);
    expect(lines[1]).toContain(`"'=1+1, tin thử"`);
    expect(lines[4]).toContain("report-delivered");
    const kept = house.office.kernel.db.all<{ detail: string }>(
      "SELECT detail FROM kernel_audit WHERE action = 'sms.log-exported'",
    );
    expect(kept[0]?.detail).toMatch(/"sha256":"[0-9a-f]{64}"/);
  });
});

describe("what nobody knows", () => {
  it("is sent again together, on one request", async () => {
    house.network.fate = () => ({ losesAnswer: true, report: "never" });
    await house.plug();
    const ids = [house.sendOne("một"), house.sendOne("hai", { to: "0987654321" })];
    await house.until(() => ids.every((id) => house.stateOf(id) === "unknown"));
    house.network.fate = () => ({});
    expect(house.office.services.sms.resendUnknown(clerk)).toEqual({ resent: 2 });
    await house.until(() => ids.every((id) => house.stateOf(id) === "delivered"));
  });
});
