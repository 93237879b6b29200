import { Type } from "typebox";
import {
  AudienceSchema,
  Day,
  defineEvent,
  definePermissions,
  defineRoute,
  Done,
  Exactly,
  Id,
  Instant,
  Line,
  Nullable,
  OneOf,
  Page,
  pageQuery,
  Prose,
  type Static,
} from "../../kernel/contract/index.ts";

export const reminderPermissions = definePermissions({
  "reminders.use": {
    vi: "Đặt nhắc việc cho mình và cho từng người",
    en: "Set reminders for oneself and for single persons",
    grantedTo: ["administrator", "clerk", "leader", "head", "staff", "one-stop"],
  },
  "reminders.unit": {
    vi: "Đặt nhắc việc cho cả đơn vị mình phụ trách",
    en: "Set reminders for the departments that one heads",
    grantedTo: ["administrator", "leader", "head"],
  },
  "reminders.everyone": {
    vi: "Đặt nhắc việc cho mọi đơn vị, nhóm và toàn cơ quan",
    en: "Set reminders for any department, group or the whole agency",
    grantedTo: ["administrator", "leader"],
  },
});

export const BEFORE_UNITS = ["minutes", "hours", "days", "working-days"] as const;
export type BeforeUnit = (typeof BEFORE_UNITS)[number];
/** What becomes of an occurrence that falls on a day without work: it stays, or moves to the working day before or after. */
export const FREE_DAY_RULES = ["keep", "before", "after"] as const;
export type FreeDayRule = (typeof FREE_DAY_RULES)[number];

/** `HH:mm`, 24 hours, in the agency's zone. */
export const TimeOfDay = Type.String({ pattern: "^([01]\\d|2[0-3]):[0-5]\\d$" });

export const MAX_RRULE_LENGTH = 200;

/** On which days something returns. */
export const RuleSchema = Type.Union([
  /** A recurrence rule of RFC 5545 §3.3.10, in days: FREQ of DAILY to YEARLY, INTERVAL, BYDAY, BYMONTHDAY, BYMONTH. */
  Exactly({
    calendar: Type.Literal("solar"),
    rrule: Type.String({ minLength: 6, maxLength: MAX_RRULE_LENGTH, pattern: "^[A-Z0-9=;,+-]+$" }),
  }),
  /** A day of each lunar month, or of one month of each lunar year; the 30th of a month of 29 days is its last. `month` is 0 where each month is meant. */
  Exactly({
    calendar: Type.Literal("lunar"),
    day: Type.Integer({ minimum: 1, maximum: 30 }),
    month: Type.Integer({ minimum: 0, maximum: 12 }),
  }),
  /** The nth working day of each month, from its end where negative; 0: every working day. */
  Exactly({ calendar: Type.Literal("working"), nth: Type.Integer({ minimum: -20, maximum: 20 }) }),
]);
export type Rule = Static<typeof RuleSchema>;

/** When a reminder is due. */
export const WhenSchema = Type.Union([
  Exactly({ kind: Type.Literal("once"), on: Day, time: TimeOfDay }),
  /** So long before the reminder's `dueAt`. Minutes and hours to the minute, without `time`; days at that time of the day. */
  Exactly({
    kind: Type.Literal("before"),
    amount: Type.Integer({ minimum: 0, maximum: 999 }),
    unit: OneOf(BEFORE_UNITS),
    time: Nullable(TimeOfDay),
  }),
  Exactly({
    kind: Type.Literal("repeat"),
    rule: RuleSchema,
    time: TimeOfDay,
    /** The first day that counts; intervals are reckoned from it. */
    fromOn: Day,
    untilOn: Nullable(Day),
    free: OneOf(FREE_DAY_RULES),
  }),
]);
export type When = Static<typeof WhenSchema>;
export type Repeat = Extract<When, { kind: "repeat" }>;

/** A text of the program in both languages. */
const Both = Type.Object({ vi: Type.String(), en: Type.String() });
export type Both = Static<typeof Both>;

const Face = Type.Object({ id: Id, name: Type.String(), photoHash: Nullable(Type.String()) });
export type Face = Static<typeof Face>;

/** What a reminder hangs on, as who set it saw it: a message, a document, a poll. Its own module decides who may open the address. */
export const SubjectSchema = Exactly({
  type: Type.String({ pattern: "^[a-z][a-z-]{0,39}$" }),
  id: Type.String({ pattern: "^[A-Za-z0-9_.:-]{1,80}$" }),
  title: Line(300),
  /** An address in the office, beginning with one `/`. */
  path: Type.String({ maxLength: 300, pattern: "^/(?!/)[^\\s\\\\]*$" }),
});
export type ReminderSubject = Static<typeof SubjectSchema>;

