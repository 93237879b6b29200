import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { systemActor } from "../../kernel/access/actor.ts";
import { worktimeChanged } from "../worktime/contract.ts";
import type { ReminderDetail, When } from "./contract.ts";
import {
  DAY,
  HOUR,
  MINUTE,
  openRemindersHouse,
  PEOPLE,
  reminderInput,
  WEDNESDAY,
  type RemindersHouse,
} from "./testing.ts";

const { an, binh, chi, dung, hanh } = PEOPLE;
const TEN = WEDNESDAY + 105 * MINUTE;

let house: RemindersHouse;
beforeEach(async () => {
  house = await openRemindersHouse();
});
afterEach(async () => {
  await house.dispose();
});

const set = (changes: Parameters<typeof reminderInput>[0] = {}, who: number = an): ReminderDetail =>
  house.reminders.create(house.as(who), reminderInput(changes));
const see = (reminder: ReminderDetail, who: number = an) => house.reminders.read(house.as(who), reminder.id);
function tick(at: number): void {
  house.clock.set(at);
  house.reminders.keepTime();
}
const due = () =>
  house.told
    .filter(({ kind }) => kind.startsWith("reminders.due"))
    .map(({ kind, to, title, body, dedupe }) => ({ kind, to: [...to], title: title.vi, body, dedupe }));
const daily: When = {
  kind: "repeat",
  rule: { calendar: "solar", rrule: "FREQ=DAILY" },
  time: "10:00",
  fromOn: "2026-11-25",
  untilOn: null,
  free: "keep",
};

describe("a reminder", () => {
  it("comes at its time, once, however often it is looked for", () => {
    const reminder = set();
    tick(TEN - 1);
    expect(due()).toEqual([]);
    tick(TEN);
    tick(TEN);
    tick(TEN + HOUR);
    expect(due()).toEqual([
      { kind: "reminders.due", to: [an], title: "Nhắc việc", body: "Gửi công văn cho Sở", dedupe: "1" },
    ]);
    expect(see(reminder)).toMatchObject({ nextAt: null, copy: { state: "open", dueAt: TEN, lateMinutes: 0 } });
  });

  it("that the machine slept through comes once and says how late it is", () => {
    const reminder = set();
    tick(TEN + 3 * HOUR + 10 * MINUTE);
    expect(due().map(({ title }) => title)).toEqual(["Nhắc việc (trễ 3 giờ)"]);
    expect(see(reminder).copy).toMatchObject({ lateMinutes: 190 });
    set({ when: { kind: "once", on: "2026-11-26", time: "08:00" } });
    tick(WEDNESDAY + 4 * DAY);
    expect(due().at(-1)?.title).toBe("Nhắc việc (trễ 3 ngày)");
  });

  it("leaves nothing behind where its notice cannot be written, and comes once afterwards", () => {
    const reminder = set();
    const other = set({ title: "Việc khác", when: { kind: "once", on: "2026-11-25", time: "10:01" } });
    house.breakNotices(1);
    tick(TEN + MINUTE);
    expect(due().map(({ body }) => body)).toEqual(["Việc khác"]);
    expect(see(reminder)).toMatchObject({ nextAt: TEN, copy: null });
    expect(see(other).copy).not.toBeNull();
    expect(house.lines.some(({ level }) => level === "error")).toBe(true);
    tick(TEN + 2 * MINUTE);
    tick(TEN + 3 * MINUTE);
    expect(due().map(({ body }) => body)).toEqual(["Việc khác", "Gửi công văn cho Sở"]);
  });
});

describe("what returns", () => {
  it("comes each time", () => {
    set({ when: daily });
    for (let day = 0; day < 3; day += 1) tick(TEN + day * DAY);
    expect(due()).toHaveLength(3);
    expect(new Set(due().map(({ dedupe }) => dedupe)).size).toBe(3);
  });

  it("comes once after ten years, and goes on from there", () => {
    const reminder = set({ when: daily });
    tick(TEN + 3650 * DAY + HOUR);
    expect(due()).toHaveLength(1);
    expect(see(reminder).nextAt).toBe(TEN + 3651 * DAY);
  });

  it("comes once when the clock jumps an hour or a day ahead", () => {
    const reminder = set({ when: daily });
    tick(TEN + HOUR);
    expect(see(reminder).nextAt).toBe(TEN + DAY);
    tick(TEN + 2 * DAY + HOUR);
    expect(due()).toHaveLength(2);
    expect(see(reminder).nextAt).toBe(TEN + 3 * DAY);
  });

  it("comes again tomorrow when the clock went ten years ahead by mistake and is put right", () => {
    const reminder = set({ when: daily });
    tick(TEN + 3650 * DAY);
    tick(TEN + HOUR);
    expect(see(reminder).nextAt).toBe(TEN + DAY);
    tick(TEN + DAY);
    expect(due()).toHaveLength(2);
  });

  it("is not told twice when the clock is put back an hour", () => {
    const reminder = set({ when: daily });
    tick(TEN);
    tick(TEN - HOUR);
    expect(see(reminder).nextAt).toBe(TEN);
    tick(TEN);
    expect(due()).toHaveLength(1);
    expect(see(reminder).nextAt).toBe(TEN + DAY);
  });

  it("ends with its last day", () => {
    const reminder = set({ when: { ...daily, untilOn: "2026-11-26" } });
    tick(TEN);
    tick(TEN + DAY);
    tick(TEN + 2 * DAY);
    expect(due()).toHaveLength(2);
    expect(see(reminder).nextAt).toBeNull();
  });

  it("ends when its author has left, and nobody else holds back", () => {
    const reminder = set({ when: daily, audience: ["person:2"] });
    tick(TEN);
    house.leave(an);
    tick(TEN + DAY);
    tick(TEN + 2 * DAY);
    expect(due()).toHaveLength(2);
    expect(
      house.kernel.db.get("SELECT next_at AS at FROM reminders_reminder WHERE id = :id", { id: reminder.id }),
    ).toEqual({ at: null });
  });
});

