/** A message's flags as bits of one number; the names of RFC 9051 §2.3.2 and the IANA keyword registry. */
export const FLAG = { seen: 1, answered: 2, flagged: 4, deleted: 8, draft: 16, forwarded: 32 } as const;
export type FlagName = keyof typeof FLAG;

/** The number with some flags set and some taken away. */
export function withFlags(flags: number, change: Partial<Readonly<Record<FlagName, boolean>>>): number {
  let changed = flags;
  for (const [name, on] of Object.entries(change)) {
    // Object.entries forgets the key type that its argument states.
    const bit = FLAG[name as FlagName];
    changed = on ? changed | bit : changed & ~bit;
  }
  return changed;
}
