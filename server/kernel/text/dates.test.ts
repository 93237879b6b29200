import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  formatDay,
  formatInstant,
  formatLongDay,
  formatTime,
  listDay,
  listInstant,
  paperDate,
  parseDay,
  shortWeekdayName,
  weekdayName,
} from "./dates.ts";

const at = (local: string): number => Date.parse(`${local}+07:00`);
const now = at("2026-11-18T10:00:00");

describe("instants in a list", () => {
  it.each([
    ["2026-11-18T08:15:00", "8:15", "8:15"],
    ["2026-11-18T00:00:00", "0:00", "0:00"],
    ["2026-11-18T23:59:59", "23:59", "23:59"],
    ["2026-11-17T23:59:59", "Hôm qua", "Yesterday"],
    ["2026-11-19T00:00:00", "Ngày mai", "Tomorrow"],
    ["2026-11-16T08:15:00", "T2 16/11", "Mon 16/11"],
    ["2026-11-15T08:15:00", "CN 15/11", "Sun 15/11"],
    ["2026-01-01T00:00:00", "T5 01/01", "Thu 01/01"],
    ["2025-11-16T08:15:00", "16/11/2025", "16/11/2025"],
    ["2027-01-02T08:15:00", "02/01/2027", "02/01/2027"],
  ])("%s is %j, in English %j", (local, vi, en) => {
    expect(listInstant(at(local), now, "vi")).toBe(vi);
    expect(listInstant(at(local), now, "en")).toBe(en);
  });

  it("says yesterday across the new year, and today for days", () => {
    expect(listDay("2025-12-31", "2026-01-01", "vi")).toBe("Hôm qua");
    expect(listDay("2026-01-01", "2026-01-01", "vi")).toBe("Hôm nay");
  });

  it("goes by the agency's zone", () => {
    const instant = Date.parse("2026-11-17T17:30:00Z");
    expect(listInstant(instant, now, "vi")).toBe("0:30");
    expect(listInstant(instant, now, "vi", "UTC")).toBe("Hôm qua");
  });

  it("is written out on hover", () => {
    expect(formatInstant(at("2026-11-16T08:05:00"), "vi")).toBe("Thứ Hai, 16/11/2026 8:05");
    expect(formatInstant(at("2026-11-16T14:05:00"), "en")).toBe("Monday, 16/11/2026 14:05");
    expect(formatTime(at("2026-11-16T08:05:00"), "Europe/Paris")).toBe("2:05");
  });
});

describe("days", () => {
  it("have Vietnamese and English weekdays from Thứ Hai to Chủ Nhật", () => {
    const week = ["2026-11-16", "2026-11-17", "2026-11-18", "2026-11-19", "2026-11-20", "2026-11-21", "2026-11-22"];
    expect(week.map((day) => weekdayName(day, "vi")).join()).toBe(
      "Thứ Hai,Thứ Ba,Thứ Tư,Thứ Năm,Thứ Sáu,Thứ Bảy,Chủ Nhật",
    );
    expect(week.map((day) => shortWeekdayName(day, "vi")).join()).toBe("T2,T3,T4,T5,T6,T7,CN");
    expect(formatLongDay("2026-11-22", "en")).toBe("Sunday, 22/11/2026");
  });

  it.each([
    ["2026-03-05", "Lạng Sơn, ngày 05 tháng 3 năm 2026"],
    ["2026-01-09", "Lạng Sơn, ngày 09 tháng 01 năm 2026"],
    ["2026-02-10", "Lạng Sơn, ngày 10 tháng 02 năm 2026"],
    ["2026-12-31", "Lạng Sơn, ngày 31 tháng 12 năm 2026"],
  ])("%s stands on paper as %j", (day, line) => {
    expect(paperDate("Lạng Sơn", day)).toBe(line);
  });
});

describe("parseDay", () => {
  it.each([
    ["5/3/2026", "2026-03-05"],
    ["05/03/2026", "2026-03-05"],
    ["5-3-2026", "2026-03-05"],
    ["5.3.2026", "2026-03-05"],
    [" 5 / 3 / 2026 ", "2026-03-05"],
    ["5 3 2026", "2026-03-05"],
    ["05032026", "2026-03-05"],
    ["16/11", "2024-11-16"],
    ["1.2", "2024-02-01"],
    ["2026-03-05", "2026-03-05"],
    ["29/02/2024", "2024-02-29"],
    ["29/2", "2024-02-29"],
    ["29/02/2026", null],
    ["31/4/2026", null],
    ["0/1/2026", null],
    ["1/13/2026", null],
    ["5/3/26", null],
    ["5/3-2026", null],
    ["5/3/2026 x", null],
    ["", null],
    ["hôm nay", null],
  ])("reads %j as %j", (typed, day) => {
    expect(parseDay(typed, "2024-05-20")).toBe(day);
  });

  it("reads back what formatDay writes", () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date("0001-01-01"), max: new Date("9999-12-31"), noInvalidDate: true }),
        (date) => {
          const day = date.toISOString().slice(0, 10);
          expect(parseDay(formatDay(day), "2026-01-01")).toBe(day);
        },
      ),
    );
  });
});
