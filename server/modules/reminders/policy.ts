import { may, type Actor } from "../../kernel/access/actor.ts";
import type { SqlParams } from "../../kernel/database/db.ts";
import type { AudienceKey } from "../../kernel/contract/index.ts";
import type { ReminderAbilities } from "./contract.ts";
import { reminderErrors } from "./errors.ts";
import type { ReminderDirectory } from "./needs.ts";
import type { ListedRow, ReminderRow } from "./rows.ts";

/** Named one by one; more are a unit, and whole units are for those who head them. */
const MOST_PERSONS = 20;
const DEEPEST = 20;

/**
 * The rows of `reminders_reminder r` that the actor may know of: set by him, for him, or told to him once. What was taken out exists only for its
 * author. Nobody oversees the reminders of others.
 */
export function visibleTo(actor: Actor): {
  readonly where: string;
  readonly params: Exclude<SqlParams, readonly unknown[]>;
} {
  if (actor.kind === "system") return { where: "1", params: {} };
  if (actor.kind === "stranger") return { where: "0", params: {} };
  return {
    where: `(r.author_id = :viewer OR (r.removed_at IS NULL AND (
      EXISTS (SELECT 1 FROM json_each(:viewerKeys) k JOIN reminders_audience a ON a.reminder_id = r.id AND a.key = k.value)
      OR EXISTS (SELECT 1 FROM reminders_occurrence o JOIN reminders_copy c ON c.occurrence_id = o.id AND c.person_id = :viewer
        WHERE o.reminder_id = r.id AND c.state <> 'muted'))))`,
    params: { viewer: actor.id, viewerKeys: JSON.stringify(actor.audienceKeys) },
  };
}

/** What the actor may do with a reminder, or with his share of it. */
export function abilitiesOn(
  actor: Actor,
  row: Pick<ReminderRow, "authorId" | "isOwn" | "nextAt" | "removedAt"> & Pick<ListedRow, "copyId" | "state">,
): ReminderAbilities {
  const isAuthor = actor.kind === "person" && actor.id === row.authorId;
  const isThere = row.removedAt === null;
  const waits = row.copyId !== null && row.state === "open" && isThere;
  return {
    edit: isAuthor && isThere,
    remove: isAuthor && isThere,
    finish: waits || (isAuthor && row.isOwn === 1 && row.nextAt !== null && isThere && row.copyId === null),
    snooze: waits,
    reassign: waits,
    mute: !isAuthor && actor.kind === "person" && isThere,
  };
}

/** Refuses an audience that the actor may not address: persons are open to all, a unit to who heads it or what stands above it. */
export function demandAudience(actor: Actor, keys: readonly AudienceKey[], directory: ReminderDirectory): void {
  const bodies = keys.filter((key) => !key.startsWith("person:"));
  if (may(actor, "reminders.everyone")) return;
  if (keys.length - bodies.length > MOST_PERSONS) {
    throw reminderErrors.tooManyPeople({ most: MOST_PERSONS }, "/body/audience");
  }
  for (const key of bodies) {
    const id = /^department:(\d+)$/.exec(key)?.[1];
    if (id === undefined || !may(actor, "reminders.unit") || !heads(actor, Number(id), directory)) {
      throw reminderErrors.notYourUnit({}, "/body/audience");
    }
  }
}

function heads(actor: Actor, departmentId: number, directory: ReminderDirectory): boolean {
  let next: number | null = departmentId;
  for (let depth = 0; next !== null && depth < DEEPEST; depth += 1) {
    if (actor.kind === "person" && directory.headsOf(next).includes(actor.id)) return true;
    next = directory.department(next)?.parentId ?? null;
  }
  return false;
}
