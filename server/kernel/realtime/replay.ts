import type { LiveTarget } from "./live.ts";

/** An update that was sent, kept for those who were away. */
export interface KeptUpdate {
  readonly seq: number;
  readonly target: LiveTarget;
  readonly text: string;
}

/** How much is kept: a laptop that slept longer reads its views anew. */
const MOST_UPDATES = 5_000;
const MOST_BYTES = 16 * 1024 * 1024;

export interface Replay {
  /** The number of the last update; 0 before the first. */
  last(): number;
  keep(seq: number, target: LiveTarget, text: string): void;
  /** Everything after `seen`, in order; undefined when part of it is gone, or `seen` is of the future. */
  since(seen: number): readonly KeptUpdate[] | undefined;
}

export function createReplay(bounds = { updates: MOST_UPDATES, bytes: MOST_BYTES }): Replay {
  let kept: KeptUpdate[] = [];
  let bytes = 0;
  let lastSeq = 0;

  /** Drops the older half at once rather than one by one: an array that shifts at every push is slow. */
  function shorten(): void {
    const half = Math.floor(kept.length / 2);
    for (const update of kept.slice(0, half)) bytes -= update.text.length;
    kept = kept.slice(half);
  }

  return {
    last: () => lastSeq,
    keep(seq, target, text) {
      kept.push({ seq, target, text });
      bytes += text.length;
      lastSeq = seq;
      if (kept.length > bounds.updates || bytes > bounds.bytes) shorten();
    },
    since(seen) {
      if (seen === lastSeq) return [];
      const first = kept[0];
      if (!first || seen > lastSeq || seen < first.seq - 1) return undefined;
      return kept.slice(seen - first.seq + 1);
    },
  };
}
