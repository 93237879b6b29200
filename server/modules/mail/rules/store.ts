import type { Db } from "../../../kernel/database/db.ts";
import type { RuleAction, RuleCondition, RuleInput, RuleRun } from "./contract.ts";

export interface StoredRule extends RuleInput {
  readonly id: number;
}

interface Row {
  readonly id: number;
  readonly name: string;
  readonly enabled: number;
  readonly match: "all" | "any";
  readonly conditions: string;
  readonly actions: string;
  readonly stop: number;
}

const COLUMNS = "id, name, enabled, match, conditions, actions, stop";

/** Written by this store as the contract has them. */
const ruleOf = ({ enabled, stop, conditions, actions, ...row }: Row): StoredRule => ({
  ...row,
  enabled: enabled === 1,
  stop: stop === 1,
  conditions: JSON.parse(conditions) as RuleCondition[],
  actions: JSON.parse(actions) as RuleAction[],
});

export function rulesOf(db: Db, accountId: number): StoredRule[] {
  return db
    .all<Row>(`SELECT ${COLUMNS} FROM mail_rule WHERE account_id = :accountId ORDER BY position, id`, { accountId })
    .map(ruleOf);
}

/** Whether a rule of these people's may ask what stands inside a message. */
export function looksInside(db: Db, owners: readonly string[]): boolean {
  return (
    db.get(
      `SELECT 1 FROM mail_account a JOIN mail_rule r ON r.account_id = a.id
       WHERE a.owner IN (SELECT value FROM json_each(:owners)) AND r.enabled = 1
         AND (r.conditions LIKE '%"field":"body"%' OR r.conditions LIKE '%"field":"attachment"%') LIMIT 1`,
      { owners: JSON.stringify(owners) },
    ) !== undefined
  );
}

export function findRule(db: Db, accountId: number, id: number): StoredRule | undefined {
  const row = db.get<Row>(`SELECT ${COLUMNS} FROM mail_rule WHERE id = :id AND account_id = :accountId`, {
    id,
    accountId,
  });
  return row && ruleOf(row);
}

const paramsOf = (rule: RuleInput, now: number) => ({
  name: rule.name.normalize("NFC").trim(),
  enabled: rule.enabled ? 1 : 0,
  match: rule.match,
  conditions: JSON.stringify(rule.conditions).normalize("NFC"),
  actions: JSON.stringify(rule.actions).normalize("NFC"),
  stop: rule.stop ? 1 : 0,
  now,
});

export function insertRule(db: Db, accountId: number, rule: RuleInput, now: number): number {
  return db.run(
    `INSERT INTO mail_rule (account_id, position, name, enabled, match, conditions, actions, stop, changed_at)
     VALUES (:accountId, (SELECT coalesce(max(position), 0) + 1 FROM mail_rule WHERE account_id = :accountId),
       :name, :enabled, :match, :conditions, :actions, :stop, :now)`,
    { accountId, ...paramsOf(rule, now) },
  ).lastId;
}

export function updateRule(db: Db, id: number, rule: RuleInput, now: number): void {
  db.run(
    `UPDATE mail_rule SET name = :name, enabled = :enabled, match = :match, conditions = :conditions, actions = :actions,
       stop = :stop, changed_at = :now WHERE id = :id`,
    { id, ...paramsOf(rule, now) },
  );
}

export function deleteRule(db: Db, id: number): void {
  db.run("DELETE FROM mail_rule WHERE id = :id", { id });
}

export function placeRule(db: Db, id: number, position: number): void {
  db.run("UPDATE mail_rule SET position = :position WHERE id = :id", { id, position });
}

/** What the conditions ask of a content. */
export interface ContentFacts {
  readonly fromName: string;
  readonly fromAddress: string;
  /** JSON. */
  readonly recipients: string;
  readonly recipientCount: number;
  readonly subject: string;
  readonly size: number;
  readonly hasAttachments: number;
  /** 1 where the header alone of the message has been read. */
  readonly unread: number;
}

