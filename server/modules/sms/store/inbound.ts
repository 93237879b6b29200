import type { Db } from "../../../kernel/database/db.ts";
import type { InboundRow, QuestionRow } from "../rows.ts";

/** Whether this PDU is seen for the first time; it is written down. */
export const firstSeen = (db: Db, digest: string, at: number): boolean =>
  db.run("INSERT INTO sms_seen (digest, at) VALUES (:digest, :at) ON CONFLICT DO NOTHING", { digest, at }).changes > 0;

export interface Fragment {
  readonly number: string;
  readonly reference: number;
  readonly wide: number;
  readonly total: number;
  readonly sequence: number;
  readonly sim: string;
  readonly text: string;
  readonly at: number;
}

/** Keeps a part; returns the whole text when it is complete, and forgets the parts. */
export function joinFragment(db: Db, fragment: Fragment): string | undefined {
  db.run(
    `INSERT INTO sms_fragment (number, reference, wide, total, sequence, sim, text, at)
     VALUES (:number, :reference, :wide, :total, :sequence, :sim, :text, :at) ON CONFLICT DO NOTHING`,
    { ...fragment },
  );
  const { number, reference, wide, total } = fragment;
  const key = { number, reference, wide, total };
  const where = "number = :number AND reference = :reference AND wide = :wide AND total = :total";
  const rows = db.all<{ text: string }>(`SELECT text FROM sms_fragment WHERE ${where} ORDER BY sequence`, key);
  if (rows.length < total) return undefined;
  db.run(`DELETE FROM sms_fragment WHERE ${where}`, key);
  return rows.map(({ text }) => text).join("");
}

const INBOUND = `id, sim, number, person_id AS personId, text, received_at AS receivedAt, state, outcome, forwarded_to AS forwardedTo`;

export function insertInbound(
  db: Db,
  message: { sim: string; number: string; text: string; sentAt: number; receivedAt: number },
): number {
  return db.run(
    `INSERT INTO sms_inbound (sim, number, person_id, text, sent_at, received_at, state)
     VALUES (:sim, :number, (SELECT person_id FROM sms_message WHERE number = :number AND person_id IS NOT NULL ORDER BY id DESC LIMIT 1),
       :text, :sentAt, :receivedAt, 'new')`,
    message,
  ).lastId;
}

export const unprocessed = (db: Db): InboundRow[] =>
  db.all<InboundRow>(`SELECT ${INBOUND} FROM sms_inbound WHERE processed_at IS NULL ORDER BY id LIMIT 100`);

export function markProcessed(
  db: Db,
  id: number,
  result: { at: number; state: InboundRow["state"]; outcome: string; questionId?: number },
): void {
  db.run(
    `UPDATE sms_inbound SET processed_at = :at, state = :state, outcome = :outcome, question_id = :questionId WHERE id = :id`,
    { id, at: result.at, state: result.state, outcome: result.outcome, questionId: result.questionId ?? null },
  );
}

export const listInbound = (
  db: Db,
  page: { list: "new" | "all"; before?: number | undefined; limit: number },
): InboundRow[] =>
  db.all<InboundRow>(
    `SELECT ${INBOUND} FROM sms_inbound WHERE ${page.list === "new" ? "state = 'new' AND" : ""} id < :before
     ORDER BY id DESC LIMIT :limit`,
    { before: page.before ?? Number.MAX_SAFE_INTEGER, limit: page.limit + 1 },
  );

export const findInbound = (db: Db, id: number): InboundRow | undefined =>
  db.get<InboundRow>(`SELECT ${INBOUND} FROM sms_inbound WHERE id = :id`, { id });

export function finishInbound(db: Db, id: number, forwardedTo: string | null): void {
  db.run("UPDATE sms_inbound SET state = 'done', forwarded_to = coalesce(:forwardedTo, forwarded_to) WHERE id = :id", {
    id,
    forwardedTo,
  });
}

export const openQuestions = (db: Db, number: string, now: number): QuestionRow[] =>
  db.all<QuestionRow>(
    `SELECT id, notice, subject_id AS subjectId, person_id AS personId, number, code, choices
     FROM sms_question WHERE number = :number AND closes_at > :now ORDER BY id DESC LIMIT 50`,
    { number, now },
  );

export function insertQuestion(
  db: Db,
  question: Omit<QuestionRow, "id"> & { messageId: number; askedAt: number; closesAt: number },
): void {
  db.run(
    `INSERT INTO sms_question (notice, subject_id, person_id, number, code, choices, message_id, asked_at, closes_at)
     VALUES (:notice, :subjectId, :personId, :number, :code, :choices, :messageId, :askedAt, :closesAt)`,
    { ...question },
  );
}

export function markAnswered(db: Db, id: number, at: number): void {
  db.run("UPDATE sms_question SET answered_at = :at WHERE id = :id", { id, at });
}

export const hasOptedOut = (db: Db, number: string): boolean =>
  db.get("SELECT 1 FROM sms_opt_out WHERE number = :number", { number }) !== undefined;

export function optOut(db: Db, number: string, at: number): void {
  db.run("INSERT INTO sms_opt_out (number, at) VALUES (:number, :at) ON CONFLICT DO NOTHING", { number, at });
}

/** Whether the number had been on the list. */
export const optIn = (db: Db, number: string): boolean =>
  db.run("DELETE FROM sms_opt_out WHERE number = :number", { number }).changes > 0;

export const listOptOuts = (
  db: Db,
  { after, limit }: { after: readonly [number, string] | undefined; limit: number },
): { number: string; at: number }[] =>
  db.all(
    `SELECT number, at FROM sms_opt_out WHERE (at, number) < (:at, :number) ORDER BY at DESC, number DESC LIMIT :limit`,
    { at: after?.[0] ?? Number.MAX_SAFE_INTEGER, number: after?.[1] ?? "", limit: limit + 1 },
  );
