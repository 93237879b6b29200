import { afterEach, beforeEach, expect, it } from "vitest";
import {
  MINUTE,
  openRemindersHouse,
  PEOPLE,
  refusalOf,
  reminderInput,
  WEDNESDAY,
  type RemindersHouse,
} from "./testing.ts";

const { an, binh } = PEOPLE;
const TEN = WEDNESDAY + 105 * MINUTE;

let house: RemindersHouse;
beforeEach(async () => {
  house = await openRemindersHouse();
});
afterEach(async () => {
  await house.dispose();
});

it("is done, or comes again in half an hour, by an answer of its own person", () => {
  const { id } = house.reminders.create(house.as(an), reminderInput());
  const [own] = house.questions;
  const path = `/reminders/${String(id)}`;
  expect(own?.notice).toBe("reminders.due");
  expect(own?.ask(house.as(an), path)).toBeUndefined();
  house.clock.set(TEN);
  house.reminders.keepTime();
  const question = own?.ask(house.as(an), path);
  expect(question?.choices).toEqual(["Xong", "Hoãn 30 phút"]);
  expect(own?.ask(house.as(binh), path)).toBeUndefined();
  const copy = question?.subjectId ?? 0;
  expect(refusalOf(() => own?.answer(house.as(binh), copy, 0))).toBe("kernel.notFound");
  own?.answer(house.as(an), copy, 1);
  expect(house.reminders.read(house.as(an), id).copy?.snoozedUntilAt).toBe(TEN + 30 * MINUTE);
  own?.answer(house.as(an), copy, 0);
  expect(house.reminders.read(house.as(an), id).copy?.state).toBe("done");
  expect(own?.ask(house.as(an), path)).toBeUndefined();
});
