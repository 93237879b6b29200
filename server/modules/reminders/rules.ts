import { isDay } from "../../kernel/text/index.ts";
import type { ReminderInput, When } from "./contract.ts";
import { reminderErrors } from "./errors.ts";
import { nextAfter, type Reckoning } from "./when/next.ts";
import { parseRrule } from "./when/rrule.ts";

/** What the schema cannot say of a time: its days exist, its rule can be kept. */
export function checkWhen(when: When, dueAt: number | null): void {
  switch (when.kind) {
    case "once":
      if (!isDay(when.on)) throw reminderErrors.never({}, "/body/when");
      return;
    case "before":
      if (dueAt === null) throw reminderErrors.needsDue({}, "/body/dueAt");
      return;
    case "repeat":
      if (when.rule.calendar === "solar" && parseRrule(when.rule.rrule) === undefined) {
        throw reminderErrors.badRule({}, "/body/when");
      }
      if (!isDay(when.fromOn) || (when.untilOn !== null && !isDay(when.untilOn))) {
        throw reminderErrors.never({}, "/body/when");
      }
  }
}

/** The input as it is stored, and the first time at which it is due; refuses what has passed or never comes. */
export function checkReminder(
  input: ReminderInput,
  now: number,
  reckoning: Reckoning,
): { clean: ReminderInput; nextAt: number } {
  const dueAt = input.when.kind === "before" ? input.dueAt : null;
  checkWhen(input.when, dueAt);
  const nextAt = nextAfter(input.when, now, dueAt, reckoning);
  if (nextAt === undefined) {
    throw input.when.kind === "repeat" ? reminderErrors.never({}, "/body/when") : reminderErrors.past({}, "/body/when");
  }
  const clean = {
    ...input,
    dueAt,
    title: input.title.normalize("NFC").trim(),
    note: input.note.normalize("NFC").trim(),
    subject: input.subject && { ...input.subject, title: input.subject.title.normalize("NFC").trim() },
  };
  return { clean, nextAt };
}
