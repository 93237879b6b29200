import type { Db } from "../../../kernel/database/db.ts";
import type { TurnRow } from "../rows.ts";

const TURN = `t.place, t.person_id AS personId, t.reached_at AS reachedAt, t.skipped_at AS skippedAt,
  (SELECT r.confirmed_at FROM announcements_reader r WHERE r.post_id = t.post_id AND r.person_id = t.person_id) AS confirmedAt`;

/** The stops of a circular, in its order. */
export function roundOf(db: Db, postId: number): TurnRow[] {
  return db.all<TurnRow>(`SELECT ${TURN} FROM announcements_turn t WHERE t.post_id = :postId ORDER BY t.place`, {
    postId,
  });
}

/** Sets whom it has still to reach; whom it has reached keeps his place. Returns how many stops there are now. */
export function planRound(db: Db, postId: number, people: readonly number[]): number {
  db.run("DELETE FROM announcements_turn WHERE post_id = :postId AND reached_at IS NULL", { postId });
  const reached = roundOf(db, postId);
  const known = new Set(reached.map(({ personId }) => personId));
  let place = reached.at(-1)?.place ?? 0;
  for (const personId of people) {
    if (known.has(personId)) continue;
    place += 1;
    db.run("INSERT INTO announcements_turn (post_id, place, person_id) VALUES (:postId, :place, :personId)", {
      postId,
      place,
      personId,
    });
  }
  return reached.length + people.filter((personId) => !known.has(personId)).length;
}

export function markReached(db: Db, postId: number, place: number, now: number): void {
  db.run("UPDATE announcements_turn SET reached_at = :now WHERE post_id = :postId AND place = :place", {
    postId,
    place,
    now,
  });
}

export function markSkipped(db: Db, postId: number, place: number, now: number): void {
  db.run("UPDATE announcements_turn SET skipped_at = :now WHERE post_id = :postId AND place = :place", {
    postId,
    place,
    now,
  });
}
