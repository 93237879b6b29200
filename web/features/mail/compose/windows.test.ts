import { beforeEach, describe, expect, it } from "vitest";
import {
  anchorWindow,
  anchors,
  closeWindow,
  keepWindows,
  openWindow,
  readWindows,
  shapeWindow,
  windows,
} from "./windows.ts";

const shown = () => windows.value.map(({ draftId, shape }) => `${String(draftId)} ${shape}`);
// The place in the page is only handed on.
const place = {} as HTMLElement;

beforeEach(() => {
  windows.set([]);
  anchors.set(new Map());
});

describe("the windows in which one writes", () => {
  it("are three beside each other at most; the first become small", () => {
    for (const id of [1, 2, 3, 4]) openWindow(id);
    expect(shown()).toEqual(["1 small", "2 open", "3 open", "4 open"]);
    openWindow(1);
    expect(shown()).toEqual(["2 small", "3 open", "4 open", "1 open"]);
    shapeWindow(3, "large");
    closeWindow(4);
    expect(shown()).toEqual(["2 small", "3 large", "1 open"]);
  });

  it("are one a draft, wherever it is opened", () => {
    openWindow(1);
    openWindow(1);
    expect(shown()).toEqual(["1 open"]);
  });

  it("fill the place that a page gives them, and close with it", () => {
    let left = 0;
    const leave = anchorWindow(7, { element: place, left: () => (left += 1) });
    expect(shown()).toEqual(["7 open"]);
    leave();
    expect([shown(), anchors.value.size, left]).toEqual([[], 0, 0]);

    anchorWindow(8, { element: place, left: () => (left += 1) });
    closeWindow(8);
    expect(left).toBe(1);
  });

  it("are remembered for the same person, but for those that are a page's", () => {
    const memory = new Map<string, string>();
    const store = {
      getItem: (key: string) => memory.get(key) ?? null,
      setItem: (key: string, value: string) => void memory.set(key, value),
    };
    const stop = keepWindows(5, store);
    openWindow(1);
    anchorWindow(2, { element: place, left: () => undefined });
    stop();
    keepWindows(5, store)();
    expect(shown()).toEqual(["1 open"]);
    keepWindows(6, store)();
    expect(shown()).toEqual([]);
    expect(readWindows('[{"draftId":"x","shape":"open"},{"draftId":3,"shape":"small"},null]')).toEqual([
      { draftId: 3, shape: "small" },
    ]);
    expect(readWindows("{")).toEqual([]);
  });
});
