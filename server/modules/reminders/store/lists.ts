import type { Actor, PersonActor } from "../../../kernel/access/actor.ts";
import type { Db } from "../../../kernel/database/db.ts";
import type { FtsMatch } from "../../../kernel/text/index.ts";
import type { ReminderList } from "../contract.ts";
import { visibleTo } from "../policy.ts";
import type { ListedRow, ReminderRow } from "../rows.ts";

export const COLUMNS = `r.id, r.author_id AS authorId, r.title, r.note, r.due_rule AS dueRule, r.due_at AS dueAt, r.is_own AS isOwn,
  r.subject_type AS subjectType, r.subject_id AS subjectId, r.subject_title AS subjectTitle, r.subject_path AS subjectPath,
  r.next_at AS nextAt, r.removed_at AS removedAt`;

const NO_COPY = `NULL AS copyId, NULL AS state, NULL AS copyDueAt, NULL AS firedAt, NULL AS wakeAt, NULL AS doneAt`;
const COPY = `c.id AS copyId, c.state, o.due_at AS copyDueAt, o.fired_at AS firedAt, c.wake_at AS wakeAt, c.done_at AS doneAt`;
/** Of the last time that it was due. */
const SHEET = `COALESCE((SELECT l.told FROM reminders_occurrence l WHERE l.reminder_id = r.id ORDER BY l.due_at DESC LIMIT 1), 0) AS told,
  COALESCE((SELECT l.done FROM reminders_occurrence l WHERE l.reminder_id = r.id ORDER BY l.due_at DESC LIMIT 1), 0) AS done`;

/** Where a page begins: after this line. A reminder and a share of it can stand at the same time; `kind` tells them apart. */
export interface ListCursor {
  readonly at: number;
  readonly kind: number;
  readonly id: number;
}

interface ListPage {
  readonly list: ReminderList;
  /** The end of today. */
  readonly midnight: number;
  readonly limit: number;
  readonly after?: ListCursor | undefined;
}

/** What is coming for a person, one line a reminder whichever of his keys it is for. */
const coming = (range: string, also = "1"): string =>
  `SELECT 1 AS kind, u.at, u.id AS place, ${COLUMNS}, ${NO_COPY}, ${SHEET} FROM (
     SELECT DISTINCT a.next_at AS at, a.reminder_id AS id FROM json_each(:keys) k
     JOIN reminders_audience a ON a.key = k.value AND ${range}
   ) u JOIN reminders_reminder r ON r.id = u.id WHERE r.removed_at IS NULL AND ${also}`;

const shares = (state: "open" | "done"): string =>
  `SELECT 0 AS kind, c.at, c.id AS place, ${COLUMNS}, ${COPY}, ${SHEET} FROM reminders_copy c
   JOIN reminders_occurrence o ON o.id = c.occurrence_id JOIN reminders_reminder r ON r.id = o.reminder_id
   WHERE c.person_id = :me AND c.state = '${state}' AND r.removed_at IS NULL`;

const LISTS: Readonly<Record<ReminderList, { sql: string; newestFirst: boolean }>> = {
  today: { sql: `${shares("open")} UNION ALL ${coming("a.next_at < :midnight")}`, newestFirst: false },
  upcoming: { sql: coming("a.next_at >= :midnight"), newestFirst: false },
  repeating: { sql: coming("a.next_at > 0", "r.kind = 'repeat'"), newestFirst: false },
  given: {
    sql: `SELECT 1 AS kind, r.created_at AS at, r.id AS place, ${COLUMNS}, ${NO_COPY}, ${SHEET} FROM reminders_reminder r
      WHERE r.author_id = :me AND r.is_own = 0 AND r.removed_at IS NULL`,
    newestFirst: true,
  },
  done: { sql: shares("done"), newestFirst: true },
};

export type PlacedRow = ListedRow & { readonly kind: number; readonly place: number };

/** One list of a person; one more than `limit`, so that the caller knows whether there is a next page. */
export function listReminders(db: Db, person: PersonActor, page: ListPage): PlacedRow[] {
  const { sql, newestFirst } = LISTS[page.list];
  const [order, beyond, before] = newestFirst
    ? (["DESC", "<", Number.MAX_SAFE_INTEGER] as const)
    : (["ASC", ">", -1] as const);
  return db.all<PlacedRow>(
    `SELECT * FROM (${sql}) WHERE (at, kind, place) ${beyond} (:at, :kind, :id) AND :me > 0 AND :keys <> '' AND :midnight >= 0
     ORDER BY at ${order}, kind ${order}, place ${order} LIMIT :limit`,
    {
      me: person.id,
      keys: JSON.stringify(person.audienceKeys),
      midnight: page.midnight,
      at: page.after?.at ?? before,
      kind: page.after?.kind ?? before,
      id: page.after?.id ?? before,
      limit: page.limit + 1,
    },
  );
}

/** How many shares of a person wait; those that sleep do not. */
export function countWaiting(db: Db, personId: number): number {
  return (
    db.get<{ count: number }>(
      "SELECT count(*) AS count FROM reminders_copy c WHERE c.person_id = :personId AND c.state = 'open' AND c.wake_at IS NULL",
      { personId },
    )?.count ?? 0
  );
}

/** One reminder, if the actor may know of it, with his own open share of the last time. */
export function findReminder(db: Db, actor: Actor, id: number): ListedRow | undefined {
  const visible = visibleTo(actor);
  return db.get<ListedRow>(
    `SELECT COALESCE(c.at, r.next_at, r.created_at) AS at, ${COLUMNS}, c.id AS copyId, c.state, o.due_at AS copyDueAt,
       o.fired_at AS firedAt, c.wake_at AS wakeAt, c.done_at AS doneAt, ${SHEET}
     FROM reminders_reminder r
     LEFT JOIN reminders_occurrence o ON o.id = (SELECT x.id FROM reminders_occurrence x WHERE x.reminder_id = r.id ORDER BY x.due_at DESC LIMIT 1)
     LEFT JOIN reminders_copy c ON c.occurrence_id = o.id AND c.person_id = :me
     WHERE r.id = :id AND ${visible.where}`,
    { ...visible.params, id, me: actor.kind === "person" ? actor.id : 0 },
  );
}

/** The newest reminders that have the words and are visible, those with the marks as typed before the others. */
export function searchReminders(db: Db, actor: Actor, match: FtsMatch, limit: number): ReminderRow[] {
  const visible = visibleTo(actor);
  const find = (expression: string) =>
    db.all<ReminderRow>(
      `SELECT ${COLUMNS} FROM (SELECT rowid FROM reminders_search WHERE reminders_search MATCH :expression ORDER BY rowid DESC LIMIT 500) f
       JOIN reminders_reminder r ON r.id = f.rowid WHERE ${visible.where} AND r.removed_at IS NULL ORDER BY r.id DESC LIMIT :limit`,
      { ...visible.params, expression, limit },
    );
  const exact = match.exact === null ? [] : find(match.exact);
  const known = new Set(exact.map(({ id }) => id));
  return [...exact, ...find(match.any).filter(({ id }) => !known.has(id))].slice(0, limit);
}
