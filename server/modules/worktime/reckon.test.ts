import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, localTime } from "../../kernel/text/index.ts";
import { calendarOf, type ExceptionRow, type HoursRow } from "./calendar.ts";
import { holidaysOf } from "./holidays.ts";
import {
  addWorkingDays,
  addWorkingTime,
  dueAfterDays,
  isWorkingTime,
  NoWorkingTime,
  workingDaysBetween,
  workingTimeBetween,
  workingTimeFrom,
} from "./reckon.ts";

const ZONE = "Asia/Ho_Chi_Minh";
const DAY_SESSIONS = [
  { from: 7 * 60 + 30, to: 11 * 60 + 30 },
  { from: 13 * 60 + 30, to: 17 * 60 + 30 },
];
const ORDINARY: HoursRow = {
  id: 1,
  departmentId: null,
  validFromOn: "2000-01-01",
  validToOn: null,
  seasonFrom: null,
  seasonTo: null,
  weekdays: [1, 2, 3, 4, 5],
  sessions: DAY_SESSIONS,
};
const isWeekend = (day: number) => day > 5;
const tableOf = (rows: readonly ExceptionRow[]) => Map.groupBy(rows, ({ on }) => on);
const lawOf = (...years: readonly number[]) =>
  years.flatMap((year) => holidaysOf(year, isWeekend)).map((day) => ({ ...day, departmentId: 0 }));
