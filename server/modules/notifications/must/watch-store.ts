import type { Db } from "../../../kernel/database/db.ts";
import type { NoticeList, WatchList } from "../contract/notices.ts";
import type { MustStep } from "../contract/must.ts";
import type { MustPersonRow } from "./store.ts";

/** A must-arrive notice in its sender's list. */
export interface SentRow {
  readonly id: number;
  readonly senderId: number | null;
  readonly titleVi: string;
  readonly titleEn: string;
  readonly body: string;
  readonly startedAt: number;
  readonly endsAt: number;
  readonly stoppedAt: number | null;
  readonly people: number;
  readonly confirmed: number;
}

/** Newest first; one more than `limit`. `senderId` is whose; `all` is anybody's. */
export function listSent(
  db: Db,
  page: {
    readonly list: NoticeList;
    readonly senderId: number;
    readonly before: number | undefined;
    readonly limit: number;
  },
): SentRow[] {
  return db.all(
    `SELECT m.id, m.sender_id AS senderId, h.title_vi AS titleVi, h.title_en AS titleEn, h.body, m.started_at AS startedAt,
       m.ends_at AS endsAt, m.stopped_at AS stoppedAt,
       (SELECT COUNT(*) FROM notifications_must_person p WHERE p.must_id = m.id) AS people,
       (SELECT COUNT(confirmed_at) FROM notifications_must_person p WHERE p.must_id = m.id) AS confirmed
     FROM notifications_must m JOIN notifications_happening h ON h.id = m.happening_id
     WHERE ${page.list === "mine" ? "m.sender_id = :senderId" : ":senderId = :senderId"} AND m.id < :before
     ORDER BY m.id DESC LIMIT :limit`,
    { senderId: page.senderId, before: page.before ?? Number.MAX_SAFE_INTEGER, limit: page.limit + 1 },
  );
}

/** By person; one more than `limit`. */
export function listWatched(
  db: Db,
  mustId: number,
  page: { readonly list: WatchList; readonly after: number | undefined; readonly limit: number },
): MustPersonRow[] {
  return db.all(
    `SELECT p.must_id AS mustId, p.person_id AS personId, p.reached, p.next_at AS nextAt, p.confirmed_at AS confirmedAt,
       p.confirmed_by AS confirmedBy, p.confirmed_via AS confirmedVia
     FROM notifications_must_person p
     WHERE p.must_id = :mustId AND p.person_id > :after AND p.confirmed_at IS ${page.list === "waiting" ? "" : "NOT"} NULL
     ORDER BY p.person_id LIMIT :limit`,
    { mustId, after: page.after ?? 0, limit: page.limit + 1 },
  );
}

export function emptySteps(
  db: Db,
  mustId: number,
  personIds: readonly number[],
): { readonly personId: number; readonly step: MustStep }[] {
  return db.all(
    `SELECT s.person_id AS personId, s.step FROM json_each(:personIds) p
     JOIN notifications_must_step s ON s.must_id = :mustId AND s.person_id = p.value WHERE s.is_empty = 1`,
    { mustId, personIds: JSON.stringify(personIds) },
  );
}

/** How far it has come with the people themselves: on how many screens, to how many telephones. */
export function countReached(db: Db, mustId: number): { seen: number; sms: number; failed: number } {
  return (
    db.get<{ seen: number; sms: number; failed: number }>(
      `SELECT COUNT(seen_at) AS seen, COUNT(CASE sms_state WHEN 'sent' THEN 1 END) AS sms,
         COUNT(CASE sms_state WHEN 'failed' THEN 1 END) AS failed
       FROM notifications_must_ask WHERE must_id = :mustId AND person_id = asked_id`,
      { mustId },
    ) ?? { seen: 0, sms: 0, failed: 0 }
  );
}

/** The question that a person was asked last of a notice. */
export function lastAskOf(db: Db, mustId: number, askedId: number): { id: number; personId: number } | undefined {
  return db.get(
    `SELECT id, person_id AS personId FROM notifications_must_ask
     WHERE must_id = :mustId AND asked_id = :askedId ORDER BY is_open DESC, person_id = :askedId DESC, id DESC LIMIT 1`,
    { mustId, askedId },
  );
}

/** Gives a happening the number of the must-arrive notice that it is: its subject and its page. */
export function nameHappening(db: Db, happeningId: number, mustId: number): void {
  db.run("UPDATE notifications_happening SET subject_id = :subjectId, path = :path WHERE id = :happeningId", {
    happeningId,
    subjectId: String(mustId),
    path: `/notices/${String(mustId)}`,
  });
}
