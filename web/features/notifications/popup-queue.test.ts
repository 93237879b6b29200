import { beforeEach, describe, expect, it } from "vitest";
import type { Notice } from "../../../server/modules/notifications/contract.ts";
import { PopupQueue } from "./popup-queue.ts";

let now: number;
let timer: { run: () => void; at: number } | undefined;
let queue: PopupQueue;

beforeEach(() => {
  now = 0;
  timer = undefined;
  queue = new PopupQueue({
    now: () => now,
    setTimer: (run, ms) => (timer = { run, at: now + ms }),
    clearTimer: () => (timer = undefined),
    places: () => 3,
  });
});

function pass(ms: number): void {
  const end = now + ms;
  while (timer && timer.at <= end) {
    const due = timer;
    timer = undefined;
    now = due.at;
    due.run();
  }
  now = end;
}

const notice = (id: number, urgent = false): Notice => ({
  id,
  kind: "polls.opened",
  urgent,
  title: { vi: "x", en: "x" },
  body: "",
  path: "/",
  at: 0,
  from: null,
  read: false,
});
const shown = () => queue.shown.value.map(({ id }) => id);

describe("popups", () => {
  it("go away by themselves, urgent ones later", () => {
    queue.add(notice(1));
    pass(4_000);
    queue.add(notice(2, true));
    pass(3_999);
    expect(shown()).toEqual([1, 2]);
    pass(1);
    expect(shown()).toEqual([2]);
    pass(20_000);
    expect(shown()).toEqual([]);
  });

  it("stay while they are paused, and have the rest of their time afterwards", () => {
    queue.add(notice(1));
    pass(5_000);
    queue.pause();
    pass(60_000);
    expect(shown()).toEqual([1]);
    queue.resume();
    pass(2_999);
    expect(shown()).toEqual([1]);
    pass(1);
    expect(shown()).toEqual([]);
  });

  it("that come while paused keep their whole time", () => {
    queue.pause();
    queue.add(notice(1));
    pass(60_000);
    queue.resume();
    pass(7_999);
    expect(shown()).toEqual([1]);
    pass(1);
    expect(shown()).toEqual([]);
  });

  it("are as many as there are places; the others wait for a place and then have their whole time", () => {
    for (let id = 1; id <= 5; id += 1) queue.add(notice(id));
    expect([shown(), queue.waiting]).toEqual([[1, 2, 3], 2]);
    queue.close(2);
    expect([shown(), queue.waiting]).toEqual([[1, 3, 4], 1]);
    pass(8_000);
    expect(shown()).toEqual([5]);
    pass(8_000);
    expect(shown()).toEqual([]);
  });

  it("show the same one once, and drop what was read elsewhere", () => {
    for (const id of [1, 1, 2, 3, 4]) queue.add(notice(id));
    queue.drop(({ id }) => id === 1 || id === 4);
    expect([shown(), queue.waiting]).toEqual([[2, 3], 0]);
  });
});
