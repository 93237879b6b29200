import { connect, dbOn, type Db } from "../../kernel/database/db.ts";
import initial from "./migrations/0001-initial.sql" with { type: "text" };
import type { PollRow } from "./rows.ts";

/** The tables of polls alone, in memory. */
export function dbWithPolls(): { db: Db } {
  const db = dbOn(connect(":memory:", { readOnly: false }));
  db.exec(initial);
  return { db };
}

/** A row as the store reads it. */
export function pollRow(changes: Partial<PollRow> = {}): PollRow {
  return {
    id: 1,
    authorId: 1,
    title: "",
    description: "",
    kind: "single",
    secrecy: "open",
    results: "live",
    maxChoices: 1,
    quorum: null,
    remindHours: null,
    opensAt: 0,
    closesAt: 1,
    openedAt: null,
    closedAt: null,
    remindedAt: null,
    remindRounds: 0,
    asked: 0,
    answered: 0,
    ...changes,
  };
}
