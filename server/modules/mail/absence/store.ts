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

export function forgetAnswers(db: Db, before: number): void {
  db.run("DELETE FROM mail_absence_reply WHERE at < :before", { before });
}
