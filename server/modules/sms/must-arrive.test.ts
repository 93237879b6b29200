import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { systemActor } from "../../kernel/access/actor.ts";
import type { WatchedPerson } from "../notifications/contract.ts";
import { openSmsHouse, type SmsHouse } from "./testing.ts";

const admin = systemActor("test");
const MOBILE = "+84922222222";
const SUBJECT = { type: "drill", id: 1 };
const MINUTE = 60_000;
let house: SmsHouse;
const ids = { sender: 0, binh: 0, noNumber: 0 };

beforeEach(async () => {
  house = await openSmsHouse();
  const { directory, notifications } = house.office.services;
  const make = async (username: string, name: string, mobile?: string) =>
    directory.createPerson(
      admin,
      { name, username, ...(mobile !== undefined && { mobile }), roleIds: [directory.roleIdOf("staff")!] },
      { text: "một câu thật dài 12", mustChange: false },
    );
  ids.sender = (await make("an", "Nguyễn Văn An", "+84911111111")).id;
  ids.binh = (await make("binh", "Trần Văn Bình", MOBILE)).id;
  ids.noNumber = (await make("ca", "Lê Thị Ca")).id;
  notifications.registerKind({ name: "drills.called", title: { vi: "Diễn tập", en: "Drill" } });
});
afterEach(async () => {
  await house.dispose();
});

function call(to: readonly number[], dedupe = ""): void {
  house.office.kernel.write(admin, (work) => {
    house.office.services.notifications.notify(work, {
      kind: "drills.called",
      to,
      from: ids.sender,
      title: { vi: "Họp khẩn", en: "Urgent meeting" },
      body: "14 giờ tại phòng họp số 1",
      path: "/notices/1",
      subject: SUBJECT,
      dedupe,
      mustArrive: { anyHour: true, steps: { sound: null, sms: 1, deputy: null, head: null } },
    });
  });
}
async function minutePasses(): Promise<void> {
  house.office.clock.advance(MINUTE);
  await house.office.house.jobs.runNow("notifications.climb");
  await house.office.settle();
}
const standing = () => house.office.services.notifications.mustArriveOf(SUBJECT);

describe("a must-arrive notice by SMS", () => {
  it("is confirmed by a reply, and says that it was taken", async () => {
    const { emulator } = await house.plug();
    call([ids.binh]);
    await minutePasses();
    await house.taken(1);
    expect(house.network.taken[0]).toMatchObject({
      number: MOBILE,
      text: "Hop khan. 14 gio tai phong hop so 1. Tra loi OK de xac nhan",
    });
    emulator.deliver(MOBILE, "ok");
    await house.until(() => standing()?.confirmed === 1);
    await house.taken(2);
    expect(house.network.taken[1]!.text).toBe("Da ghi nhan: OK.");
  });

  it("tells its sender that the telephone has it", async () => {
    await house.plug();
    call([ids.binh]);
    await minutePasses();
    await house.taken(1);
    const read = async () => {
      const url = `/api/notices/${String(standing()?.id)}/people?list=waiting`;
      const answer = await house.office.request(ids.sender, "GET", url);
      return answer.json<{ items: WatchedPerson[] }>().items[0]?.asked[0]?.sms?.state;
    };
    const message = () => house.office.services.sms.messages(admin, {}).items[0];
    await house.until(() => message()?.state === "delivered");
    expect(await read()).toBe("delivered");
  });

  it("is told apart from another by its code", async () => {
    const { emulator } = await house.plug();
    call([ids.binh]);
    await minutePasses();
    await house.taken(1);
    call([ids.binh], "second");
    await minutePasses();
    await house.taken(2);
    expect(house.network.taken[1]!.text).toContain("Tra loi OK 10 de xac nhan");
    emulator.deliver(MOBILE, "OK 10");
    await house.until(() => standing()?.confirmed === 1);
  });

  it("says of whom it has no number", async () => {
    await house.plug();
    call([ids.noNumber]);
    await minutePasses();
    expect(
      house.office.kernel.db.all("SELECT sms_state AS state, sms_error AS error FROM notifications_must_ask"),
    ).toEqual([{ state: "failed", error: "no-number" }]);
  });
});
