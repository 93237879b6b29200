/** How much the person looks at a window. */
export const Attention = { hidden: 0, visible: 1, focused: 2 } as const;

/** What the windows of one browser tell each other. */
type Word =
  | { readonly kind: "bid"; readonly id: number; readonly attention: number; readonly window: string }
  | { readonly kind: "taken"; readonly id: number };

export interface WindowSurroundings {
  /** Tells this browser's other windows. */
  readonly post: (word: unknown) => void;
  /** Tells this one apart from the others. */
  readonly name: string;
  readonly attention: () => number;
  readonly wait: (ms: number) => Promise<void>;
}

/** Every window has the same update within a few milliseconds; a hidden one may be slower, and then hears that it was taken. */
const BIDDING = 150;
const REMEMBERED = 200;

/**
 * Chooses the one window that shows a popup when several are open: the one that the person looks at. Not by navigator.locks, which an office without
 * TLS does not have.
 */
export class OneWindow {
  readonly #around: WindowSurroundings;
  readonly #taken = new Set<number>();
  readonly #bids = new Map<number, { attention: number; window: string }>();
  readonly #own = new Set<number>();

  constructor(around: WindowSurroundings) {
    this.#around = around;
  }

  /** What another window said. */
  hear(data: unknown): void {
    // Only this class posts to the channel.
    const word = data as Word;
    if (word.kind === "taken") {
      this.#take(word.id);
      return;
    }
    if (this.#taken.has(word.id)) {
      // The other comes late: the answer was given already.
      this.#around.post({ kind: "taken", id: word.id } satisfies Word);
      return;
    }
    const best = this.#bids.get(word.id);
    if (!best || isStronger(word, best)) this.#bids.set(word.id, word);
  }

  /** True in exactly one window; false for what was shown already. */
  async claim(id: number): Promise<boolean> {
    if (this.#taken.has(id) || this.#own.has(id)) return false;
    this.#own.add(id);
    const bid: Word = { kind: "bid", id, attention: this.#around.attention(), window: this.#around.name };
    this.#around.post(bid);
    await this.#around.wait(BIDDING);
    this.#own.delete(id);
    const best = this.#bids.get(id);
    this.#bids.delete(id);
    if (this.#taken.has(id)) return false;
    if (best && isStronger(best, bid)) {
      this.#take(id);
      return false;
    }
    this.#take(id);
    this.#around.post({ kind: "taken", id } satisfies Word);
    return true;
  }

  #take(id: number): void {
    this.#taken.add(id);
    if (this.#taken.size <= REMEMBERED) return;
    const oldest = this.#taken.values().next();
    if (!oldest.done) this.#taken.delete(oldest.value);
  }
}

function isStronger(a: { attention: number; window: string }, b: { attention: number; window: string }): boolean {
  return a.attention > b.attention || (a.attention === b.attention && a.window > b.window);
}