export const MAX_TITLE_LENGTH = 300;
/** Reminders of one author that are still to come. */
export const MAX_ACTIVE = 1_000;

export const ReminderInput = Exactly({
  title: Line(MAX_TITLE_LENGTH),
  note: Prose(2_000),
  when: WhenSchema,
  /** What `before` counts back from; null for every other kind. */
  dueAt: Nullable(Instant),
  /** Oneself, others, or units. */
  audience: AudienceSchema,
  subject: Nullable(SubjectSchema),
});
export type ReminderInput = Static<typeof ReminderInput>;

/** Today: what waits and what comes until midnight. Upcoming: after that. Given: what one has set for others. */
export const REMINDER_LISTS = ["today", "upcoming", "repeating", "given", "done"] as const;
export type ReminderList = (typeof REMINDER_LISTS)[number];

export const COPY_STATES = ["open", "done", "passed", "muted"] as const;
export type CopyState = (typeof COPY_STATES)[number];

/** One time at which it was due, as it concerns this person. */
const Copy = Type.Object({
  id: Id,
  state: OneOf(COPY_STATES),
  dueAt: Instant,
  firedAt: Instant,
  /** By how many minutes it came too late, because the machine was off; 0: in time. */
  lateMinutes: Type.Integer({ minimum: 0 }),
  snoozedUntilAt: Nullable(Instant),
  doneAt: Nullable(Instant),
});

/** What this person may do; the screen reads only this. */
const Abilities = Type.Object({
  edit: Type.Boolean(),
  remove: Type.Boolean(),
  /** Mark it done: what waits, or one's own before its time. */
  finish: Type.Boolean(),
  snooze: Type.Boolean(),
  reassign: Type.Boolean(),
  /** Take no more reminders from who set it. */
  mute: Type.Boolean(),
});
export type ReminderAbilities = Static<typeof Abilities>;

const summary = {
  id: Id,
  /** Unique in every list: one reminder may wait more than once. */
  key: Type.String(),
  title: Type.String(),
  author: Face,
  isMine: Type.Boolean(),
  when: WhenSchema,
  words: Both,
  dueAt: Nullable(Instant),
  /** When it is due next; null: never again. */
  nextAt: Nullable(Instant),
  /** Where it stands in its list. */
  at: Instant,
  copy: Nullable(Copy),
  subject: Nullable(SubjectSchema),
  /** Of the last time that it was due: how many were told, and have done it. */
  told: Type.Integer(),
  done: Type.Integer(),
  can: Abilities,
};

export const ReminderItem = Type.Object(summary);
export type ReminderItem = Static<typeof ReminderItem>;

export const ReminderDetail = Type.Object({
  ...summary,
  note: Type.String(),
  audience: Type.Array(
    Type.Object({
      key: Type.String(),
      name: Type.String(),
      detail: Type.String(),
      photoHash: Nullable(Type.String()),
    }),
  ),
});
export type ReminderDetail = Static<typeof ReminderDetail>;

/** How one of those who were told has taken it. */
export const ReminderPerson = Type.Object({
  person: Face,
  state: OneOf(COPY_STATES),
  snoozedUntilAt: Nullable(Instant),
  doneAt: Nullable(Instant),
});
export type ReminderPerson = Static<typeof ReminderPerson>;

/** One way to understand what was typed. */
export const ReadMeaning = Type.Object({
  when: WhenSchema,
  dueAt: Nullable(Instant),
  words: Both,
  /** The first times at which it is due, at most three. */
  next: Type.Array(Instant),
});
export type ReadMeaning = Static<typeof ReadMeaning>;

export const DOUBTS = ["hour", "week", "calendar", "day", "weekend", "month-end"] as const;
export const PROBLEMS = ["no-time", "past", "no-such-day", "needs-due", "never"] as const;

/** A line as it was understood: one meaning is clear, several are for the person to choose from, none says why. */
export const ReminderReading = Type.Object({
  title: Type.String(),
  meanings: Type.Array(ReadMeaning),
  doubt: Nullable(OneOf(DOUBTS)),
  problem: Nullable(OneOf(PROBLEMS)),
});
export type ReminderReading = Static<typeof ReminderReading>;

const one = Exactly({ id: Id });

export const listReminders = defineRoute({
  method: "GET",
  path: "/api/reminders",
  permission: "reminders.use",
  summary: "One's reminders, what comes first at the top; given and done: the newest first",
  query: Exactly({ ...pageQuery, list: Type.Optional(OneOf(REMINDER_LISTS)) }),
  reply: Page(ReminderItem),
});

