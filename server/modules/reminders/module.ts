import { may, systemActor, type PersonActor } from "../../kernel/access/actor.ts";
import { consume } from "../../kernel/events/types.ts";
import { defineModule } from "../../kernel/module.ts";
import { worktimeChanged } from "../worktime/contract.ts";
import { createAlarm, type Alarm } from "./alarm.ts";
import { reminderQuestions } from "./by-sms.ts";
import { reminderPermissions } from "./contract.ts";
import { createFiring } from "./firing.ts";
import initial from "./migrations/0001-initial.sql" with { type: "text" };
import type { ReminderNeeds } from "./needs.ts";
import { noticeKinds, SUBJECT } from "./notices.ts";
import { createReckoner } from "./reckoning.ts";
import { reminderRoutes } from "./routes.ts";
import { reminderSearch } from "./search.ts";
import { createReminderBook, type ReminderBook } from "./service.ts";
import { createReminderShares, type ReminderShares } from "./shares.ts";
import { findReminder, nextMoment, sweepRemoved } from "./store.ts";

/** The front door: a module of a higher tier sets reminders in the name of a person with `create`. */
export interface RemindersService extends ReminderBook, ReminderShares {
  /** Tells everybody of whatever is due now. */
  keepTime(): void;
}

/** What was taken out can be put back for so long. */
const KEPT = 30 * 86_400_000;

/** Reminders (nhắc việc): for oneself, for others and for units, by date, working day, deadline, repetition and lunar day. */
export const remindersModule = defineModule<ReminderNeeds, RemindersService>({
  name: "reminders",
  tier: "platform",
  permissions: reminderPermissions,
  migrations: [{ id: "0001-initial", sql: initial }],
  build(kernel, { directory, notifications, worktime, search, sms }) {
    const reckoner = createReckoner(kernel, directory, worktime);
    const firing = createFiring(kernel, { directory, notifications, reckoner });
    let alarm: Alarm | undefined;
    const parts = { directory, notifications, reckoner, firing, setAlarm: () => alarm?.set() };
    const book = createReminderBook(kernel, parts);
    const shares = createReminderShares(kernel, parts);
    for (const kind of noticeKinds) notifications.registerKind(kind);
    search.register(reminderSearch(kernel));
    for (const question of reminderQuestions(kernel, shares)) sms.registerQuestion(question);
    notifications.registerSubject({
      type: SUBJECT,
      maySee: (actor: PersonActor, id: string) =>
        may(actor, "reminders.use") &&
        /^\d{1,15}$/.test(id) &&
        findReminder(kernel.db, actor, Number(id)) !== undefined,
    });
    const { keepTime } = firing;
    return {
      service: { ...book, ...shares, keepTime },
      routes: reminderRoutes(book, shares),
      consumers: [
        consume("reminders.follow-calendar", worktimeChanged, (work) => {
          firing.recalendar(work);
          work.afterCommit(parts.setAlarm);
        }),
      ],
      jobs: [
        // The alarm rings to the second; what it misses, asleep or in a jump of the clock, comes with the next minute.
        { name: "reminders.keep-time", schedule: "* * * * *", run: keepTime },
        {
          name: "reminders.sweep",
          schedule: "41 3 * * *",
          run: ({ clock }) => {
            kernel.write(systemActor("reminders.sweep"), (work) => sweepRemoved(work.db, clock.now() - KEPT));
          },
        },
      ],
      start() {
        alarm = createAlarm(kernel.clock, () => nextMoment(kernel.db), keepTime);
        alarm.set();
      },
      stop() {
        alarm?.stop();
      },
    };
  },
});

export type { ReminderNeeds };
