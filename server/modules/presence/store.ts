import type { Db } from "../../kernel/database/db.ts";
import type { Word } from "./contract.ts";

/** What somebody said of himself. */
export interface WordRow {
  readonly personId: number;
  readonly state: Word;
  readonly sinceAt: number;
  readonly untilAt: number;
  readonly isNamed: number;
  readonly note: string;
}

/** Every word that holds at an instant. */
export function listWords(db: Db, now: number): WordRow[] {
  return db.all<WordRow>(
    `SELECT person_id AS personId, state, since_at AS sinceAt, until_at AS untilAt, is_named AS isNamed, note
     FROM presence_word WHERE until_at > :now`,
    { now },
  );
}

export function putWord(db: Db, word: WordRow): void {
  db.run(
    `INSERT INTO presence_word (person_id, state, since_at, until_at, is_named, note)
     VALUES (:personId, :state, :sinceAt, :untilAt, :isNamed, :note)
     ON CONFLICT (person_id) DO UPDATE SET state = excluded.state, since_at = excluded.since_at, until_at = excluded.until_at,
       is_named = excluded.is_named, note = excluded.note`,
    { ...word },
  );
}

export function deleteWord(db: Db, personId: number): void {
  db.run("DELETE FROM presence_word WHERE person_id = :personId", { personId });
}

/** Forgets what no longer holds: where somebody was is nobody's business afterwards. */
export function forgetWords(db: Db, now: number): number {
  return db.run("DELETE FROM presence_word WHERE until_at <= :now", { now }).changes;
}
