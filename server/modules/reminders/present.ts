import type { Actor } from "../../kernel/access/actor.ts";
import type { Face, ReminderItem } from "./contract.ts";
import type { ReminderDirectory } from "./needs.ts";
import { abilitiesOn } from "./policy.ts";
import { whenOf } from "./reckoning.ts";
import type { ListedRow, ReminderRow } from "./rows.ts";
import { whenWords } from "./when/words.ts";

const MINUTE = 60_000;
/** What comes within so many minutes is in time: a busy machine is not late. */
const IN_TIME = 5;

/** By how many minutes something came too late; 0: in time. */
export function lateMinutes(dueAt: number, firedAt: number): number {
  const late = Math.floor((firedAt - dueAt) / MINUTE);
  return late >= IN_TIME ? late : 0;
}

export function faceOf(directory: Pick<ReminderDirectory, "person">, personId: number): Face {
  const person = directory.person(personId);
  return { id: personId, name: person?.name ?? "", photoHash: person?.photoHash ?? null };
}

export function subjectOf(row: ReminderRow): ReminderItem["subject"] {
  const { subjectType: type, subjectId: id, subjectTitle: title, subjectPath: path } = row;
  return type === null || id === null || title === null || path === null ? null : { type, id, title, path };
}

/** A line of a list as one person sees it. */
export function presentReminder(
  row: ListedRow,
  actor: Actor,
  directory: Pick<ReminderDirectory, "person">,
  today: string,
): ReminderItem {
  const when = whenOf(row);
  const { copyId, state, copyDueAt, firedAt } = row;
  const copy =
    copyId === null || state === null || copyDueAt === null || firedAt === null
      ? null
      : {
          id: copyId,
          state,
          dueAt: copyDueAt,
          firedAt,
          lateMinutes: lateMinutes(copyDueAt, firedAt),
          snoozedUntilAt: row.wakeAt,
          doneAt: row.doneAt,
        };
  return {
    id: row.id,
    key: copyId === null ? String(row.id) : `${String(row.id)}.${String(copyId)}`,
    title: row.title,
    author: faceOf(directory, row.authorId),
    isMine: actor.kind === "person" && actor.id === row.authorId,
    when,
    words: whenWords(when, today),
    dueAt: row.dueAt,
    nextAt: row.nextAt,
    at: row.at,
    copy,
    subject: subjectOf(row),
    told: row.told,
    done: row.done,
    can: abilitiesOn(actor, row),
  };
}
