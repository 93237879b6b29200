export interface ReadMarksParts {
  readonly send: (roomId: number, seq: number) => Promise<unknown>;
  readonly failed: (error: unknown) => void;
  readonly setTimer?: (run: () => void, ms: number) => unknown;
}

/** Milliseconds between two marks of one window: in a room where much is said each look would otherwise be a write of its own. */
const PAUSE = 2_000;

/** Tells the office how far one has read: the first look at once, what follows close together as one. */
export class ReadMarks {
  readonly #parts: ReadMarksParts;
  readonly #waiting = new Map<number, number>();
  #isPaused = false;

  constructor(parts: ReadMarksParts) {
    this.#parts = parts;
  }

  mark(roomId: number, seq: number): void {
    this.#waiting.set(roomId, Math.max(seq, this.#waiting.get(roomId) ?? 0));
    if (!this.#isPaused) this.flush();
  }

  /** Sends what waits, now: when the room is left. */
  flush(): void {
    if (this.#waiting.size === 0) return;
    this.#isPaused = true;
    (this.#parts.setTimer ?? setTimeout)(() => {
      this.#isPaused = false;
      this.flush();
    }, PAUSE);
    for (const [roomId, seq] of this.#waiting) this.#parts.send(roomId, seq).catch(this.#parts.failed);
    this.#waiting.clear();
  }
}
