import type { Db } from "../../../kernel/database/db.ts";
import type { MessageState, PartState } from "../contract.ts";
import type { MessageRow, PartRow } from "../rows.ts";
import { MESSAGE_COLUMNS } from "./messages.ts";

/**
 * The next message for a card: the most pressing that is due. Not to whom another card is just sending (`busy`); not before an older one to
 * that number, as pressing, that waits for another attempt; not where one of `others`, the other cards that are there, has begun it or has sent to
 * that number since `since`: a person's messages go over one card, in order.
 */
export const nextMessage = (
  db: Db,
  query: { sim: string; now: number; since: number; busy: readonly string[]; others: readonly string[] },
): MessageRow | undefined =>
  db.get<MessageRow>(
    `SELECT ${MESSAGE_COLUMNS} FROM sms_message m
     WHERE m.state IN ('queued', 'sending') AND m.due_at <= :now AND m.expires_at > :now
       AND m.number NOT IN (SELECT value FROM json_each(:busy))
       AND (m.sim IS NULL OR m.sim = :sim OR (m.state = 'queued' AND m.sim NOT IN (SELECT value FROM json_each(:others))))
       AND NOT EXISTS (
         SELECT 1 FROM sms_message o WHERE o.number = m.number AND o.id < m.id AND o.state IN ('queued', 'sending')
           AND o.priority <= m.priority AND o.changed_at > o.created_at AND o.expires_at > :now
           AND (o.state = 'queued' OR o.sim = :sim OR o.sim IN (SELECT value FROM json_each(:others))))
       AND coalesce(
         (SELECT o.sim FROM sms_message o WHERE o.number = m.number AND o.sim IS NOT NULL AND o.changed_at > :since
          ORDER BY o.id DESC LIMIT 1), :sim) NOT IN (SELECT value FROM json_each(:others))
     ORDER BY m.priority, m.due_at, m.id LIMIT 1`,
    { ...query, busy: JSON.stringify(query.busy), others: JSON.stringify(query.others) },
  );

/** When the next message becomes due that is not yet; undefined: none waits for its time. */
export const nextDueAt = (db: Db, now: number): number | undefined =>
  db.get<{ at: number | null }>(
    "SELECT min(due_at) AS at FROM sms_message WHERE state IN ('queued', 'sending') AND due_at > :now",
    { now },
  )?.at ?? undefined;

export function setMessage(
  db: Db,
  id: number,
  now: number,
  changes: {
    state?: MessageState;
    sim?: string | null;
    dueAt?: number;
    failures?: number;
    error?: string | null;
    expiresAt?: number;
  },
): void {
  const names: Record<string, string> = {
    state: "state",
    sim: "sim",
    dueAt: "due_at",
    failures: "failures",
    error: "error",
    expiresAt: "expires_at",
  };
  const sets = Object.keys(changes).map((key) => `${names[key] ?? key} = :${key}`);
  db.run(`UPDATE sms_message SET ${[...sets, "changed_at = :now"].join(", ")} WHERE id = :id`, { ...changes, id, now });
}

export function setPart(
  db: Db,
  part: { messageId: number; sequence: number },
  changes: {
    state: PartState;
    sim?: string;
    mr?: number | null;
    submittedAt?: number;
    acceptedAt?: number;
    status?: number;
  },
): void {
  db.run(
    `UPDATE sms_part SET state = :state, sim = coalesce(:sim, sim), mr = CASE WHEN :clears = 1 THEN NULL ELSE coalesce(:mr, mr) END,
       submitted_at = coalesce(:submittedAt, submitted_at), accepted_at = coalesce(:acceptedAt, accepted_at),
       status = coalesce(:status, status)
     WHERE message_id = :messageId AND sequence = :sequence`,
    {
      messageId: part.messageId,
      sequence: part.sequence,
      state: changes.state,
      sim: changes.sim ?? null,
      mr: changes.mr ?? null,
      clears: changes.mr === null ? 1 : 0,
      submittedAt: changes.submittedAt ?? null,
      acceptedAt: changes.acceptedAt ?? null,
      status: changes.status ?? null,
    },
  );
}

const PART = "message_id AS messageId, sequence, state, number, sim, mr, submitted_at AS submittedAt, status";

/** What was being handed to a modem when the program ended. */
export const submittingParts = (db: Db): PartRow[] =>
  db.all<PartRow>(`SELECT ${PART} FROM sms_part WHERE state = 'submitting'`);

