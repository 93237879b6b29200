import { describe, expect, it } from "vitest";
import { Pacer, secondsLeft } from "./pace.ts";

describe("the pace of a transfer", () => {
  it("is that of the last seconds, and tells the time that is left", () => {
    const pacer = new Pacer();
    expect(pacer.mark(0, 0).speed).toBe(0);
    expect(pacer.mark(1_000, 1_000).speed).toBe(1_000);
    for (let second = 2; second <= 20; second += 1) pacer.mark(second * 1_000, second * 1_000);
    let pace = pacer.mark(20_000, 20_000);
    for (let second = 21; second <= 40; second += 1) pace = pacer.mark(20_000 + (second - 20) * 3_000, second * 1_000);
    expect(pace.speed).toBeCloseTo(3_000);
    expect(secondsLeft(pace, 110_000)).toBe(10);
  });

  it("is not known at first, nor after a break or a step back", () => {
    const pacer = new Pacer();
    expect(secondsLeft(pacer.mark(5_000, 0), 10_000)).toBeUndefined();
    pacer.mark(9_000, 2_000);
    expect(pacer.mark(4_000, 3_000).speed).toBe(0);
    pacer.rest();
    expect(pacer.mark(5_000, 90_000).speed).toBe(0);
  });
});
