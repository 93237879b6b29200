import type { Notice } from "../../../server/modules/notifications/contract.ts";
import { Observable } from "../../kernel/observable.ts";

export interface QueueSurroundings {
  /** A clock that never goes back, ms. */
  readonly now: () => number;
  readonly setTimer: (run: () => void, ms: number) => unknown;
  readonly clearTimer: (timer: unknown) => void;
  /** How many have a place at the same time; what comes beyond waits. */
  readonly places: () => number;
}

/** Long enough to read three lines; what is urgent stays longer. */
const STAY = 8_000;
const URGENT_STAY = 20_000;

/**
 * The popups in the corner. Each goes away by itself; none does while the pointer or the focus rests on them, or while nobody looks at the page.
 */
export class PopupQueue {
  readonly shown = new Observable<readonly Notice[]>([]);
  readonly #around: QueueSurroundings;
  readonly #rests = new Map<number, number>();
  #waiting: Notice[] = [];
  #paused = false;
  #since = 0;
  #timer: unknown;

  constructor(around: QueueSurroundings) {
    this.#around = around;
  }

  /** How many wait for a place. */
  get waiting(): number {
    return this.#waiting.length;
  }

  add(notice: Notice): void {
    const isKnown = [...this.shown.value, ...this.#waiting].some(({ id }) => id === notice.id);
    if (isKnown) return;
    this.#waiting.push(notice);
    this.#change(() => undefined);
  }

  close(id: number): void {
    this.#change(() => {
      this.#rests.delete(id);
    });
  }

  /** Read elsewhere, or gone: neither shown nor kept waiting. */
  drop(isGone: (notice: Notice) => boolean): void {
    this.#waiting = this.#waiting.filter((notice) => !isGone(notice));
    this.#change(() => {
      for (const notice of this.shown.value) if (isGone(notice)) this.#rests.delete(notice.id);
    });
  }

  pause(): void {
    if (this.#paused) return;
    this.#spend();
    this.#around.clearTimer(this.#timer);
    this.#paused = true;
  }

  resume(): void {
    if (!this.#paused) return;
    this.#paused = false;
    this.#since = this.#around.now();
    this.#schedule();
  }

  #change(change: () => void): void {
    this.#spend();
    change();
    const stay = this.shown.value.filter(({ id }) => this.#rests.has(id));
    const come = this.#waiting.splice(0, Math.max(0, this.#around.places() - stay.length));
    for (const { id, urgent } of come) this.#rests.set(id, urgent ? URGENT_STAY : STAY);
    // Always a new array: `waiting` may have changed where `shown` did not.
    this.shown.set([...stay, ...come]);
    this.#schedule();
  }

  /** Takes the time that has gone by from everything that is shown. */
  #spend(): void {
    const now = this.#around.now();
    if (!this.#paused) {
      for (const [id, rest] of this.#rests) this.#rests.set(id, rest - (now - this.#since));
    }
    this.#since = now;
  }

  #schedule(): void {
    this.#around.clearTimer(this.#timer);
    if (this.#paused || this.#rests.size === 0) return;
    const next = Math.max(0, Math.min(...this.#rests.values()));
    this.#timer = this.#around.setTimer(() => {
      this.#change(() => {
        for (const [id, rest] of this.#rests) if (rest <= 0) this.#rests.delete(id);
      });
    }, next);
  }
}
