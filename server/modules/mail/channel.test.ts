import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { systemActor } from "../../kernel/access/actor.ts";
import { openTestOffice, type TestOffice } from "../../testing.ts";

const admin = systemActor("test");
const MINUTE = 60_000;
let office: TestOffice;
let an: number;

beforeEach(async () => {
  office = await openTestOffice();
  const { directory, notifications } = office.services;
  const made = await directory.createPerson(
    admin,
    { name: "Nguyễn Văn An", username: "an", roleIds: [directory.roleIdOf("staff") ?? 0] },
    { text: "một câu thật dài 12", mustChange: false },
  );
  an = made.id;
  const title = { vi: "Diễn tập", en: "Drill" };
  notifications.registerKind({ name: "drills.called", title, defaultChannels: ["mail"] });
  notifications.registerKind({ name: "drills.planned", title, defaultDigest: ["mail"] });
});
afterEach(() => office.dispose());

function tell(kind: string, id: number): void {
  office.kernel.write(admin, (work) => {
    office.services.notifications.notify(work, {
      kind,
      to: [an],
      title: { vi: "Diễn tập chữa cháy", en: "Fire drill" },
      body: `Lần ${String(id)}`,
      path: `/drills/${String(id)}`,
      subject: { type: "drill", id },
    });
  });
}
async function minutesPass(minutes: number): Promise<void> {
  office.clock.advance(minutes * MINUTE);
  await office.house.jobs.runNow("notifications.deliver");
  await office.settle();
}
const letters = () =>
  office.kernel.db.all<{ subject: string; preview: string }>(
    "SELECT c.subject, c.preview FROM mail_message m JOIN mail_content c ON c.id = m.content_id ORDER BY m.id",
  );

describe("the channel mail", () => {
  it("writes a letter for a notice, which rings no bell of its own", async () => {
    tell("drills.called", 1);
    await office.settle();
    expect(letters()).toMatchObject([{ subject: "Diễn tập chữa cháy: Lần 1" }]);
    expect(office.services.notifications.unread(office.as(an)).unread).toBe(1);
  });

  it("writes one letter for all that was missed in an hour", async () => {
    for (const id of [1, 2, 3]) tell("drills.planned", id);
    await minutesPass(59);
    expect(letters()).toEqual([]);
    await minutesPass(1);
    expect(letters()).toMatchObject([{ subject: "3 việc bạn chưa xem" }]);
    expect(letters()[0]?.preview).toContain("Lần 1");
  });

  it("is not offered for letters", () => {
    const { kinds } = office.services.notifications.preferences(office.as(an));
    expect(kinds.find(({ name }) => name === "mail.arrived")?.ways).not.toContain("mail");
    expect(kinds.find(({ name }) => name === "drills.called")?.ways).toContain("mail");
  });
});