const calendar = calendarOf([], [ORDINARY], tableOf(lawOf(2026, 2027)));
/** An instant by the clock of the office. */
const at = (text: string) => Date.parse(`${text.replace(" ", "T")}:00+07:00`);
const shown = (instant: number) => {
  const { day, hour, minute } = localTime(instant, ZONE);
  return `${day} ${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;
};

describe("holidays by law", () => {
  const onOf = (year: number, kind: "holiday" | "substitute") =>
    holidaysOf(year, isWeekend)
      .filter((day) => day.kind === kind)
      .map(({ on }) => on);

  it("are twelve a year with the new 24 November, eleven before 2026", () => {
    expect(onOf(2026, "holiday")).toHaveLength(12);
    expect(onOf(2025, "holiday")).toHaveLength(11);
    expect(onOf(2026, "holiday")).toContain("2026-11-24");
    expect(onOf(2025, "holiday")).not.toContain("2025-11-24");
  });

  it("give civil servants 16 to 20 February for Tết 2026", () => {
    expect(onOf(2026, "holiday").filter((on) => on.startsWith("2026-02"))).toEqual([
      "2026-02-16",
      "2026-02-17",
      "2026-02-18",
      "2026-02-19",
      "2026-02-20",
    ]);
  });

  it("move what falls on a weekend: Giỗ Tổ of 2026 is Sunday 26/4, off on Monday 27/4", () => {
    expect(onOf(2026, "substitute")).toEqual(["2026-04-27"]);
  });

  it("move several in their order: Tết 2027 falls on a Saturday and Sunday", () => {
    expect(onOf(2027, "substitute").filter((on) => on.startsWith("2027-02"))).toEqual(["2027-02-10", "2027-02-11"]);
    expect(onOf(2027, "substitute")).toContain("2027-05-03");
  });

  it("follow the lunar calendar of Việt Nam where China's differs", () => {
    expect(onOf(2030, "holiday")).toContain("2030-02-02");
    expect(onOf(2030, "holiday")).toContain("2030-02-01");
    expect(onOf(2007, "holiday").find((on) => on.startsWith("2007-02"))).toBe("2007-02-16");
  });

  it("put the day beside 2 September where the rest is longest", () => {
    expect(onOf(2026, "holiday")).toContain("2026-09-01");
    expect(onOf(2024, "holiday")).toContain("2024-09-03");
    expect(onOf(2025, "holiday")).toContain("2025-09-01");
  });

  it("lose no day: of every year each holiday on a working weekday or made up for", () => {
    for (let year = 2001; year < 2190; year += 1) {
      const days = holidaysOf(year, isWeekend);
      const off = new Set(days.map(({ on }) => on));
      expect(off.size).toBe(days.length);
      const working = days.filter(({ on }) => calendarOf([], [ORDINARY], new Map())(on).kind === "work");
      expect(working).toHaveLength(year >= 2026 ? 12 : 11);
    }
  });
});

describe("working days", () => {
  it("do not count the first day: one from Friday is Monday", () => {
    expect(addWorkingDays(calendar, "2026-11-20", 1)).toBe("2026-11-23");
    expect(addWorkingDays(calendar, "2026-11-21", 1)).toBe("2026-11-23");
    expect(addWorkingDays(calendar, "2026-11-23", -1)).toBe("2026-11-20");
    expect(addWorkingDays(calendar, "2026-11-21", 0)).toBe("2026-11-23");
  });

  it("pass over holidays and their substitutes", () => {
    expect(addWorkingDays(calendar, "2026-11-23", 1)).toBe("2026-11-25");
    expect(addWorkingDays(calendar, "2026-04-24", 1)).toBe("2026-04-28");
    expect(addWorkingDays(calendar, "2026-02-13", 1)).toBe("2026-02-23");
    expect(addWorkingDays(calendar, "2027-02-04", 1)).toBe("2027-02-12");
  });

  it("count a make-up Saturday, with the hours of an ordinary day", () => {
    const swapped = calendarOf(
      [],
      [ORDINARY],
      tableOf([
        { on: "2026-08-22", departmentId: 0, kind: "makeup", name: "Làm bù 31/8" },
        { on: "2026-08-31", departmentId: 0, kind: "holiday", name: "Hoán đổi" },
      ]),
    );
    expect(swapped("2026-08-22")).toEqual({ kind: "makeup", name: "Làm bù 31/8", sessions: DAY_SESSIONS });
    expect(addWorkingDays(swapped, "2026-08-21", 1)).toBe("2026-08-22");
    expect(workingDaysBetween(swapped, "2026-08-21", "2026-09-01")).toBe(7);
  });

  it("between two days are those that adding counts", () => {
    const days = fc.integer({ min: 0, max: 600 }).map((offset) => addDays("2026-02-01", offset));
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 60 }), (day, count) => {
        expect(workingDaysBetween(calendar, day, addWorkingDays(calendar, day, count))).toBe(count);
      }),
    );
  });
});

describe("working time", () => {
  it("stands still at noon, by night and over holidays", () => {
    expect(shown(addWorkingTime(calendar, at("2026-11-23 10:30"), 120, ZONE))).toBe("2026-11-23 14:30");
    expect(shown(addWorkingTime(calendar, at("2026-11-23 17:00"), 60, ZONE))).toBe("2026-11-25 08:00");
    expect(shown(addWorkingTime(calendar, at("2026-11-21 09:00"), 0, ZONE))).toBe("2026-11-23 07:30");
  });

  it("ends with a session, not at the beginning of the next", () => {
    expect(shown(addWorkingTime(calendar, at("2026-11-23 07:30"), 240, ZONE))).toBe("2026-11-23 11:30");
    expect(shown(addWorkingTime(calendar, at("2026-11-23 07:30"), 480, ZONE))).toBe("2026-11-23 17:30");
  });

  it("is measured as it is added", () => {
    const instants = fc
      .integer({ min: 0, max: 400 * 24 * 60 })
      .map((minute) => at("2026-01-01 00:00") + minute * 60_000);
    fc.assert(
      fc.property(instants, fc.integer({ min: 0, max: 10_000 }), (from, minutes) => {
        expect(workingTimeBetween(calendar, from, addWorkingTime(calendar, from, minutes, ZONE), ZONE)).toBe(minutes);
      }),
    );
  });

  it("knows when people are at work, and when they are again", () => {
    expect(isWorkingTime(calendar, at("2026-11-23 07:30"), ZONE)).toBe(true);
    expect(isWorkingTime(calendar, at("2026-11-23 11:30"), ZONE)).toBe(false);
    expect(shown(workingTimeFrom(calendar, at("2026-11-23 12:00"), ZONE))).toBe("2026-11-23 13:30");
  });

  it("sets deadlines in days to the end of a working day; what comes in the evening counts from the next", () => {
    expect(shown(dueAfterDays(calendar, at("2026-11-19 09:00"), 2, ZONE))).toBe("2026-11-23 17:30");
    expect(shown(dueAfterDays(calendar, at("2026-11-19 18:00"), 2, ZONE))).toBe("2026-11-25 17:30");
    expect(shown(dueAfterDays(calendar, at("2026-11-19 09:00"), 0, ZONE))).toBe("2026-11-19 17:30");
  });

  it("refuses a calendar in which nobody ever works", () => {
    const never = calendarOf([], [{ ...ORDINARY, validToOn: "2020-01-01" }], new Map());
    expect(() => addWorkingDays(never, "2026-11-23", 1)).toThrow(NoWorkingTime);
    expect(() => addWorkingTime(never, at("2026-11-23 08:00"), 1, ZONE)).toThrow(NoWorkingTime);
  });
});

describe("the hours of a unit", () => {
  const winter: HoursRow = {
    ...ORDINARY,
    id: 2,
    seasonFrom: "10-15",
    seasonTo: "04-14",
    sessions: [
      { from: 450, to: 690 },
      { from: 780, to: 1020 },
    ],
  };
  const counter: HoursRow = { ...ORDINARY, id: 3, departmentId: 7, weekdays: [1, 2, 3, 4, 5, 6] };
  const saturday: HoursRow = {
    ...ORDINARY,
    id: 4,
    departmentId: 7,
    weekdays: [6],
    sessions: [{ from: 450, to: 690 }],
  };

  it("change with the season, over New Year", () => {
    const seasonal = calendarOf([], [ORDINARY, winter], new Map());
    expect(seasonal("2026-10-14").sessions[1]).toEqual({ from: 810, to: 1050 });
    for (const day of ["2026-10-15", "2026-12-31", "2027-01-04", "2027-04-14"]) {
      expect(seasonal(day).sessions[1]).toEqual({ from: 780, to: 1020 });
    }
    expect(seasonal("2027-04-15").sessions[1]).toEqual({ from: 810, to: 1050 });
  });

  it("win over those above; a row for one weekday wins over a row of the same age for several only there", () => {
    const unit = calendarOf([9, 7], [ORDINARY, winter, counter, saturday], new Map());
    expect(unit("2026-11-21").kind).toBe("work");
    expect(unit("2026-11-23").sessions).toEqual(DAY_SESSIONS);
    expect(calendarOf([], [ORDINARY, counter], new Map())("2026-11-21").kind).toBe("weekend");
  });

  it("may keep open what is closed for the agency", () => {
    const days = tableOf([
      { on: "2026-11-24", departmentId: 0, kind: "holiday", name: "Ngày Văn hóa Việt Nam" },
      { on: "2026-11-24", departmentId: 7, kind: "makeup", name: "Trực một cửa" },
    ]);
    expect(calendarOf([7], [ORDINARY], days)("2026-11-24").kind).toBe("makeup");
    expect(calendarOf([], [ORDINARY], days)("2026-11-24").kind).toBe("holiday");
  });

  it("that came into force later take the place of earlier ones", () => {
    const later = { ...ORDINARY, id: 5, validFromOn: "2026-12-01", sessions: [{ from: 480, to: 960 }] };
    const both = calendarOf([], [ORDINARY, later], new Map());
    expect(both("2026-11-30").sessions).toEqual(DAY_SESSIONS);
    expect(both("2026-12-01").sessions).toEqual([{ from: 480, to: 960 }]);
  });
});
