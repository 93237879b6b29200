/** Where the program reads the time from. Code takes one as a dependency, so that tests decide what time it is. */
export interface Clock {
  /** The present instant, UTC epoch milliseconds. */
  now(): number;
}

export const systemClock: Clock = { now: () => Date.now() };

/** A clock that stands still until a test moves it. */
export interface ManualClock extends Clock {
  set(instant: number): void;
  advance(milliseconds: number): void;
}

export function manualClock(start: number): ManualClock {
  let instant = start;
  return {
    now: () => instant,
    set(to) {
      instant = to;
    },
    advance(milliseconds) {
      instant += milliseconds;
    },
  };
}
