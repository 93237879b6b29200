import { may, type PersonActor } from "../../kernel/access/actor.ts";
import type { Kernel } from "../../kernel/module.ts";
import type { ReminderQuestions } from "./needs.ts";
import type { ReminderShares } from "./shares.ts";
import { findReminder } from "./store.ts";

const HALF_AN_HOUR = 30 * 60_000;
/** So long an answer can come back. */
const OPEN_FOR = 3 * 86_400_000;
const CHOICES = ["Xong", "Hoãn 30 phút"];

type Question = Parameters<ReminderQuestions["registerQuestion"]>[0];

/** Who hears of a reminder by SMS can answer that it is done, or have it come again in half an hour. */
export function reminderQuestions(kernel: Pick<Kernel, "db" | "clock">, shares: ReminderShares): Question[] {
  function ask(person: PersonActor, path: string) {
    const id = Number(/^\/reminders\/(\d{1,15})$/.exec(path)?.[1]);
    const row = Number.isInteger(id) && may(person, "reminders.use") ? findReminder(kernel.db, person, id) : undefined;
    if (row?.state !== "open" || row.copyId === null) return undefined;
    return { subjectId: row.copyId, choices: CHOICES, closesAt: kernel.clock.now() + OPEN_FOR };
  }
  function answer(person: PersonActor, copyId: number, choice: number): void {
    if (choice === 0) shares.finish(person, copyId);
    else shares.snooze(person, copyId, kernel.clock.now() + HALF_AN_HOUR);
  }
  return ["reminders.due", "reminders.dueFromOthers"].map((notice) => ({ notice, ask, answer }));
}
