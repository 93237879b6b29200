import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readSearch, type Part } from "./language.ts";

const TODAY = "2026-11-23";
const bare = (typed: string) =>
  readSearch(typed, TODAY).map((part) => {
    const { start, end, not, ...rest } = part;
    expect(typed.slice(start, end)).not.toBe("");
    return not ? { not, ...rest } : rest;
  });

describe("the language of the search box", () => {
  it.each<[string, unknown[]]>([
    [
      "báo cáo",
      [
        { kind: "words", text: "báo" },
        { kind: "words", text: "cáo" },
      ],
    ],
    [
      '"quyết định" -nháp',
      [
        { kind: "phrase", text: "quyết định" },
        { not: true, kind: "words", text: "nháp" },
      ],
    ],
    ["from:hùng", [{ kind: "from", text: "hùng", whole: false }]],
    ['từ:"Nguyễn Văn"', [{ kind: "from", text: "Nguyễn Văn", whole: true }]],
    [
      "đến:an cc:binh",
      [
        { kind: "to", text: "an", whole: false },
        { kind: "cc", text: "binh", whole: false },
      ],
    ],
    [
      "chủ-đề:họp TIEU-DE:giao",
      [
        { kind: "subject", text: "họp", whole: false },
        { kind: "subject", text: "giao", whole: false },
      ],
    ],
    ["has:attachment có:đính-kèm co:tep", Array.from({ length: 3 }, () => ({ kind: "state", state: "attachment" }))],
    [
      "is:unread là:chưa-đọc -has:star",
      [
        { kind: "state", state: "unread" },
        { kind: "state", state: "unread" },
        { not: true, kind: "state", state: "starred" },
      ],
    ],
    [
      'trong:"Hợp đồng" nhãn:gấp',
      [
        { kind: "in", text: "Hợp đồng" },
        { kind: "label", text: "gấp" },
      ],
    ],
    ["before:01/11/2026", [{ kind: "received", fromOn: null, untilOn: "2026-11-01" }]],
    [
      "sau:2026-11-20 trước:tuần-này",
      [
        { kind: "received", fromOn: "2026-11-20", untilOn: null },
        { kind: "received", fromOn: null, untilOn: "2026-11-23" },
      ],
    ],
    [
      "on:10/2026 ngày:hôm-qua",
      [
        { kind: "received", fromOn: "2026-10-01", untilOn: "2026-11-01" },
        { kind: "received", fromOn: "2026-11-22", untilOn: "2026-11-23" },
      ],
    ],
    [
      "larger:5M nhỏ-hơn:1,5mb",
      [
        { kind: "larger", bytes: 5_242_880 },
        { kind: "smaller", bytes: 1_572_864 },
      ],
    ],
    ["tệp:pdf", [{ kind: "filename", text: "pdf", whole: false }]],
    // What is no operator, or no value of one, is words.
    ["15/QĐ-UBND", [{ kind: "words", text: "15/QĐ-UBND" }]],
    ["giờ:8:30", [{ kind: "words", text: "giờ:8:30" }]],
    ["on:mai-sau", [{ kind: "words", text: "on:mai-sau" }]],
    ["from: hùng", [{ kind: "words", text: "hùng" }]],
    ['"đang gõ', [{ kind: "phrase", text: "đang gõ" }]],
    ['- -- : "" ;', []],
  ])("reads %s", (typed, expected) => {
    expect(bare(typed)).toEqual(expected);
  });

  it("never throws, and every part stands where it says", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme", maxLength: 250 }),
        fc.constantFrom("", "from:", '-"', "on:", "larger:"),
        (text, head) => {
          let last = 0;
          readSearch(head + text, TODAY).forEach((part: Part) => {
            expect(part.start).toBeGreaterThanOrEqual(last);
            expect(part.end).toBeGreaterThan(part.start);
            last = part.end;
          });
        },
      ),
      { numRuns: 300 },
    );
  });
});