describe("working days", () => {
  const eve: When = { kind: "before", amount: 2, unit: "working-days", time: "08:00" };
  const tuesday = Date.UTC(2026, 11, 1, 10);

  it("are counted back from the deadline, and a new holiday moves the reminder", async () => {
    const reminder = set({ when: eve, dueAt: tuesday });
    expect(reminder.nextAt).toBe(Date.UTC(2026, 10, 27, 1));
    house.holidays.add("2026-11-27");
    house.kernel.write(systemActor("test"), (work) => {
      work.emit(worktimeChanged, {});
    });
    await house.settle();
    expect(see(reminder).nextAt).toBe(Date.UTC(2026, 10, 26, 1));
  });

  it("take the place of a day off where that is asked for", () => {
    const fifth = (free: "keep" | "before" | "after"): When => ({
      ...daily,
      rule: { calendar: "solar", rrule: "FREQ=MONTHLY;BYMONTHDAY=5" },
      free,
    });
    // 5 December 2026 is a Saturday.
    expect(set({ when: fifth("keep") }).nextAt).toBe(Date.UTC(2026, 11, 5, 3));
    expect(set({ when: fifth("before") }).nextAt).toBe(Date.UTC(2026, 11, 4, 3));
    expect(set({ when: fifth("after") }).nextAt).toBe(Date.UTC(2026, 11, 7, 3));
  });
});

describe("lunar days", () => {
  const lunar = (day: number, month: number): When => ({ ...daily, rule: { calendar: "lunar", day, month } });

  it("come by the calendar at UTC+7", () => {
    // Mùng 1 tháng 11 Bính Ngọ and Tết Đinh Mùi.
    expect(set({ when: lunar(1, 0) }).nextAt).toBe(Date.UTC(2026, 11, 9, 3));
    expect(set({ when: lunar(1, 1) }).nextAt).toBe(Date.UTC(2027, 1, 6, 3));
    expect(set({ when: lunar(15, 1) }).nextAt).toBe(Date.UTC(2027, 1, 20, 3));
  });

  it("the thirtieth of a short month is its last day", () => {
    expect(set({ when: lunar(30, 12) }).nextAt).toBe(Date.UTC(2027, 1, 5, 3));
  });
});

describe("others", () => {
  it("are told with the author's name, each with a share of his own", () => {
    set({ audience: ["department:3"] });
    tick(TEN);
    expect(due()).toEqual([
      expect.objectContaining({ kind: "reminders.due", to: [an] }),
      expect.objectContaining({ kind: "reminders.dueFromOthers", to: [binh, chi] }),
    ]);
    expect(house.told.at(-1)?.from).toBe(an);
  });

  it("who take nothing from the author are left in peace, unless it is for their unit", () => {
    house.reminders.mute(house.as(binh), an);
    const single = set({ audience: ["person:2", "person:4"] });
    set({ title: "Cả phòng", audience: ["department:3"] });
    tick(TEN);
    expect(due().map(({ body, to }) => [body, to])).toEqual([
      ["Gửi công văn cho Sở", [dung]],
      ["Cả phòng", [an]],
      ["Cả phòng", [binh, chi]],
    ]);
    const people = house.reminders.people(house.as(an), single.id, {}).items;
    expect(people.map(({ person, state }) => [person.id, state])).toEqual([
      [binh, "muted"],
      [dung, "open"],
    ]);
    house.reminders.unmute(house.as(binh), an);
    set({ audience: ["person:2"], when: { kind: "once", on: "2026-11-25", time: "11:00" } });
    tick(TEN + HOUR);
    expect(due().at(-1)?.to).toEqual([binh]);
  });

  it("a whole agency is told in one go", () => {
    const reminder = set({ audience: ["everyone"] }, hanh);
    tick(TEN);
    expect(see(reminder, hanh)).toMatchObject({ told: 5, done: 0 });
  });
});

describe("what sleeps", () => {
  it("wakes for that person alone, once, and again after another sleep", () => {
    const reminder = set({ audience: ["department:3"] });
    tick(TEN);
    const copy = see(reminder, binh).copy?.id ?? 0;
    house.reminders.snooze(house.as(binh), copy, TEN + 10 * MINUTE);
    tick(TEN + 10 * MINUTE);
    tick(TEN + 11 * MINUTE);
    house.reminders.snooze(house.as(binh), copy, TEN + HOUR);
    tick(TEN + 5 * HOUR);
    const woken = due().slice(2);
    expect(woken.map(({ to, title }) => [to, title])).toEqual([
      [[binh], "Nhắc việc"],
      [[binh], "Nhắc việc (trễ 4 giờ)"],
    ]);
    expect(new Set(due().map(({ kind, dedupe }) => `${kind} ${String(dedupe)}`)).size).toBe(4);
  });

  it("sleeps on when it was done or taken out meanwhile", () => {
    const [first, second] = [set(), set()];
    tick(TEN);
    for (const reminder of [first, second]) {
      house.reminders.snooze(house.as(an), see(reminder).copy?.id ?? 0, TEN + HOUR);
    }
    house.reminders.finish(house.as(an), see(first).copy?.id ?? 0);
    house.reminders.remove(house.as(an), second.id);
    tick(TEN + 2 * HOUR);
    expect(due()).toHaveLength(2);
  });
});
