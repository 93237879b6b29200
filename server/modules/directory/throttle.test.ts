import { describe, expect, it } from "vitest";
import { manualClock } from "../../kernel/clock.ts";
import { createThrottle, placeOf, type Attempt } from "./throttle.ts";

function setUp() {
  const clock = manualClock(1_000_000);
  const throttle = createThrottle(clock);
  const fail = (attempt: Attempt, times: number) => {
    for (let i = 0; i < times; i++) throttle.ask(attempt);
  };
  return { clock, throttle, fail };
}

const guess = (address: string, account = "hoant", isKnown = false): Attempt => ({ account, address, isKnown });

describe("the throttle of sign-ins", () => {
  it("lets five attempts through, then waits 2, 4, 8 … seconds, at most a minute", () => {
    const { clock, throttle, fail } = setUp();
    fail(guess("10.0.0.1"), 5);
    const waits: number[] = [];
    for (let i = 0; i < 8; i++) {
      const verdict = throttle.ask(guess("10.0.0.1"));
      if (verdict.admitted) throw new Error("It should wait");
      waits.push(verdict.waitMs / 1000);
      clock.advance(verdict.waitMs);
      throttle.ask(guess("10.0.0.1"));
    }
    expect(waits).toEqual([2, 4, 8, 16, 32, 60, 60, 60]);
  });

  it("waits at most 15 seconds where the account has signed in before", () => {
    const { clock, throttle } = setUp();
    const known = guess("10.0.0.1", "hoant", true);
    for (let i = 0; i < 50; i++) {
      throttle.ask(known);
      clock.advance(60_000);
    }
    throttle.ask(known);
    expect(throttle.ask(known)).toEqual({ admitted: false, waitMs: 15_000 });
  });

  it("counts attempts side by side before any of them is judged", () => {
    const { throttle } = setUp();
    const verdicts = Array.from({ length: 50 }, () => throttle.ask(guess("10.0.0.1")).admitted);
    expect(verdicts.filter(Boolean)).toHaveLength(5);
  });

  it("slows an address that tries many accounts, but not people who are known there", () => {
    const { throttle } = setUp();
    for (let i = 0; i < 40; i++) throttle.ask(guess("10.0.0.1", `person${String(i)}`));
    expect(throttle.ask(guess("10.0.0.1", "someone")).admitted).toBe(false);
    expect(throttle.ask(guess("10.0.0.1", "hoant", true)).admitted).toBe(true);
    expect(throttle.ask(guess("10.0.0.2", "someone")).admitted).toBe(true);
  });

  it("only pauses, never refuses, an account that many addresses attack; a known address does not notice", () => {
    const { throttle } = setUp();
    for (let i = 0; i < 500; i++) throttle.ask(guess(`10.1.${String(i >> 8)}.${String(i & 255)}`));
    const strange = throttle.ask(guess("10.2.0.1"));
    const known = throttle.ask(guess("10.3.0.1", "hoant", true));
    expect(strange.admitted && strange.admission.pause).toBe(4000);
    expect(known.admitted && known.admission.pause).toBe(0);
  });

  it("forgets failures after a success and after half an hour", () => {
    const { clock, throttle, fail } = setUp();
    fail(guess("10.0.0.1"), 4);
    const right = throttle.ask(guess("10.0.0.1"));
    if (!right.admitted) throw new Error("It should be admitted");
    right.admission.succeed();
    fail(guess("10.0.0.1"), 4);
    expect(throttle.ask(guess("10.0.0.1")).admitted).toBe(true);
    expect(throttle.ask(guess("10.0.0.1")).admitted).toBe(false);
    clock.advance(30 * 60_000);
    expect(throttle.ask(guess("10.0.0.1")).admitted).toBe(true);
  });

  it("does not let a success on one's own account wipe the count of the address", () => {
    const { throttle } = setUp();
    for (let i = 0; i < 60; i++) {
      throttle.ask(guess("10.0.0.1", `victim${String(i)}`));
      const own = throttle.ask(guess("10.0.0.1", "attacker"));
      if (own.admitted) own.admission.succeed();
    }
    expect(throttle.ask(guess("10.0.0.1", "next-victim")).admitted).toBe(false);
  });

  it("takes a /64 of IPv6 for one place, and IPv4 in IPv6 for itself", () => {
    expect(placeOf("::ffff:10.0.0.1")).toBe("10.0.0.1");
    expect(placeOf("2001:db8:1:2:3:4:5:6")).toBe(placeOf("2001:0db8:1:2::9"));
    expect(placeOf("2001:db8:1:3::1")).not.toBe(placeOf("2001:db8:1:2::1"));
    expect(placeOf("::1")).toBe("0:0:0:0");
  });
});
