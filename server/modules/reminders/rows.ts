import type { CopyState } from "./contract.ts";

/** A reminder as it is stored; flags are 0 or 1, SQLite has no other truth. */
export interface ReminderRow {
  readonly id: number;
  readonly authorId: number;
  readonly title: string;
  readonly note: string;
  /** The contract's When as JSON. */
  readonly dueRule: string;
  readonly dueAt: number | null;
  readonly isOwn: number;
  readonly subjectType: string | null;
  readonly subjectId: string | null;
  readonly subjectTitle: string | null;
  readonly subjectPath: string | null;
  readonly nextAt: number | null;
  readonly removedAt: number | null;
}

/** One person's share of one time at which a reminder was due. */
export interface CopyRow {
  readonly copyId: number;
  readonly occurrenceId: number;
  readonly reminderId: number;
  readonly personId: number;
  readonly state: CopyState;
  readonly dueAt: number;
  readonly firedAt: number;
  readonly wakeAt: number | null;
  readonly rounds: number;
  readonly doneAt: number | null;
}

/** A line of a list: a reminder, with the share that it is listed for where there is one. */
export interface ListedRow extends ReminderRow {
  readonly at: number;
  readonly copyId: number | null;
  readonly state: CopyState | null;
  readonly copyDueAt: number | null;
  readonly firedAt: number | null;
  readonly wakeAt: number | null;
  readonly doneAt: number | null;
  /** Of the last time that it was due. */
  readonly told: number;
  readonly done: number;
}

export interface TellRow {
  readonly personId: number;
  readonly sortKey: string;
  readonly state: CopyState;
  readonly wakeAt: number | null;
  readonly doneAt: number | null;
}
