import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { ReminderDetail, ReminderList, When } from "./contract.ts";
import {
  DAY,
  HOUR,
  MINUTE,
  openRemindersHouse,
  PEOPLE,
  refusalOf,
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
const list = (of: ReminderList, who: number = an) => house.reminders.list(house.as(who), { list: of }).items;
const titles = (of: ReminderList, who: number = an) => list(of, who).map(({ title }) => title);
const shareOf = (reminder: ReminderDetail, who: number = an) => see(reminder, who).copy?.id ?? 0;
function tick(at: number): void {
  house.clock.set(at);
  house.reminders.keepTime();
}
const once = (on: string, time: string): When => ({ kind: "once", on, time });
const weekly: When = {
  kind: "repeat",
  rule: { calendar: "solar", rrule: "FREQ=WEEKLY;BYDAY=FR" },
  time: "16:00",
  fromOn: "2026-11-25",
  untilOn: null,
  free: "keep",
};

describe("setting", () => {
  it("refuses what has passed, never comes or cannot be kept", () => {
    expect(refusalOf(() => set({ when: once("2026-11-25", "08:00") }))).toBe("reminders.past");
    expect(refusalOf(() => set({ when: once("2026-02-30", "08:00") }))).toBe("reminders.never");
    const rule = (rrule: string): When => ({ ...weekly, rule: { calendar: "solar", rrule } });
    expect(refusalOf(() => set({ when: rule("FREQ=HOURLY") }))).toBe("reminders.badRule");
    expect(refusalOf(() => set({ when: rule("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30") }))).toBe("reminders.never");
    expect(refusalOf(() => set({ when: { ...weekly, untilOn: "2026-11-20" } }))).toBe("reminders.never");
    expect(refusalOf(() => set({ when: { kind: "before", amount: 1, unit: "days", time: "08:00" } }))).toBe(
      "reminders.needsDue",
    );
    expect(list("today")).toEqual([]);
  });

  it("for single persons is everybody's, for a unit its head's, for more the leader's", () => {
    expect(set({ audience: ["person:4", "person:2"] }, binh)).toMatchObject({ isMine: true });
    expect(refusalOf(() => set({ audience: ["department:3"] }, binh))).toBe("reminders.notYourUnit");
    expect(set({ audience: ["department:3"] }, an).audience).toHaveLength(1);
    expect(refusalOf(() => set({ audience: ["department:4"] }, an))).toBe("reminders.notYourUnit");
    expect(refusalOf(() => set({ audience: ["everyone"] }, an))).toBe("reminders.notYourUnit");
    expect(set({ audience: ["everyone"] }, hanh).audience).toHaveLength(1);
    expect(refusalOf(() => set({ audience: ["department:8"] }, hanh))).toBe("reminders.nobody");
    const many = Array.from({ length: 21 }, (_, index) => `person:${String(index + 1)}`);
    expect(refusalOf(() => set({ audience: many }, binh))).toBe("reminders.tooManyPeople");
  });

  it("for others tells those who are named, and says when", () => {
    set({ audience: ["person:2", "person:1"] });
    expect(house.told).toEqual([
      expect.objectContaining({
        kind: "reminders.given",
        to: [binh],
        from: an,
        body: "Gửi công văn cho Sở – Thứ Tư 25/11/2026 lúc 10:00",
      }),
    ]);
    house.reminders.mute(house.as(dung), an);
    set({ audience: ["person:4"] });
    expect(house.told).toHaveLength(1);
  });

  it("keeps what it hangs on", () => {
    const subject = { type: "poll", id: "17", title: "Đồng phục mùa hè màu gì?", path: "/polls/17" };
    expect(see(set({ subject })).subject).toEqual(subject);
  });
});

describe("lists", () => {
  it("hold what waits and comes today, what comes later, what returns, what is for others and what is done", () => {
    const now = set({ title: "Sáng nay" });
    set({ title: "Chiều nay", when: once("2026-11-25", "15:00") });
    set({ title: "Mai", when: once("2026-11-26", "08:00") });
    set({ title: "Thứ sáu", when: weekly });
    set({ title: "Cho Bình", audience: ["person:2"], when: once("2026-11-25", "14:00") });
    tick(TEN);
    expect(titles("today")).toEqual(["Sáng nay", "Chiều nay"]);
    expect(titles("upcoming")).toEqual(["Mai", "Thứ sáu"]);
    expect(titles("repeating")).toEqual(["Thứ sáu"]);
    expect(titles("given")).toEqual(["Cho Bình"]);
    expect(titles("today", binh)).toEqual(["Cho Bình"]);
    expect(house.reminders.waiting(house.as(an))).toEqual({ waiting: 1 });
    house.reminders.finish(house.as(an), shareOf(now));
    expect(titles("today")).toEqual(["Chiều nay"]);
    expect(titles("done")).toEqual(["Sáng nay"]);
    expect(house.reminders.waiting(house.as(an))).toEqual({ waiting: 0 });
  });

  it("show a reminder once, however many of a person's keys it is for", () => {
    set({ audience: ["department:3", "person:2"] });
    expect(list("today", binh)).toHaveLength(1);
  });

  it("come in pages without a gap or a repetition", () => {
    for (let index = 0; index < 7; index += 1) set({ title: `Việc ${String(index)}` });
    tick(TEN);
    for (let index = 7; index < 12; index += 1)
      set({ title: `Việc ${String(index)}`, when: once("2026-11-25", "15:00") });
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = house.reminders.list(house.as(an), {
        list: "today",
        limit: 5,
        ...(after !== undefined && { after }),
      });
      seen.push(...page.items.map(({ title }) => title));
      after = page.next;
    } while (after !== undefined);
    expect(seen).toEqual(Array.from({ length: 12 }, (_, index) => `Việc ${String(index)}`));
  });

  it("and searches show nothing of others' reminders", async () => {
    const reminder = set({ audience: ["person:2"] });
    expect(refusalOf(() => see(reminder, chi))).toBe("kernel.notFound");
    expect(refusalOf(() => see(reminder, hanh))).toBe("kernel.notFound");
    const hits = async (who: number) =>
      (await house.search.search(house.as(who), { q: "gui cong van" })).groups.flatMap((group) => group.hits);
    expect(await hits(binh)).toHaveLength(1);
    expect(await hits(chi)).toEqual([]);
    expect(await hits(hanh)).toEqual([]);
  });
});

