import type { ReactiveControllerHost } from "lit";
import { describe, expect, it } from "vitest";
import type { ReadMeaning, ReminderReading } from "./api.ts";
import { Reader } from "./reader.ts";

const host: ReactiveControllerHost = {
  addController: () => undefined,
  removeController: () => undefined,
  requestUpdate: () => undefined,
  updateComplete: Promise.resolve(true),
};
const meaning = (on: string): ReadMeaning => ({
  when: { kind: "once", on, time: "08:00" },
  dueAt: null,
  words: { vi: on, en: on },
  next: [],
});
const reading = (...days: string[]): ReminderReading => ({
  title: "họp",
  meanings: days.map(meaning),
  doubt: days.length > 1 ? "day" : null,
  problem: days.length === 0 ? "no-time" : null,
});

describe("the line", () => {
  it("means something once it was read, and nothing while it is typed on", async () => {
    const reader = new Reader(host, { read: () => Promise.resolve(reading("2026-11-26")), pause: 60_000 });
    reader.type("mai họp");
    expect(reader.meaning).toBeUndefined();
    await reader.settle();
    expect(reader.meaning).toEqual(meaning("2026-11-26"));
    reader.type("mai họp tổ");
    expect(reader.meaning).toBeUndefined();
    reader.clear();
    expect(reader.reading).toBeUndefined();
  });

  it("that means two things waits for the person's choice", async () => {
    const reader = new Reader(host, {
      read: () => Promise.resolve(reading("2026-11-27", "2026-11-28")),
      pause: 60_000,
    });
    reader.type("cuối tuần họp");
    await reader.settle();
    expect(reader.meaning).toBeUndefined();
    reader.choose(1);
    expect(reader.meaning).toEqual(meaning("2026-11-28"));
  });

  it("shows the last line's meaning, whichever answer comes last", async () => {
    const answers: ((value: ReminderReading) => void)[] = [];
    const reader = new Reader(host, {
      read: () => new Promise((resolve) => answers.push(resolve)),
      pause: 60_000,
    });
    reader.type("mai");
    const first = reader.settle();
    reader.type("mốt");
    const second = reader.settle();
    answers[1]?.(reading("2026-11-27"));
    answers[0]?.(reading("2026-11-26"));
    await Promise.all([first, second]);
    expect(reader.meaning).toEqual(meaning("2026-11-27"));
  });

  it("that could not be read is read again", async () => {
    let fails = true;
    const reader = new Reader(host, {
      read: () => (fails ? Promise.reject(new Error("Mất kết nối")) : Promise.resolve(reading("2026-11-26"))),
      pause: 60_000,
    });
    reader.type("mai họp");
    await reader.settle();
    expect(reader.error).toBeInstanceOf(Error);
    fails = false;
    await reader.settle();
    expect(reader.error).toBeUndefined();
    expect(reader.meaning).toBeDefined();
  });
});
