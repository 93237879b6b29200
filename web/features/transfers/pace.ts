/** How far something is, and how fast it has been going lately. The machine's own steady clock: the office's time is no matter here. */
export interface Pace {
  /** Bytes. */
  readonly done: number;
  /** Bytes a second; 0 while nothing is known. */
  readonly speed: number;
}

/** Seconds over which the speed is taken: shorter jumps about, longer lies. */
const WINDOW = 5_000;

/** Follows the bytes of one transfer. */
export class Pacer {
  #marks: { at: number; done: number }[] = [];

  /** So many bytes are done at this moment (`performance.now()`). */
  mark(done: number, at: number): Pace {
    const last = this.#marks.at(-1);
    // Fewer than before: it began again further back.
    if (last && done < last.done) this.#marks = [];
    this.#marks.push({ at, done });
    while (this.#marks.length > 2 && at - (this.#marks[1]?.at ?? at) >= WINDOW) this.#marks.shift();
    const first = this.#marks[0];
    const passed = first ? at - first.at : 0;
    return { done, speed: first && passed >= 250 ? ((done - first.done) / passed) * 1000 : 0 };
  }

  /** After a break the time that passed counts for nothing. */
  rest(): void {
    this.#marks = [];
  }
}

/** Seconds until it is done at this pace; undefined while nobody can say. */
export function secondsLeft(pace: Pace, size: number): number | undefined {
  return pace.speed > 0 ? Math.ceil(Math.max(size - pace.done, 0) / pace.speed) : undefined;
}