/** Unknown parts of messages that are sent again, whose report has not come in time. */
export const unknownParts = (db: Db, before: number): PartRow[] =>
  db.all<PartRow>(
    `SELECT p.message_id AS messageId, p.sequence, p.state, p.number, p.sim, p.mr, p.submitted_at AS submittedAt, p.status
     FROM sms_part p JOIN sms_message m ON m.id = p.message_id
     WHERE p.state = 'unknown' AND p.submitted_at <= :before AND m.at_least_once = 1 LIMIT 200`,
    { before },
  );

/** The part that a report is about: the latest with this reference to this number over this card, no older than the window. */
export const reportedPart = (
  db: Db,
  report: { sim: string; mr: number; number: string; since: number },
): PartRow | undefined =>
  db.get<PartRow>(
    `SELECT ${PART} FROM sms_part WHERE sim = :sim AND mr = :mr AND number = :number AND submitted_at >= :since
     ORDER BY submitted_at DESC LIMIT 1`,
    report,
  );

/** The oldest part to this number of which it is not known whether it went out. */
export const unknownPartTo = (db: Db, to: { sim: string; number: string; since: number }): PartRow | undefined =>
  db.get<PartRow>(
    `SELECT ${PART} FROM sms_part WHERE state = 'unknown' AND number = :number AND sim = :sim AND submitted_at >= :since
     ORDER BY submitted_at LIMIT 1`,
    to,
  );

/** Whether a part to this number is just being handed to the card's modem. */
export const isSubmittingTo = (db: Db, to: { sim: string; number: string }): boolean =>
  db.get("SELECT 1 FROM sms_part WHERE state = 'submitting' AND number = :number AND sim = :sim", to) !== undefined;

export function keepEarlyReport(
  db: Db,
  report: { sim: string; mr: number; number: string; status: number; at: number },
): void {
  db.run(
    "INSERT INTO sms_early_report (sim, mr, number, status, at) VALUES (:sim, :mr, :number, :status, :at)",
    report,
  );
}

/** Takes the report that came before its part's answer. */
export function takeEarlyReport(
  db: Db,
  of: { sim: string; mr: number; number: string; since: number },
): number | undefined {
  const found = db.get<{ id: number; status: number }>(
    `SELECT id, status FROM sms_early_report WHERE sim = :sim AND mr = :mr AND number = :number AND at >= :since
     ORDER BY id DESC LIMIT 1`,
    of,
  );
  if (found) db.run("DELETE FROM sms_early_report WHERE id = :id", { id: found.id });
  return found?.status;
}

/** Takes the first report about anything to this number since. */
export function takeEarlyReportTo(db: Db, of: { sim: string; number: string; since: number }): number | undefined {
  const found = db.get<{ id: number; status: number }>(
    "SELECT id, status FROM sms_early_report WHERE sim = :sim AND number = :number AND at >= :since ORDER BY id LIMIT 1",
    of,
  );
  if (found) db.run("DELETE FROM sms_early_report WHERE id = :id", { id: found.id });
  return found?.status;
}

export const expiredMessages = (db: Db, now: number): { id: number }[] =>
  db.all<{ id: number }>(
    "SELECT id FROM sms_message WHERE state IN ('queued', 'sending') AND expires_at <= :now LIMIT 500",
    { now },
  );

/** Moves all times by which something still waits. */
export function moveBack(db: Db, by: number): void {
  db.run(
    `UPDATE sms_message SET due_at = due_at - :by, expires_at = expires_at - :by, created_at = created_at - :by,
       changed_at = changed_at - :by WHERE state IN ('queued', 'sending', 'unknown')`,
    { by },
  );
  db.run("UPDATE sms_part SET submitted_at = submitted_at - :by WHERE state IN ('submitting', 'unknown')", { by });
}

/** Parts handed to the network over a card since an instant. */
export const partsOverSim = (db: Db, sim: string, since: number): number =>
  db.get<{ parts: number }>("SELECT count(*) AS parts FROM sms_part WHERE sim = :sim AND submitted_at >= :since", {
    sim,
    since,
  })?.parts ?? 0;

export function sweepQueue(db: Db, before: number): void {
  db.run("DELETE FROM sms_early_report WHERE at < :before", { before });
  db.run("DELETE FROM sms_seen WHERE at < :before", { before });
  db.run("DELETE FROM sms_fragment WHERE at < :before", { before });
}