describe("a share", () => {
  it("is done, and open again, by its person alone; the author sees who has done it", () => {
    const reminder = set({ audience: ["department:3"] });
    tick(TEN);
    const copy = shareOf(reminder, binh);
    expect(refusalOf(() => house.reminders.finish(house.as(chi), copy))).toBe("kernel.notFound");
    house.reminders.finish(house.as(binh), copy);
    expect(see(reminder)).toMatchObject({ told: 3, done: 1 });
    const { items } = house.reminders.people(house.as(an), reminder.id, {});
    expect(items.map(({ person, state, doneAt }) => [person.id, state, doneAt])).toEqual([
      [an, "open", null],
      [binh, "done", TEN],
      [chi, "open", null],
    ]);
    expect(refusalOf(() => house.reminders.people(house.as(chi), reminder.id, {}))).toBe("kernel.forbidden");
    house.reminders.reopen(house.as(binh), copy);
    expect(see(reminder)).toMatchObject({ done: 0 });
    expect(see(reminder, binh).copy).toMatchObject({ state: "open", doneAt: null });
  });

  it("sleeps until a time that is still to come, and can be woken by hand", () => {
    const reminder = set();
    tick(TEN);
    const copy = shareOf(reminder);
    for (const untilAt of [TEN, TEN - 1, TEN + 400 * DAY]) {
      expect(refusalOf(() => house.reminders.snooze(house.as(an), copy, untilAt))).toBe("reminders.snoozeTime");
    }
    house.reminders.snooze(house.as(an), copy, TEN + HOUR);
    expect(list("today")[0]).toMatchObject({ at: TEN + HOUR, copy: { snoozedUntilAt: TEN + HOUR } });
    expect(house.reminders.waiting(house.as(an))).toEqual({ waiting: 0 });
    house.reminders.reopen(house.as(an), copy);
    expect(list("today")[0]).toMatchObject({ at: TEN, copy: { snoozedUntilAt: null } });
  });

  it("is passed on once, to somebody who is there and takes it", () => {
    const reminder = set({ audience: ["person:2", "person:3"] });
    tick(TEN);
    const copy = shareOf(reminder, binh);
    const pass = (to: number) => house.reminders.pass(house.as(binh), copy, to);
    expect(refusalOf(() => pass(chi))).toBe("reminders.cannotPass");
    expect(refusalOf(() => pass(99))).toBe("reminders.cannotPass");
    house.reminders.mute(house.as(hanh), binh);
    expect(refusalOf(() => pass(hanh))).toBe("reminders.refusesYou");
    pass(dung);
    expect(house.told.at(-1)).toMatchObject({ kind: "reminders.given", to: [dung], from: binh });
    expect(titles("today", dung)).toEqual(["Gửi công văn cho Sở"]);
    expect(titles("today", binh)).toEqual([]);
    expect(refusalOf(() => pass(hanh))).toBe("reminders.notOpen");
    house.reminders.finish(house.as(dung), shareOf(reminder, dung));
    expect(see(reminder)).toMatchObject({ told: 2, done: 1 });
  });
});

