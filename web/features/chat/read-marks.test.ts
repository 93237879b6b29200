import { expect, it } from "vitest";
import { ReadMarks } from "./read-marks.ts";

it("tells the first look at once, and what follows close together as one", () => {
  const sent: [number, number][] = [];
  const timers: (() => void)[] = [];
  const marks = new ReadMarks({
    send: (roomId, seq) => {
      sent.push([roomId, seq]);
      return Promise.resolve();
    },
    failed: () => undefined,
    setTimer: (run) => timers.push(run),
  });
  marks.mark(1, 5);
  expect(sent).toEqual([[1, 5]]);
  for (let seq = 6; seq < 40; seq += 1) marks.mark(1, seq);
  marks.mark(2, 3);
  expect(sent).toHaveLength(1);
  timers.shift()?.();
  expect(sent.slice(1)).toEqual([
    [1, 39],
    [2, 3],
  ]);
  timers.shift()?.();
  expect(timers).toEqual([]);
  marks.mark(1, 40);
  marks.mark(1, 41);
  marks.flush();
  expect(sent.at(-1)).toEqual([1, 41]);
});
