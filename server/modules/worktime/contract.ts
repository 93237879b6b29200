import { Type } from "typebox";
import {
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
  SIGNED_IN,
  type Static,
} from "../../kernel/contract/index.ts";

/** What a day is: of a working week, its free days, or one that differs from its weekday. */
export const DAY_KINDS = ["work", "weekend", "holiday", "substitute", "makeup"] as const;
/** What the table of days says: nghỉ lễ, nghỉ bù, làm bù. */
export const EXCEPTION_KINDS = ["holiday", "substitute", "makeup"] as const;
export const DUE_UNITS = ["hour", "day"] as const;

export type DayKind = (typeof DAY_KINDS)[number];
export type ExceptionKind = (typeof EXCEPTION_KINDS)[number];
export type DueUnit = (typeof DUE_UNITS)[number];

/** The most days that one question may span. */
export const LONGEST_SPAN = 400;
const DAY_MINUTES = 24 * 60;

export const worktimePermissions = definePermissions({
  "worktime.manage": {
    vi: "Đặt giờ làm việc, ngày nghỉ và ngày làm bù",
    en: "Set working hours, holidays and make-up days",
    grantedTo: ["administrator", "clerk"],
  },
});

const Minute = Type.Integer({ minimum: 0, maximum: DAY_MINUTES });
/** From when to when people are at work, in minutes of the day. */
export const Session = Exactly({ from: Minute, to: Minute });
export type Session = Static<typeof Session>;

export const Lunar = Type.Object({
  year: Type.Integer(),
  month: Type.Integer(),
  day: Type.Integer(),
  leap: Type.Boolean(),
});

/** One day as a calendar shows it. */
export const WorkDay = Type.Object({
  on: Day,
  kind: OneOf(DAY_KINDS),
  /** Of the holiday or the make-up day; empty on others. */
  name: Type.String(),
  lunar: Lunar,
  sessions: Type.Array(Session),
});
export type WorkDay = Static<typeof WorkDay>;

const departmentQuery = { departmentId: Type.Optional(Id) };

export const listDays = defineRoute({
  method: "GET",
  path: "/api/worktime/days",
  permission: SIGNED_IN,
  summary: "Days of the working calendar with lunar dates, at most 400",
  query: Exactly({ fromOn: Day, toOn: Day, ...departmentQuery }),
  reply: Type.Object({ items: Type.Array(WorkDay), can: Type.Object({ manage: Type.Boolean() }) }),
});

/** A day that is not what its weekday says. */
export const DayException = Type.Object({
  on: Day,
  departmentId: Nullable(Id),
  departmentName: Nullable(Type.String()),
  kind: OneOf(EXCEPTION_KINDS),
  name: Type.String(),
  source: OneOf(["law", "agency"]),
});
export type DayException = Static<typeof DayException>;

const Year = Type.Integer({ minimum: 1990, maximum: 2199 });

export const listExceptions = defineRoute({
  method: "GET",
  path: "/api/worktime/exceptions",
  permission: SIGNED_IN,
  summary: "Holidays, substitutes and make-up days of a year",
  query: Exactly({ year: Year }),
  reply: Type.Object({ items: Type.Array(DayException) }),
});

export const ExceptionInput = Exactly({
  on: Day,
  departmentId: Nullable(Id),
  kind: OneOf(EXCEPTION_KINDS),
  name: Line(120),
});
export type ExceptionInput = Static<typeof ExceptionInput>;

export const setException = defineRoute({
  method: "PUT",
  path: "/api/worktime/exceptions",
  permission: "worktime.manage",
  summary: "Make a day a holiday, a substitute or a make-up day",
  body: ExceptionInput,
  reply: DayException,
});

export const clearException = defineRoute({
  method: "DELETE",
  path: "/api/worktime/exceptions/:on",
  permission: "worktime.manage",
  summary: "Make a day what its weekday says",
  params: Exactly({ on: Day }),
  query: Exactly(departmentQuery),
  reply: Done,
});

export const refillYear = defineRoute({
  method: "POST",
  path: "/api/worktime/years/:year/refill",
  permission: "worktime.manage",
  summary: "Put the computed holidays of a year back; what the agency wrote itself stays",
  params: Exactly({ year: Year }),
  reply: Type.Object({ filled: Type.Integer() }),
});

/** `MM-DD`. */
const MonthDay = Type.String({ pattern: "^(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$" });

const hoursFields = {
  departmentId: Nullable(Id),
  validFromOn: Day,
  validToOn: Nullable(Day),
  seasonFrom: Nullable(MonthDay),
  seasonTo: Nullable(MonthDay),
  /** ISO weekdays, Monday is 1. */
  weekdays: Type.Array(Type.Integer({ minimum: 1, maximum: 7 }), { minItems: 1, maxItems: 7, uniqueItems: true }),
  sessions: Type.Array(Session, { minItems: 1, maxItems: 4 }),
};
export const HoursInput = Exactly(hoursFields);
export type HoursInput = Static<typeof HoursInput>;

/** Working hours of the agency or of a department, in a season or the whole year. */
export const Hours = Type.Object({ id: Id, departmentName: Nullable(Type.String()), ...hoursFields });
export type Hours = Static<typeof Hours>;

const idParams = Exactly({ id: Id });

export const listHours = defineRoute({
  method: "GET",
  path: "/api/worktime/hours",
  permission: SIGNED_IN,
  summary: "Working hours, the agency's first",
  reply: Type.Object({ items: Type.Array(Hours), can: Type.Object({ manage: Type.Boolean() }) }),
});

export const addHours = defineRoute({
  method: "POST",
  path: "/api/worktime/hours",
  permission: "worktime.manage",
  summary: "Add working hours",
  body: HoursInput,
  reply: Hours,
});

export const changeHours = defineRoute({
  method: "PUT",
  path: "/api/worktime/hours/:id",
  permission: "worktime.manage",
  summary: "Change working hours",
  params: idParams,
  body: HoursInput,
  reply: Hours,
});

export const removeHours = defineRoute({
  method: "DELETE",
  path: "/api/worktime/hours/:id",
  permission: "worktime.manage",
  summary: "Remove working hours; the agency keeps at least one row",
  params: idParams,
  reply: Done,
});

export const computeDue = defineRoute({
  method: "GET",
  path: "/api/worktime/due",
  permission: SIGNED_IN,
  summary: "When so many working hours or days from an instant are over",
  query: Exactly({
    at: Instant,
    amount: Type.Integer({ minimum: 0, maximum: 1000 }),
    unit: OneOf(DUE_UNITS),
    ...departmentQuery,
  }),
  reply: Type.Object({ dueAt: Instant }),
});

/** The calendar of somebody has changed: deadlines that were computed from it may be another. */
export const worktimeChanged = defineEvent("worktime.changed", 1, Type.Object({}));
/** The same for open windows. */
export const WORKTIME_CHANGED = "worktime.changed";