const FACTS = `c.from_name AS fromName, c.from_address AS fromAddress, c.recipients, c.recipient_count AS recipientCount, c.subject,
  c.size, c.has_attachments AS hasAttachments,
  EXISTS (SELECT 1 FROM mail_index_queue q WHERE q.content_id = c.id AND q.unread = 1) AS unread`;

export function factsOf(db: Db, contentId: number): ContentFacts | undefined {
  return db.get<ContentFacts>(`SELECT ${FACTS} FROM mail_content c WHERE c.id = :contentId`, { contentId });
}

/** A message of a mailbox with what the conditions ask of it. */
export interface Candidate extends ContentFacts {
  readonly id: number;
  readonly contentId: number;
  readonly senderId: number | null;
  readonly deliveredTo: string;
}

const CANDIDATE = `m.id, m.content_id AS contentId, m.sender_id AS senderId, m.delivered_to AS deliveredTo, ${FACTS}`;

/** A mailbox's messages between two ids, the upper one included, in their order. */
export function candidates(
  db: Db,
  mailboxId: number,
  { afterId, untilId, limit }: { afterId: number; untilId: number; limit: number },
): Candidate[] {
  return db.all<Candidate>(
    `SELECT ${CANDIDATE} FROM mail_message m JOIN mail_content c ON c.id = m.content_id
     WHERE m.mailbox_id = :mailboxId AND m.id > :afterId AND m.id <= :untilId ORDER BY m.id LIMIT :limit`,
    { mailboxId, afterId, untilId, limit },
  );
}

/** The mailbox's newest messages below an id, downwards. */
export function newestCandidates(db: Db, mailboxId: number, beforeId: number, limit: number): Candidate[] {
  return db.all<Candidate>(
    `SELECT ${CANDIDATE} FROM mail_message m JOIN mail_content c ON c.id = m.content_id
     WHERE m.mailbox_id = :mailboxId AND m.id < :beforeId ORDER BY m.id DESC LIMIT :limit`,
    { mailboxId, beforeId, limit },
  );
}

export interface RunRow extends RuleRun {
  readonly accountId: number;
  readonly mailboxId: number;
  readonly afterId: number;
  readonly untilId: number;
}

const RUN = `id, account_id AS accountId, rule_id AS ruleId, mailbox_id AS mailboxId, state, after_id AS afterId, until_id AS untilId,
  seen, changed, total, started_at AS startedAt, ended_at AS endedAt`;

export function insertRun(
  db: Db,
  run: { accountId: number; ruleId: number; mailboxId: number; total: number; now: number },
): number {
  return db.run(
    `INSERT INTO mail_rule_run (account_id, rule_id, mailbox_id, state, until_id, total, started_at)
     VALUES (:accountId, :ruleId, :mailboxId, 'running',
       (SELECT coalesce(max(id), 0) FROM mail_message WHERE mailbox_id = :mailboxId), :total, :now)`,
    run,
  ).lastId;
}

export function findRun(db: Db, id: number): RunRow | undefined {
  return db.get<RunRow>(`SELECT ${RUN} FROM mail_rule_run WHERE id = :id`, { id });
}

/** The last run of a rule. */
export function lastRun(db: Db, accountId: number, ruleId: number): RunRow | undefined {
  return db.get<RunRow>(
    `SELECT ${RUN} FROM mail_rule_run WHERE account_id = :accountId AND rule_id = :ruleId ORDER BY id DESC LIMIT 1`,
    { accountId, ruleId },
  );
}

export function runningRuns(db: Db): RunRow[] {
  return db.all<RunRow>(`SELECT ${RUN} FROM mail_rule_run WHERE state = 'running' ORDER BY id`);
}

export function advanceRun(db: Db, id: number, step: { afterId: number; seen: number; changed: number }): void {
  db.run(
    "UPDATE mail_rule_run SET after_id = :afterId, seen = seen + :seen, changed = changed + :changed WHERE id = :id",
    { id, ...step },
  );
}

export function endRun(db: Db, id: number, state: RuleRun["state"], now: number): void {
  db.run("UPDATE mail_rule_run SET state = :state, ended_at = :now WHERE id = :id AND state = 'running'", {
    id,
    state,
    now,
  });
}
