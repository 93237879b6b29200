import type { Clock } from "../../kernel/clock.ts";

/** What the windows of a person tell. */
export interface Seen {
  readonly state: "desk" | "idle" | "offline";
  /** Null where it is not known since when. */
  readonly sinceAt: number | null;
}

/** A window that said nothing for so long is not used: it says so itself every minute while it is. */
const SILENT = 6 * 60_000;

export interface Activity {
  /** A window says that it is used, or no longer. */
  hear(personId: number, isActive: boolean): void;
  of(personId: number): Seen;
  /** Looks who is connected; returns whose state has changed since the last look. */
  look(): number[];
}

const NOBODY: Seen = { state: "offline", sinceAt: null };

/** Who is at a window, in memory only: after a restart everybody comes back within seconds. */
export function createActivity(clock: Clock, isPresent: (personId: number) => boolean): Activity {
  const known = new Map<number, Seen>();
  const heard = new Map<number, number>();
  const changed = new Set<number>();

  function set(personId: number, state: Seen["state"]): void {
    if (of(personId).state === state) return;
    known.set(personId, { state, sinceAt: clock.now() });
    changed.add(personId);
  }

  function of(personId: number): Seen {
    return known.get(personId) ?? NOBODY;
  }

  return {
    of,
    hear(personId, isActive) {
      const now = clock.now();
      if (isActive) heard.set(personId, now);
      // One window that is used outweighs others that are not.
      const isUsed = isActive || now - (heard.get(personId) ?? 0) < 60_000;
      set(personId, isUsed ? "desk" : "idle");
    },
    look() {
      const now = clock.now();
      for (const [personId, { state }] of known) {
        if (state === "offline") continue;
        if (!isPresent(personId)) set(personId, "offline");
        else if (state === "desk" && now - (heard.get(personId) ?? 0) > SILENT) set(personId, "idle");
      }
      const all = [...changed];
      changed.clear();
      return all;
    },
  };
}
