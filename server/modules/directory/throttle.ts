import type { Clock } from "../../kernel/clock.ts";

/** Where an attempt comes from. `isKnown`: the account has signed in from this address before. */
export interface Attempt {
  readonly account: string;
  readonly address: string;
  readonly isKnown: boolean;
}

/** An attempt that was let through. Until told otherwise it counts as failed, so that attempts side by side gain nothing. */
export interface Admission {
  /** Milliseconds to wait before the password is looked at. */
  readonly pause: number;
  /** Takes the attempt back: the password was right. */
  succeed(): void;
}

/** Milliseconds until the next attempt from there is looked at. */
export type Verdict =
  { readonly admitted: true; readonly admission: Admission } | { readonly admitted: false; readonly waitMs: number };

export interface Throttle {
  ask(attempt: Attempt): Verdict;
}

interface Counter {
  failures: number;
  lastAt: number;
}

const SECOND = 1000;
/** Counters that saw no failure for this long are forgotten. */
const MEMORY = 30 * 60 * SECOND;
const MOST_COUNTERS = 20_000;

/** One account from one address: five free, then 2, 4, 8 … seconds. */
const PAIR = { free: 5, most: 60 * SECOND, mostKnown: 15 * SECOND };
/** One address over all accounts: an office may sit behind one; addresses known to the account do not ask this counter. */
const ADDRESS = { free: 40, most: 120 * SECOND };
/** One account over all strange addresses: a pause before the answer, never a refusal, so that nobody can be locked out. */
const ACCOUNT = { free: 20, most: 4 * SECOND };

/**
 * Slows guessing down without letting a stranger lock anyone out (docs/adr/0002-sign-in-throttle.md). Counters live in memory: writing each
 * wrong guess to disk would hand the guesser the disk.
 */
export function createThrottle(clock: Clock): Throttle {
  const counters = new Map<string, Counter>();

  function read(key: string): Counter {
    const counter = counters.get(key);
    if (counter && counter.lastAt + MEMORY > clock.now()) return counter;
    return { failures: 0, lastAt: 0 };
  }

  function count(key: string): () => void {
    const counter = read(key);
    counters.delete(key);
    if (counters.size >= MOST_COUNTERS) {
      const oldest = counters.keys().next();
      if (!oldest.done) counters.delete(oldest.value);
    }
    const before = counter.lastAt;
    counter.failures += 1;
    counter.lastAt = clock.now();
    counters.set(key, counter);
    return () => {
      counter.failures -= 1;
      counter.lastAt = before;
    };
  }

  const waitOf = (key: string, free: number, most: number): number => {
    const { failures, lastAt } = read(key);
    if (failures < free) return 0;
    return lastAt + Math.min(most, SECOND * 2 ** (failures - free + 1)) - clock.now();
  };

  return {
    ask({ account, address, isKnown }) {
      const place = placeOf(address);
      const pair = `pair ${place} ${account}`;
      const pairWait = waitOf(pair, PAIR.free, isKnown ? PAIR.mostKnown : PAIR.most);
      const addressWait = isKnown ? 0 : waitOf(`address ${place}`, ADDRESS.free, ADDRESS.most);
      const waitMs = Math.max(pairWait, addressWait);
      if (waitMs > 0) return { admitted: false, waitMs };

      const strangers = read(`account ${account}`).failures;
      const pause =
        isKnown || strangers < ACCOUNT.free ? 0 : Math.min(ACCOUNT.most, 250 * (strangers - ACCOUNT.free + 1));
      const undo = isKnown ? [] : [count(`address ${place}`), count(`account ${account}`)];
      count(pair);
      return {
        admitted: true,
        admission: {
          pause,
          succeed() {
            for (const step of undo) step();
            counters.delete(pair);
          },
        },
      };
    },
  };
}

/** What counts as one address: an IPv4 address, or the /64 network of an IPv6 one, of which a single machine has 2^64. */
export function placeOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  if (!address.includes(":")) return address;
  const [head = "", tail = ""] = address.toLowerCase().replace(/%.*$/, "").split("::");
  const before = head === "" ? [] : head.split(":");
  const after = tail === "" ? [] : tail.split(":");
  const groups = address.includes("::")
    ? [...before, ...Array<string>(Math.max(0, 8 - before.length - after.length)).fill("0"), ...after]
    : before;
  return groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ""))
    .join(":");
}
