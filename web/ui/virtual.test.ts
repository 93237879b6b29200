import { describe, expect, it } from "vitest";
import { extendBy, keepOnly, NOTHING_SELECTED, toggle } from "./selection.ts";
import { offers, step } from "./picking.ts";
import { scrollKept, scrollTopFor, windowOf } from "./virtual.ts";

describe("windowOf", () => {
  it("draws what is in sight and a few around it", () => {
    expect(windowOf(0, 600, 60, 1000)).toEqual({ from: 0, to: 17 });
    expect(windowOf(6000, 600, 60, 1000)).toEqual({ from: 94, to: 117 });
  });

  it("draws all of a short list and nothing of none", () => {
    expect(windowOf(0, 600, 60, 4)).toEqual({ from: 0, to: 4 });
    expect(windowOf(0, 600, 60, 0)).toEqual({ from: 0, to: 0 });
  });

  it("draws the end when the list has become shorter than the scroll", () => {
    const { from, to } = windowOf(50_000, 600, 60, 20);
    expect([from <= 9, to]).toEqual([true, 20]);
  });

  it("covers what is in sight at any place", () => {
    for (let top = 0; top < 59_400; top += 37) {
      const { from, to } = windowOf(top, 600, 60, 1000);
      expect(from * 60 <= top && to * 60 >= top + 600).toBe(true);
    }
  });
});

describe("scrollTopFor", () => {
  it("moves only as far as it must", () => {
    expect(scrollTopFor(5, 0, 600, 60)).toBe(0);
    expect(scrollTopFor(10, 0, 600, 60)).toBe(60);
    expect(scrollTopFor(2, 300, 600, 60)).toBe(120);
  });
});

describe("scrollKept", () => {
  const kept = (drawn: readonly number[], first: number, after: readonly number[], scrollTop: number) =>
    scrollKept(drawn, first, (key) => after.indexOf(key), scrollTop, 60);

  it("stays with the row at the upper edge when rows come or go above it", () => {
    expect(kept([3, 4], 2, [9, 8, 1, 2, 3, 4], 130)).toBe(250);
    expect(kept([3, 4], 2, [2, 3, 4], 130)).toBe(70);
  });

  it("stays with the next row that is left", () => {
    expect(kept([3, 4], 2, [9, 1, 2, 4], 130)).toBe(130);
  });

  it("stays at the very top, where news is seen", () => {
    expect(kept([1, 2], 0, [9, 1, 2], 0)).toBe(0);
  });
});

describe("selection", () => {
  const keys = (selection: { keys: ReadonlySet<unknown> }): unknown[] => [...selection.keys];

  it("marks, extends in both directions, and lets go", () => {
    const two = toggle(NOTHING_SELECTED, 2);
    expect(keys(extendBy(two, 4, [2, 3, 4]))).toEqual([2, 3, 4]);
    expect(keys(extendBy(two, 1, [1, 2])).sort()).toEqual([1, 2]);
    // Going back lets the end of the range go; what was marked before stays.
    const far = extendBy(toggle(two, 7), 9, [7, 8, 9]);
    expect(keys(extendBy(far, 8, [7, 8]))).toEqual([2, 7, 8]);
    expect(extendBy(two, 4, [2, 3, 4]).anchor).toBe(2);
    expect(keys(toggle(two, 2))).toEqual([]);
  });

  it("begins a range at the row itself when nothing was marked", () => {
    expect(extendBy(NOTHING_SELECTED, 3, [3])).toEqual({ keys: new Set([3]), anchor: 3 });
  });

  it("forgets rows that are gone, and stays the same object when none is", () => {
    const marked = toggle(toggle(NOTHING_SELECTED, 2), 5);
    expect(keys(keepOnly(marked, (key) => key === 1 || key === 2))).toEqual([2]);
    expect(keepOnly(marked, () => true)).toBe(marked);
  });
});

describe("picking", () => {
  it("does not offer who is picked already", () => {
    const [an, binh] = [
      { key: "person:1", name: "An" },
      { key: "person:2", name: "Bình" },
    ];
    expect(offers([an, binh], [an])).toEqual([binh]);
  });

  it("goes round", () => {
    expect([step(0, -1, 3), step(2, 1, 3), step(0, 1, 0)]).toEqual([2, 0, -1]);
  });
});
