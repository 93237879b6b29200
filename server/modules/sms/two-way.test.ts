import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { systemActor } from "../../kernel/access/actor.ts";
import { openSmsHouse, type SmsHouse } from "./testing.ts";

const admin = systemActor("test");
const MOBILES = { author: "+84911111111", voter: "+84922222222" };
let house: SmsHouse;
let author: number;
let voter: number;

beforeEach(async () => {
  house = await openSmsHouse();
  const { directory, notifications } = house.office.services;
  const make = async (username: string, name: string, mobile: string, role: string) =>
    directory.createPerson(
      admin,
      { name, username, mobile, roleIds: [directory.roleIdOf(role)!] },
      { text: "một câu thật dài 12", mustChange: false },
    );
  author = (await make("an", "Nguyễn Văn An", MOBILES.author, "head")).id;
  voter = (await make("binh", "Trần Văn Bình", MOBILES.voter, "staff")).id;
  notifications.changePreferences(house.office.as(voter), {
    kinds: [{ name: "polls.opened", channel: "sms", on: true }],
  });
});
afterEach(async () => {
  await house.dispose();
});

const ask = (changes: object = {}) =>
  house.office.services.polls.create(house.office.as(author), {
    title: "Đồng phục màu gì?",
    description: "",
    kind: "single",
    secrecy: "open",
    results: "live",
    options: ["Trắng", "Xanh"],
    maxChoices: 1,
    quorum: null,
    remindHours: null,
    audience: [`person:${String(voter)}`],
    opensAt: 0,
    closesAt: house.office.clock.now() + 86_400_000,
    ...changes,
  });
const voted = (id: number) =>
  house.office.services.polls.read(house.office.as(author), id).options.map(({ votes }) => votes);

describe("a poll by SMS", () => {
  it("is asked, answered and confirmed", async () => {
    const { emulator } = await house.plug();
    const poll = ask();
    await house.office.settle();
    await house.taken(1);
    expect(house.network.taken[0]).toMatchObject({ number: MOBILES.voter });
    expect(house.network.taken[0]!.text).toContain("1=Trang, 2=Xanh");
    emulator.deliver(MOBILES.voter, "xanh");
    await house.until(() => voted(poll.id)[1] === 1);
    await house.taken(2);
    expect(house.network.taken[1]).toMatchObject({ number: MOBILES.voter, text: "Da ghi nhan: Xanh." });
  });

  it("takes nothing from another number, and gives it to the clerk", async () => {
    const { emulator } = await house.plug();
    const poll = ask();
    await house.office.settle();
    await house.taken(1);
    emulator.deliver("+84933333333", "2");
    const box = () => house.office.services.sms.inbound(admin, { list: "new" }).items;
    await house.until(() => box().length === 1);
    expect(voted(poll.id)).toEqual([0, 0]);
  });

  it("says that a closed one takes no answer any more", async () => {
    const { emulator } = await house.plug();
    const poll = ask();
    await house.office.settle();
    await house.taken(1);
    house.office.services.polls.close(house.office.as(author), poll.id);
    emulator.deliver(MOBILES.voter, "1");
    await house.taken(2);
    expect(house.network.taken[1]!.text).toContain("khong nhan cau tra loi");
    expect(voted(poll.id)).toEqual([0, 0]);
  });

  it("is not offered where the poll is anonymous", async () => {
    await house.plug();
    ask({ secrecy: "anonymous" });
    await house.office.settle();
    await house.taken(1);
    expect(house.network.taken[0]!.text).not.toContain("1=");
  });

  it("STOP ends what is not urgent", async () => {
    const { emulator } = await house.plug();
    emulator.deliver(MOBILES.voter, "HUY");
    const stopped = () => house.office.services.sms.inbound(admin, { list: "all" }).items[0]?.state === "stop";
    await house.until(stopped);
    ask();
    await house.office.settle();
    expect(house.office.services.sms.messages(admin, {}).items).toEqual([]);
  });
});

describe("an announcement by SMS", () => {
  it("is acknowledged by a reply, which confirms nothing", async () => {
    const { directory, notifications } = house.office.services;
    const { id: leader } = await directory.createPerson(
      admin,
      { name: "Lê Thị Lãnh Đạo", username: "lanhdao", roleIds: [directory.roleIdOf("leader")!] },
      { text: "một câu thật dài 12", mustChange: false },
    );
    notifications.changePreferences(house.office.as(voter), {
      kinds: [{ name: "announcements.published", channel: "sms", on: true }],
    });
    const { emulator } = await house.plug();
    const draft = await house.office.request(leader, "POST", "/api/announcements", {
      title: "Trực bão",
      body: "Các đơn vị cử người trực.",
      category: "notice",
      audience: [`person:${String(voter)}`],
      pinned: false,
      lobby: false,
      asksConfirmation: true,
      commentsOpen: false,
      publishesAt: null,
      expiresAt: null,
      keptFiles: [],
      newFiles: [],
    });
    const { id, version } = draft.json<{ id: number; version: number }>();
    const submitted = await house.office.request(leader, "POST", `/api/announcements/${String(id)}/submit`, {
      version,
    });
    expect(submitted.statusCode).toBe(200);
    await house.office.settle();
    await house.taken(1);
    expect(house.network.taken[0]!.text).toContain("1=Da nhan");
    emulator.deliver(MOBILES.voter, "da nhan");
    await house.taken(2);
    expect(house.network.taken[1]!.text).toBe("Da ghi nhan: Da nhan.");
    const { db } = house.office.kernel;
    expect(
      db.all("SELECT actor_id AS who, door FROM kernel_audit WHERE action = 'announcements.received-by-sms'"),
    ).toEqual([{ who: voter, door: "sms" }]);
    expect(
      db.all("SELECT 1 FROM announcements_reader WHERE confirmed_at IS NOT NULL OR opened_at IS NOT NULL"),
    ).toEqual([]);
  });
});
