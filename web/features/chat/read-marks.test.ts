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
    isAway: () => false,
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

it("tries again what did not arrive, and lets go what was refused", async () => {
  const sent: number[] = [];
  const timers: (() => void)[] = [];
  let error: Error | undefined = new Error("away");
  const marks = new ReadMarks({
    send: (_, seq) => {
      sent.push(seq);
      return error ? Promise.reject(error) : Promise.resolve();
    },
    isAway: (met) => met instanceof Error && met.message === "away",
    setTimer: (run) => timers.push(run),
  });
  const turn = async () => {
    await Promise.resolve();
    await Promise.resolve();
    timers.shift()?.();
    await Promise.resolve();
  };
  marks.mark(1, 5);
  await turn();
  expect(sent).toEqual([5, 5]);
  error = new Error("refused");
  await turn();
  await turn();
  expect(sent).toEqual([5, 5, 5]);
  expect(timers).toEqual([]);
});