export const countReminders = defineRoute({
  method: "GET",
  path: "/api/reminders/waiting",
  permission: "reminders.use",
  summary: "How many reminders have come and are not done",
  reply: Type.Object({ waiting: Type.Integer() }),
});

export const readReminderText = defineRoute({
  method: "POST",
  path: "/api/reminders/readings",
  permission: "reminders.use",
  summary: "Understand a line of Vietnamese, with or without tone marks; nothing is saved",
  body: Exactly({ text: Type.String({ maxLength: 500 }), dueAt: Nullable(Instant) }),
  reply: ReminderReading,
});

export const previewReminder = defineRoute({
  method: "POST",
  path: "/api/reminders/previews",
  permission: "reminders.use",
  summary: "The words and the first times of what a dialog holds; nothing is saved",
  body: Exactly({ when: WhenSchema, dueAt: Nullable(Instant) }),
  reply: ReadMeaning,
});

export const createReminder = defineRoute({
  method: "POST",
  path: "/api/reminders",
  permission: "reminders.use",
  summary: "Set a reminder for oneself, for others or for units",
  body: ReminderInput,
  reply: ReminderDetail,
});

export const readReminder = defineRoute({
  method: "GET",
  path: "/api/reminders/:id",
  permission: "reminders.use",
  summary: "One reminder",
  params: one,
  reply: ReminderDetail,
});

export const editReminder = defineRoute({
  method: "PUT",
  path: "/api/reminders/:id",
  permission: "reminders.use",
  summary: "Change a reminder of one's own",
  params: one,
  body: ReminderInput,
  reply: ReminderDetail,
});

export const removeReminder = defineRoute({
  method: "DELETE",
  path: "/api/reminders/:id",
  permission: "reminders.use",
  summary: "Take a reminder of one's own out; it can be put back for 30 days",
  params: one,
  reply: Done,
});

export const restoreReminder = defineRoute({
  method: "POST",
  path: "/api/reminders/:id/restored",
  permission: "reminders.use",
  summary: "Put a reminder back that was taken out",
  params: one,
  reply: Done,
});

export const finishReminder = defineRoute({
  method: "POST",
  path: "/api/reminders/:id/finished",
  permission: "reminders.use",
  summary: "One's own reminder is done before its time: what returns comes again the next time",
  params: one,
  reply: Type.Object({ copyId: Id }),
});

export const listReminderPeople = defineRoute({
  method: "GET",
  path: "/api/reminders/:id/people",
  permission: "reminders.use",
  summary: "For who set it: who was told the last time and has done it, in name order",
  params: one,
  query: Exactly(pageQuery),
  reply: Page(ReminderPerson),
});

export const finishCopy = defineRoute({
  method: "POST",
  path: "/api/reminders/copies/:id/done",
  permission: "reminders.use",
  summary: "I have done it",
  params: one,
  reply: Done,
});

export const reopenCopy = defineRoute({
  method: "POST",
  path: "/api/reminders/copies/:id/open",
  permission: "reminders.use",
  summary: "I have not done it after all",
  params: one,
  reply: Done,
});

export const snoozeCopy = defineRoute({
  method: "POST",
  path: "/api/reminders/copies/:id/snoozed",
  permission: "reminders.use",
  summary: "Remind me again later",
  params: one,
  body: Exactly({ untilAt: Instant }),
  reply: Done,
});

export const reassignCopy = defineRoute({
  method: "POST",
  path: "/api/reminders/copies/:id/passed",
  permission: "reminders.use",
  summary: "Pass what I was reminded of on to somebody else, who is told at once",
  params: one,
  body: Exactly({ personId: Id }),
  reply: Done,
});

export const listMutes = defineRoute({
  method: "GET",
  path: "/api/reminders/mutes",
  permission: "reminders.use",
  summary: "From whom I take no reminders",
  reply: Type.Object({ items: Type.Array(Face) }),
});

export const mutePerson = defineRoute({
  method: "PUT",
  path: "/api/reminders/mutes/:id",
  permission: "reminders.use",
  summary: "Take no more reminders that this person sets for me alone; those for a whole unit still come",
  params: one,
  reply: Done,
});

export const unmutePerson = defineRoute({
  method: "DELETE",
  path: "/api/reminders/mutes/:id",
  permission: "reminders.use",
  summary: "Take reminders from this person again",
  params: one,
  reply: Done,
});

/** It was due, and its people have been told in the same transaction. */
export const reminderFired = defineEvent(
  "reminder.fired",
  1,
  Type.Object({ reminderId: Id, occurrenceId: Id, dueAt: Instant }),
);

/** Pushed to who set it and to everybody whom it is for: their lists have changed. */
export const REMINDERS_CHANGED = "reminders.changed";
