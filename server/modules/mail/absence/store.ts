import type { Db } from "../../../kernel/database/db.ts";
import type { AbsenceReplyText } from "./contract.ts";

/** What a person has said; the office's own words, switched on, until he has. */
export function textOf(db: Db, personId: number): AbsenceReplyText {
  const row = db.get<{ enabled: number; insideVi: string; insideEn: string }>(
    `SELECT enabled, inside_vi AS insideVi, inside_en AS insideEn FROM mail_absence_text WHERE person_id = :personId`,
    { personId },
  );
  return row ? { ...row, enabled: row.enabled === 1 } : { enabled: true, insideVi: "", insideEn: "" };
}

export function saveText(db: Db, personId: number, text: AbsenceReplyText, now: number): void {
  db.run(
    `INSERT INTO mail_absence_text (person_id, enabled, inside_vi, inside_en, changed_at)
     VALUES (:personId, :enabled, :insideVi, :insideEn, :now)
     ON CONFLICT (person_id) DO UPDATE SET enabled = excluded.enabled, inside_vi = excluded.inside_vi, inside_en = excluded.inside_en,
       changed_at = excluded.changed_at`,
    {
      personId,
      enabled: text.enabled ? 1 : 0,
      insideVi: text.insideVi.normalize("NFC"),
      insideEn: text.insideEn.normalize("NFC"),
      now,
    },
  );
}

type Reply = { readonly personId: number; readonly absenceId: number; readonly sender: string };

export function hasAnswered(db: Db, reply: Reply): boolean {
  return (
    db.get(
      "SELECT 1 FROM mail_absence_reply WHERE person_id = :personId AND absence_id = :absenceId AND sender = :sender",
      reply,
    ) !== undefined
  );
}

/** Notes that a sender has been answered in this absence; false when that was so already. */
export function noteAnswered(db: Db, reply: Reply & { now: number }): boolean {
  return (
    db.run(
      `INSERT INTO mail_absence_reply (person_id, absence_id, sender, at) VALUES (:personId, :absenceId, :sender, :now)
       ON CONFLICT DO NOTHING`,
      reply,
    ).changes > 0
  );
}

/** Notes an answer to somebody outside, who may have another in the same absence when this one is long ago. */
export function noteAnsweredAgain(db: Db, reply: Reply & { now: number }): void {
  db.run(
    `INSERT INTO mail_absence_reply (person_id, absence_id, sender, at) VALUES (:personId, :absenceId, :sender, :now)
     ON CONFLICT DO UPDATE SET at = excluded.at`,
    reply,
  );
}

/** Whether this person has answered that sender since, in whatever absence. */
export function answeredSince(db: Db, personId: number, sender: string, since: number): boolean {
  return (
    db.get("SELECT 1 FROM mail_absence_reply WHERE person_id = :personId AND sender = :sender AND at > :since", {
      personId,
      sender,
      since,
    }) !== undefined
  );
}

/** How many of other offices a person has answered since. */
export function outsideAnswersSince(db: Db, personId: number, since: number): number {
  return (
    db.get<{ answers: number }>(
      "SELECT count(*) AS answers FROM mail_absence_reply WHERE person_id = :personId AND at > :since AND sender LIKE '%@%'",
      { personId, since },
    )?.answers ?? 0
  );
}

export function forgetAnswers(db: Db, before: number): void {
  db.run("DELETE FROM mail_absence_reply WHERE at < :before", { before });
}
