import { describe, expect, it } from "vitest";
import type { AnnouncementSummary } from "../../../server/modules/announcements/contract.ts";
import { addressOf, compareRows, idOf, piecesOf, tabOf, tabsFor } from "./state.ts";

describe("addresses", () => {
  it("name the tab and come back to it", () => {
    expect(addressOf("inbox", 7)).toBe("/announcements/7");
    expect(addressOf("mine")).toBe("/announcements?list=mine");
    expect([tabOf({ list: "mine" }), tabOf({ list: "elsewhere" }), tabOf({})]).toEqual(["mine", "inbox", "inbox"]);
    expect([idOf("7"), idOf("07"), idOf("x"), idOf(undefined)]).toEqual([7, undefined, undefined, undefined]);
  });

  it("offer each person the tabs of his rights", () => {
    expect(tabsFor(() => false)).toEqual(["inbox", "confirm"]);
    expect(tabsFor((right) => right === "announcements.write")).toEqual(["inbox", "confirm", "mine"]);
  });
});

it("rows stand as the server sorts them", () => {
  const row = (id: number, sortAt: number, pinned = false) => ({ id, sortAt, pinned }) as AnnouncementSummary;
  const rows = [row(1, 5), row(2, 9), row(3, 5), row(4, 1, true)];
  expect(rows.sort(compareRows).map(({ id }) => id)).toEqual([4, 2, 3, 1]);
});

describe("the small writing", () => {
  it("is taken apart, and keeps every character that is no mark", () => {
    expect(piecesOf("Họp *sáng mai* ở _hội trường_: `P201`, xem https://vi.vn/a?b.")).toEqual([
      { kind: "text", text: "Họp " },
      { kind: "bold", text: "sáng mai" },
      { kind: "text", text: " ở " },
      { kind: "italic", text: "hội trường" },
      { kind: "text", text: ": " },
      { kind: "code", text: "P201" },
      { kind: "text", text: ", xem " },
      { kind: "link", text: "https://vi.vn/a?b" },
      { kind: "text", text: "." },
    ]);
  });

  it("leaves sums, names with lines below and javascript addresses alone", () => {
    for (const text of ["2*3*4", "bang_luong_2026", "javascript:alert(1)", "<b>đậm</b>"]) {
      expect(piecesOf(text)).toEqual([{ kind: "text", text }]);
    }
  });
});
