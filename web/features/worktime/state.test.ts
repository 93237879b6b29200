import { describe, expect, it } from "vitest";
import { lunarOf } from "../../../server/kernel/contract/text.ts";
import {
  checkHours,
  hoursForm,
  hoursInput,
  lunarLabel,
  lunarTitle,
  monthOf,
  parseMonthDay,
  parseSessions,
  sessionsText,
  shiftMonth,
  weeksOf,
} from "./state.ts";

describe("a month", () => {
  it("is the one of the address, else the present one", () => {
    expect(monthOf({ month: "2030-02" }, "2026-11-24")).toBe("2030-02");
    for (const month of ["", "2030-13", "30-02", "9999-01", "2030-02-01"]) {
      expect(monthOf({ month }, "2026-11-24")).toBe("2026-11");
    }
  });

  it("goes on over New Year", () => {
    expect(shiftMonth("2026-12", 1)).toBe("2027-01");
    expect(shiftMonth("2026-01", -1)).toBe("2025-12");
  });

  it("is shown in whole weeks from Monday", () => {
    const weeks = weeksOf("2026-11");
    expect(weeks[0]?.[0]).toBe("2026-10-26");
    expect(weeks.at(-1)?.at(-1)).toBe("2026-12-06");
    expect(weeks).toHaveLength(6);
    expect(weeksOf("2027-02").map((week) => week[0])).toEqual(["2027-02-01", "2027-02-08", "2027-02-15", "2027-02-22"]);
  });

  it("names its lunar months and years", () => {
    expect(lunarTitle(lunarOf("2026-11-01"), lunarOf("2026-11-30"))).toBe("Âm lịch: tháng 9 – 10 năm Bính Ngọ");
    expect(lunarTitle(lunarOf("2027-02-01"), lunarOf("2027-02-28"))).toBe(
      "Âm lịch: tháng 12 – 1 năm Bính Ngọ – Đinh Mùi",
    );
    expect(lunarTitle(lunarOf("2025-07-25"), lunarOf("2025-08-20"))).toBe("Âm lịch: tháng 6 nhuận năm Ất Tỵ");
    expect(lunarLabel(lunarOf("2026-11-09"), false)).toBe("1/10");
    expect(lunarLabel(lunarOf("2026-11-10"), false)).toBe("2");
    expect(lunarLabel(lunarOf("2026-10-26"), true)).toBe("17/9");
  });
});

describe("working hours as typed", () => {
  it("are read in the ways in which offices write them", () => {
    const both = [
      { from: 450, to: 690 },
      { from: 810, to: 1050 },
    ];
    for (const text of ["7:30–11:30, 13:30–17:30", "7h30-11h30; 13h30 - 17h30", "07.30 — 11.30,13:30-17:30"]) {
      expect(parseSessions(text)).toEqual(both);
    }
    expect(sessionsText(both)).toBe("7:30–11:30, 13:30–17:30");
  });

  it("are refused out of order, overlapping, or when they are no times", () => {
    for (const text of [
      "",
      "8",
      "11:30-7:30",
      "7:30-11:30, 11:00-12:00",
      "7:30-25:00",
      "7-8-9",
      "1-2,3-4,5-6,7-8,9-10",
    ]) {
      expect(parseSessions(text)).toBeUndefined();
    }
  });

  it("have seasons of days that exist", () => {
    expect(parseMonthDay("15/10")).toBe("10-15");
    expect(parseMonthDay(" 29/2 ")).toBe("02-29");
    expect(parseMonthDay("")).toBeNull();
    for (const text of ["31/4", "0/1", "1/13", "10"]) expect(parseMonthDay(text)).toBeUndefined();
  });

  it("say what is wrong by field, and go out as the server reads them", () => {
    const form = hoursForm(undefined, "2026-11-24");
    expect(checkHours(form)).toEqual({});
    expect(Object.keys(checkHours({ ...form, weekdays: [], sessions: "x", validFromOn: "" }))).toEqual([
      "validFromOn",
      "weekdays",
      "sessions",
    ]);
    expect(Object.keys(checkHours({ ...form, seasonFrom: "15/10" }))).toEqual(["seasonTo"]);
    expect(hoursInput({ ...form, departmentId: "7", weekdays: [6, 1], seasonFrom: "15/10", seasonTo: "14/4" })).toEqual(
      {
        departmentId: 7,
        validFromOn: "2026-11-24",
        validToOn: null,
        seasonFrom: "10-15",
        seasonTo: "04-14",
        weekdays: [1, 6],
        sessions: [
          { from: 450, to: 690 },
          { from: 810, to: 1050 },
        ],
      },
    );
  });
});
