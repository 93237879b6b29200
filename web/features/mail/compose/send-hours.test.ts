import { describe, expect, it } from "vitest";
import { dayOf, timeOf } from "../../../kernel/dates.ts";
import { sendHours } from "./send-hours.ts";

const work = [{ from: 450 }, { from: 810 }];
/** Thursday 26 November 2026 to Monday 7 December; the weekends off. */
const days = Array.from({ length: 12 }, (_, i) => {
  const on = new Date(Date.UTC(2026, 10, 26 + i)).toISOString().slice(0, 10);
  return { on, sessions: [0, 6].includes(new Date(`${on}T00:00:00Z`).getUTCDay()) ? [] : work };
});
const said = (now: number, from = days) =>
  sendHours(from, now).map(({ kind, at }) => `${kind} ${dayOf(at)} ${timeOf(at)}`);

describe("hours at which a letter may go", () => {
  it("are the beginnings of work, by the calendar", () => {
    expect(said(Date.UTC(2026, 10, 26, 2))).toEqual([
      "this-afternoon 2026-11-26 13:30",
      "next-morning 2026-11-27 7:30",
      "next-afternoon 2026-11-27 13:30",
      "next-week 2026-11-30 7:30",
    ]);
  });

  it("pass over the weekend, holidays and what is past", () => {
    expect(
      said(
        Date.UTC(2026, 10, 27, 8),
        days.filter(({ on }) => on !== "2026-11-30"),
      ),
    ).toEqual(["next-morning 2026-12-01 7:30", "next-afternoon 2026-12-01 13:30", "next-week 2026-12-07 7:30"]);
    expect(said(Date.UTC(2026, 10, 26, 2), [])).toEqual([]);
  });
});
