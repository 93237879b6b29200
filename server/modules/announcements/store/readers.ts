import type { Db } from "../../../kernel/database/db.ts";
import type { ReaderFilter, UnitCount } from "../contract.ts";
import type { NewReader, ReaderRow } from "../rows.ts";

const READER = `person_id AS personId, rank, unit, unit_key AS unitKey, sort_key AS sortKey, delivered_at AS deliveredAt,
  opened_at AS openedAt, confirmed_at AS confirmedAt, confirmed_edition AS confirmedEdition,
  (SELECT w.score FROM announcements_answer w WHERE w.post_id = announcements_reader.post_id AND w.person_id = announcements_reader.person_id) AS score`;

/** Puts people onto the roll; who stands there already keeps his line. Returns those who are new. */
export function deliver(db: Db, postId: number, readers: readonly NewReader[], now: number): number[] {
  const added = readers.filter(
    (reader) =>
      db.run(
        `INSERT INTO announcements_reader (post_id, person_id, unit, unit_key, sort_key, delivered_at)
         VALUES (:postId, :personId, :unit, :unitKey, :sortKey, :now) ON CONFLICT DO NOTHING`,
        { postId, now, ...reader },
      ).changes > 0,
  );
  if (added.length > 0) {
    db.run("UPDATE announcements_post SET delivered = delivered + :count WHERE id = :postId", {
      postId,
      count: added.length,
    });
  }
  return added.map(({ personId }) => personId);
}

export function readerOf(db: Db, postId: number, personId: number): ReaderRow | undefined {
  return db.get<ReaderRow>(
    `SELECT ${READER} FROM announcements_reader WHERE post_id = :postId AND person_id = :personId`,
    { postId, personId },
  );
}

/** The first opening; false when it was open before. */
export function markOpened(db: Db, postId: number, personId: number, now: number): boolean {
  const { changes } = db.run(
    `UPDATE announcements_reader SET opened_at = :now, rank = MAX(rank, 1)
     WHERE post_id = :postId AND person_id = :personId AND opened_at IS NULL`,
    { postId, personId, now },
  );
  if (changes > 0) db.run("UPDATE announcements_post SET opened = opened + 1 WHERE id = :postId", { postId });
  return changes > 0;
}

/** The first confirmation, of the edition that stands now; false when it was confirmed before. */
export function markConfirmed(db: Db, postId: number, personId: number, edition: number, now: number): boolean {
  const { changes } = db.run(
    `UPDATE announcements_reader SET confirmed_at = :now, confirmed_edition = :edition, rank = 2
     WHERE post_id = :postId AND person_id = :personId AND confirmed_at IS NULL`,
    { postId, personId, edition, now },
  );
  if (changes > 0) db.run("UPDATE announcements_post SET confirmed = confirmed + 1 WHERE id = :postId", { postId });
  return changes > 0;
}

/** The people on the roll below a rank: 1, who have not opened; 2, who have not confirmed. */
export function readersBelow(db: Db, postId: number, rank: number): number[] {
  return db
    .all<{ personId: number }>(
      "SELECT person_id AS personId FROM announcements_reader WHERE post_id = :postId AND rank < :rank",
      { postId, rank },
    )
    .map(({ personId }) => personId);
}

/** Everyone on the roll. */
export const allReaders = (db: Db, postId: number): number[] => readersBelow(db, postId, 3);

export function markNudged(db: Db, postId: number, now: number): void {
  db.run("UPDATE announcements_post SET nudged_at = :now, nudge_rounds = nudge_rounds + 1 WHERE id = :postId", {
    postId,
    now,
  });
}

const FILTERS: Readonly<Record<ReaderFilter, readonly [from: number, to: number]>> = {
  all: [0, 2],
  unopened: [0, 0],
  unconfirmed: [0, 1],
  confirmed: [2, 2],
};

export interface ReaderCursor {
  readonly rank: number;
  readonly unitKey: string;
  readonly sortKey: string;
  readonly personId: number;
}

/** A page of the roll: unopened first, then by department and name. */
export function listReaders(
  db: Db,
  postId: number,
  page: { filter: ReaderFilter; limit: number; after?: ReaderCursor | undefined },
): ReaderRow[] {
  const [from, to] = FILTERS[page.filter];
  return db.all<ReaderRow>(
    `SELECT ${READER} FROM announcements_reader WHERE post_id = :postId AND rank BETWEEN :from AND :to
       AND (rank, unit_key, sort_key, person_id) > (:rank, :unitKey, :sortKey, :personId)
     ORDER BY rank, unit_key, sort_key, person_id LIMIT :limit`,
    {
      postId,
      from,
      to,
      rank: page.after?.rank ?? -1,
      unitKey: page.after?.unitKey ?? "",
      sortKey: page.after?.sortKey ?? "",
      personId: page.after?.personId ?? 0,
      limit: page.limit + 1,
    },
  );
}

/** The whole roll by department and name: for paper. As long as the audience, which is at most the office. */
export function wholeRoll(db: Db, postId: number): ReaderRow[] {
  return db.all<ReaderRow>(
    `SELECT ${READER} FROM announcements_reader WHERE post_id = :postId ORDER BY unit_key, unit, sort_key, person_id`,
    { postId },
  );
}

export function countUnits(db: Db, postId: number): UnitCount[] {
  return db.all<UnitCount>(
    `SELECT unit, COUNT(*) AS delivered, COUNT(opened_at) AS opened, COUNT(confirmed_at) AS confirmed
     FROM announcements_reader WHERE post_id = :postId GROUP BY unit_key, unit ORDER BY unit_key, unit`,
    { postId },
  );
}