describe("done before its time", () => {
  it("is over, and comes back when that is taken back", () => {
    const reminder = set();
    const { copyId } = house.reminders.finishEarly(house.as(an), reminder.id);
    expect(titles("done")).toEqual(["Gửi công văn cho Sở"]);
    expect(titles("today")).toEqual([]);
    house.reminders.reopen(house.as(an), copyId);
    expect(titles("done")).toEqual([]);
    expect(see(reminder).nextAt).toBe(TEN);
    tick(TEN);
    expect(house.told).toHaveLength(1);
  });

  it("skips one time of what returns, and is not for what is for others", () => {
    const reminder = set({ when: weekly });
    house.reminders.finishEarly(house.as(an), reminder.id);
    expect(see(reminder).nextAt).toBe(Date.UTC(2026, 11, 4, 9));
    const shared = set({ audience: ["person:1", "person:2"] });
    expect(refusalOf(() => house.reminders.finishEarly(house.as(binh), shared.id))).toBe("kernel.forbidden");
  });
});

describe("changing", () => {
  it("is its author's, and moves it for everybody", () => {
    const reminder = set({ audience: ["person:2"] });
    const input = reminderInput({ title: "Mới", when: once("2026-11-26", "09:00"), audience: ["person:3"] });
    expect(refusalOf(() => house.reminders.edit(house.as(binh), reminder.id, input))).toBe("kernel.forbidden");
    expect(house.reminders.edit(house.as(an), reminder.id, input)).toMatchObject({ title: "Mới" });
    expect(titles("today", binh)).toEqual([]);
    expect(titles("upcoming", chi)).toEqual(["Mới"]);
  });

  it("a title of what has come is no new time", () => {
    const reminder = set();
    tick(TEN + HOUR);
    const edited = house.reminders.edit(house.as(an), reminder.id, reminderInput({ title: "Đã đổi" }));
    expect(edited).toMatchObject({ title: "Đã đổi", nextAt: null });
    expect(
      refusalOf(() =>
        house.reminders.edit(house.as(an), reminder.id, reminderInput({ when: once("2026-11-25", "09:00") })),
      ),
    ).toBe("reminders.past");
  });
});

describe("taking out", () => {
  it("is for everybody, can be taken back, and what was missed meanwhile comes late", () => {
    const reminder = set({ audience: ["person:1", "person:2"] });
    expect(refusalOf(() => house.reminders.remove(house.as(binh), reminder.id))).toBe("kernel.forbidden");
    house.reminders.remove(house.as(an), reminder.id);
    expect(house.withdrawn).toEqual([{ type: "reminder", id: reminder.id }]);
    expect(refusalOf(() => see(reminder, binh))).toBe("kernel.notFound");
    expect(titles("today")).toEqual([]);
    tick(TEN + HOUR);
    const dues = () => house.told.filter(({ kind }) => kind.startsWith("reminders.due"));
    expect(dues()).toEqual([]);
    expect(refusalOf(() => house.reminders.restore(house.as(binh), reminder.id))).toBe("kernel.notFound");
    house.reminders.restore(house.as(an), reminder.id);
    house.reminders.keepTime();
    expect(dues().map(({ title }) => title.vi)).toEqual(["Nhắc việc (trễ 1 giờ)", "Nhắc việc (trễ 1 giờ)"]);
  });
});

describe("reading a line", () => {
  it("says what it means and the first times, and saves nothing", () => {
    const reading = house.reminders.interpret(house.as(an), "nhắc tôi 8h sáng thứ hai tuần sau họp giao ban", null);
    expect(reading).toMatchObject({ title: "họp giao ban", doubt: null, problem: null });
    expect(reading.meanings).toHaveLength(1);
    expect(reading.meanings[0]).toMatchObject({
      words: { vi: "Thứ Hai 30/11/2026 lúc 08:00", en: "Monday 30/11/2026 at 08:00" },
      next: [Date.UTC(2026, 10, 30, 1)],
    });
    expect(list("upcoming")).toEqual([]);
  });

  it("counts the office's working days", () => {
    house.holidays.add("2026-11-30");
    const reading = house.reminders.interpret(house.as(an), "ngày làm việc cuối tháng chốt công", null);
    expect(reading.meanings[0]?.words.vi).toBe("Thứ Sáu 27/11/2026 lúc 08:00");
  });
});
