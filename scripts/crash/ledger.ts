/** What was tried and what was acknowledged, kept outside the office. */
export interface Ledger {
  /** Something is about to be asked for. */
  tried(key: string): void;
  /** The office said that it is done. */
  acknowledged(key: string): void;
  /** Compares with what is there: each acknowledged thing once, nothing twice, nothing that nobody tried. */
  check(found: readonly string[]): Verdict;
  readonly counts: { readonly tried: number; readonly acknowledged: number };
}

export interface Verdict {
  readonly lost: readonly string[];
  readonly doubled: readonly string[];
  readonly strange: readonly string[];
}

export function createLedger(): Ledger {
  const tried = new Set<string>();
  const acknowledged = new Set<string>();
  return {
    tried: (key) => void tried.add(key),
    acknowledged: (key) => void acknowledged.add(key),
    check(found) {
      const seen = new Map<string, number>();
      for (const key of found) seen.set(key, (seen.get(key) ?? 0) + 1);
      return {
        lost: [...acknowledged].filter((key) => !seen.has(key)),
        doubled: [...seen].flatMap(([key, times]) => (times > 1 ? [key] : [])),
        strange: [...seen.keys()].filter((key) => !tried.has(key)),
      };
    },
    get counts() {
      return { tried: tried.size, acknowledged: acknowledged.size };
    },
  };
}
