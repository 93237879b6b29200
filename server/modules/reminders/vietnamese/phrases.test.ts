import { describe, expect, it } from "vitest";
import { fold } from "../../../kernel/text/index.ts";
import { readVietnamese } from "./read.ts";
import { PHRASES } from "./testing-phrases.ts";
import { told } from "./testing-told.ts";
import { plainWeek, WEDNESDAY } from "./testing.ts";

const rows = PHRASES.trim()
  .split("\n")
  .map((line) => line.split(" => ") as [string, string]);
const read = (text: string) => readVietnamese(text, { ...plainWeek, now: WEDNESDAY });

describe("what people type", () => {
  it("stands in a table of at least 120 phrases", () => {
    expect(rows.length).toBeGreaterThanOrEqual(120);
    expect(new Set(rows.map(([phrase]) => phrase)).size).toBe(rows.length);
  });

  it.each(rows)("%s", (phrase, expected) => {
    expect(told(read(phrase))).toBe(expected);
  });

  it("means the same in decomposed letters, in capitals and between many spaces", () => {
    for (const [phrase, expected] of rows) {
      expect(told(read(`  ${phrase.replaceAll(" ", "   ").normalize("NFD")} `))).toBe(expected);
      const shouted = read(phrase.toLocaleUpperCase("vi"));
      expect(shouted.meanings).toEqual(read(phrase).meanings);
    }
  });
});

describe("without tone marks", () => {
  /** Words that only marks tell apart, so that the phrase without them is another. */
  const OTHERWISE = new Set(["thu hai triệu đồng", "ngày 5 tháng sau đóng đảng phí"]);

  it("names both June and the next month", () => {
    expect(told(read("ngay 5 thang sau"))).toBe(": Thứ Bảy 05/12/2026 lúc 08:00 | Thứ Bảy 05/06/2027 lúc 08:00 (day)");
  });

  it.each(rows.filter(([phrase]) => !OTHERWISE.has(phrase)).map(([phrase]) => phrase))("%s", (phrase) => {
    const bare = fold(phrase);
    expect(read(bare).meanings).toEqual(read(phrase).meanings);
  });
});

describe("a deadline that is known", () => {
  const dueAt = Date.UTC(2026, 11, 8, 10);
  it("is counted back from", () => {
    const reading = readVietnamese("trước hạn 2 ngày làm việc", { ...plainWeek, now: WEDNESDAY, dueAt });
    expect(reading.problem).toBeUndefined();
    expect(reading.meanings).toEqual([
      { when: { kind: "before", amount: 2, unit: "working-days", time: "08:00" }, dueAt },
    ]);
  });

  it("is refused when the time before it has passed", () => {
    const late = readVietnamese("trước hạn 30 ngày", { ...plainWeek, now: WEDNESDAY, dueAt });
    expect(late).toMatchObject({ meanings: [], problem: "past" });
  });
});
