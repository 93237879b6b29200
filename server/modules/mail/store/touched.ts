import type { Db } from "../../../kernel/database/db.ts";

const touched = new WeakMap<Db, Set<number>>();

/** Notes that a mailbox changed. Every function of the store that raises a mailbox's MODSEQ calls it, so that no change can be forgotten. */
export function touch(db: Db, mailboxId: number): void {
  const known = touched.get(db);
  if (known) known.add(mailboxId);
  else touched.set(db, new Set([mailboxId]));
}

/** What was noted since the last call. A transaction that was rolled back may have left a name in it: whoever looks finds nothing new. */
export function takeTouched(db: Db): ReadonlySet<number> {
  const known = touched.get(db) ?? new Set<number>();
  if (known.size > 0) touched.set(db, new Set());
  return known;
}
