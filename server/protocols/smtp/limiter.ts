import type { Clock } from "../../kernel/clock.ts";

/** Counts per address: how many are inside, and how often something happened in the last minute. */
export interface AddressLimiter {
  /** False when the address has as many connections as it may. Every true is followed by one `leave`. */
  enter(address: string): boolean;
  leave(address: string): void;
  /** Takes one of the address's messages for this minute; false when none is left. */
  take(address: string): boolean;
}

export interface AddressLimits {
  readonly connections: number;
  readonly perMinute: number;
}

/** Addresses whose allowance is remembered; a flood from ever new ones must not fill the memory. */
const REMEMBERED = 10_000;

/** An allowance that fills up evenly: a short burst passes, a flood does not. */
export function limitAddresses(limits: AddressLimits, clock: Clock): AddressLimiter {
  const inside = new Map<string, number>();
  const allowance = new Map<string, { left: number; at: number }>();
  return {
    enter(address) {
      const count = inside.get(address) ?? 0;
      if (count >= limits.connections) return false;
      inside.set(address, count + 1);
      return true;
    },
    leave(address) {
      const count = (inside.get(address) ?? 1) - 1;
      if (count > 0) inside.set(address, count);
      else inside.delete(address);
    },
    take(address) {
      const now = clock.now();
      const known = allowance.get(address) ?? { left: limits.perMinute, at: now };
      const refilled = known.left + (Math.max(0, now - known.at) / 60_000) * limits.perMinute;
      const allowed = Math.min(limits.perMinute, refilled);
      const taken = allowed >= 1;
      allowance.delete(address);
      if (allowance.size >= REMEMBERED) {
        const oldest = allowance.keys().next();
        if (!oldest.done) allowance.delete(oldest.value);
      }
      allowance.set(address, { left: taken ? allowed - 1 : allowed, at: now });
      return taken;
    },
  };
}
