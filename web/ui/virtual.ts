/** The rows to draw of a list of equal rows. */
export interface RowWindow {
  /** Index of the first row drawn, and of the one after the last. */
  readonly from: number;
  readonly to: number;
}

const OVERSCAN = 6;

/** Which rows are in sight, and a few around them. All lengths in px. */
export function windowOf(scrollTop: number, height: number, rowHeight: number, count: number): RowWindow {
  if (count === 0 || rowHeight <= 0) return { from: 0, to: 0 };
  const first = Math.floor(Math.max(0, scrollTop) / rowHeight);
  const inSight = Math.ceil(Math.max(height, rowHeight) / rowHeight) + 1;
  const from = Math.max(0, Math.min(first, count - inSight) - OVERSCAN);
  return { from, to: Math.min(count, first + inSight + OVERSCAN) };
}

/** Where to scroll so that a row is wholly in sight; the same place when it is. */
export function scrollTopFor(index: number, scrollTop: number, height: number, rowHeight: number): number {
  const top = index * rowHeight;
  if (top < scrollTop) return top;
  if (top + rowHeight > scrollTop + height) return top + rowHeight - height;
  return scrollTop;
}

/**
 * How much a list must scroll so that the row at its upper edge stays there although rows came or went above it. `drawn` are the keys that were
 * seen, from the upper edge down, the first at `first`. At the very top it stays at the top, so that news is seen.
 */
export function scrollKept<K>(
  drawn: readonly K[],
  first: number,
  indexOf: (key: K) => number,
  scrollTop: number,
  rowHeight: number,
): number {
  if (scrollTop < rowHeight / 2) return scrollTop;
  for (const [offset, key] of drawn.entries()) {
    const now = indexOf(key);
    if (now >= 0) return Math.max(0, scrollTop + (now - first - offset) * rowHeight);
  }
  return scrollTop;
}
