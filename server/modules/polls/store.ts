import type { Actor } from "../../kernel/access/actor.ts";
import type { Db } from "../../kernel/database/db.ts";
import { ftsColumns, type FtsMatch } from "../../kernel/text/index.ts";
import type { PollInput, PollList, VoterFilter } from "./contract.ts";
import { visibleTo } from "./policy.ts";
import type { ListedPoll, OptionRow, VoterRow } from "./rows.ts";

const COLUMNS = `p.id, p.author_id AS authorId, p.title, p.description, p.kind, p.secrecy, p.results, p.max_choices AS maxChoices,
  p.quorum, p.remind_hours AS remindHours, p.opens_at AS opensAt, p.closes_at AS closesAt, p.opened_at AS openedAt,
  p.closed_at AS closedAt, p.reminded_at AS remindedAt, p.remind_rounds AS remindRounds, p.asked, p.answered`;

const MINE = `EXISTS (SELECT 1 FROM polls_voter m WHERE m.poll_id = p.id AND m.person_id = :me) AS isAsked,
  EXISTS (SELECT 1 FROM polls_voter m WHERE m.poll_id = p.id AND m.person_id = :me AND m.answered_at IS NOT NULL) AS hasAnswered`;

/** What each list keeps, beside what is visible. `:now` is the present, `:me` the person. */
const LISTS: Readonly<Record<PollList, string>> = {
  all: "1",
  mine: "p.author_id = :me",
  open: "p.closed_at IS NULL AND p.opens_at <= :now AND p.closes_at > :now",
  closed: "(p.closed_at IS NOT NULL OR p.closes_at <= :now)",
  waiting: `p.closed_at IS NULL AND p.closes_at > :now AND EXISTS
    (SELECT 1 FROM polls_voter w WHERE w.poll_id = p.id AND w.person_id = :me AND w.answered_at IS NULL)`,
};

/** Where a page begins: after this poll. */
export interface PollCursor {
  readonly closesAt: number;
  readonly id: number;
}

const idOf = (actor: Actor): number => (actor.kind === "person" ? actor.id : 0);

/** Polls visible to the actor, the one that closes last first, of those that run the one that closes first; one more than `limit`, so that the caller knows whether there is a next page. */
export function listPolls(
  db: Db,
  actor: Actor,
  page: { list: PollList; now: number; limit: number; after?: PollCursor | undefined },
): ListedPoll[] {
  const visible = visibleTo(actor);
  const [order, beyond, before] =
    page.list === "waiting" || page.list === "open"
      ? (["ASC", ">", 0] as const)
      : (["DESC", "<", Number.MAX_SAFE_INTEGER] as const);
  return db.all<ListedPoll>(
    `SELECT ${COLUMNS}, ${MINE} FROM polls_poll p
     WHERE ${visible.where} AND ${LISTS[page.list]} AND :now >= 0 AND (p.closes_at, p.id) ${beyond} (:closesAt, :id)
     ORDER BY p.closes_at ${order}, p.id ${order} LIMIT :limit`,
    {
      ...visible.params,
      me: idOf(actor),
      now: page.now,
      closesAt: page.after?.closesAt ?? before,
      id: page.after?.id ?? before,
      limit: page.limit + 1,
    },
  );
}

/** One poll, if the actor may know of it. */
export function findPoll(db: Db, actor: Actor, id: number): ListedPoll | undefined {
  const visible = visibleTo(actor);
  return db.get<ListedPoll>(`SELECT ${COLUMNS}, ${MINE} FROM polls_poll p WHERE p.id = :id AND ${visible.where}`, {
    ...visible.params,
    me: idOf(actor),
    id,
  });
}

export function insertPoll(db: Db, authorId: number, input: PollInput, now: number): number {
  const { options, audience, ...fields } = input;
  const { lastId } = db.run(
    `INSERT INTO polls_poll (author_id, title, description, kind, secrecy, results, max_choices, quorum, remind_hours, created_at, opens_at, closes_at)
     VALUES (:authorId, :title, :description, :kind, :secrecy, :results, :maxChoices, :quorum, :remindHours, :now, :opensAt, :closesAt)`,
    { authorId, now, ...fields },
  );
  writeParts(db, lastId, { options, audience, ...fields });
  return lastId;
}

export function insertRoom(db: Db, pollId: number, roomId: number): void {
  db.run("INSERT INTO polls_room (poll_id, room_id) VALUES (:pollId, :roomId)", { pollId, roomId });
}

/** The conversation in which a poll is held. */
export function roomOf(db: Db, pollId: number): number | undefined {
  return db.get<{ id: number }>("SELECT room_id AS id FROM polls_room WHERE poll_id = :pollId", { pollId })?.id;
}

/** What is said of a poll when it closes; asked by the program, not by a person. */
export function pollById(
  db: Db,
  id: number,
): { authorId: number; title: string; asked: number; answered: number } | undefined {
  return db.get("SELECT author_id AS authorId, title, asked, answered FROM polls_poll WHERE id = :id", { id });
}

/** Rewrites a poll that has not opened: nobody has answered, so options may be made anew. */
export function updatePoll(db: Db, id: number, input: PollInput): void {
  const { options, audience, ...fields } = input;
  db.run(
    `UPDATE polls_poll SET title = :title, description = :description, kind = :kind, secrecy = :secrecy, results = :results,
       max_choices = :maxChoices, quorum = :quorum, remind_hours = :remindHours, opens_at = :opensAt, closes_at = :closesAt WHERE id = :id`,
    { id, ...fields },
  );
  db.run("DELETE FROM polls_option WHERE poll_id = :id", { id });
  db.run("DELETE FROM polls_audience WHERE poll_id = :id", { id });
  db.run("DELETE FROM polls_search WHERE rowid = :id", { id });
  writeParts(db, id, { options, audience, ...fields });
}

function writeParts(
  db: Db,
  pollId: number,
  input: Pick<PollInput, "options" | "audience" | "title" | "description">,
): void {
  input.options.forEach((text, position) => {
    db.run("INSERT INTO polls_option (poll_id, position, text) VALUES (:pollId, :position, :text)", {
      pollId,
      position,
      text,
    });
  });
  for (const key of input.audience) {
    db.run("INSERT INTO polls_audience (poll_id, key) VALUES (:pollId, :key)", { pollId, key });
  }
  const words = ftsColumns([input.title, input.description, ...input.options].join("\n"));
  db.run("INSERT INTO polls_search (rowid, folded, marked) VALUES (:pollId, :folded, :marked)", { pollId, ...words });
}

export function deletePoll(db: Db, id: number): void {
  db.run("DELETE FROM polls_search WHERE rowid = :id", { id });
  db.run("DELETE FROM polls_poll WHERE id = :id", { id });
}

export function optionsOf(db: Db, pollId: number): OptionRow[] {
  return db.all<OptionRow>("SELECT id, text, votes FROM polls_option WHERE poll_id = :pollId ORDER BY position", {
    pollId,
  });
}

export function audienceOf(db: Db, pollId: number): string[] {
  return db
    .all<{ key: string }>("SELECT key FROM polls_audience WHERE poll_id = :pollId ORDER BY key", { pollId })
    .map(({ key }) => key);
}

/** Draws up the roll and opens the poll. */
export function openPoll(
  db: Db,
  id: number,
  now: number,
  voters: readonly { readonly id: number; readonly sortKey: string }[],
): void {
  for (const voter of voters) {
    db.run("INSERT INTO polls_voter (poll_id, person_id, sort_key) VALUES (:id, :personId, :sortKey)", {
      id,
      personId: voter.id,
      sortKey: voter.sortKey,
    });
  }
  db.run("UPDATE polls_poll SET opened_at = :now, asked = :asked WHERE id = :id", { id, now, asked: voters.length });
}

/** Polls whose opening time has come. */
export function pollsToOpen(db: Db, now: number): { id: number }[] {
  return db.all(
    "SELECT id FROM polls_poll WHERE opened_at IS NULL AND closed_at IS NULL AND opens_at <= :now ORDER BY opens_at",
    { now },
  );
}

/** Polls whose closing time has come. */
export function pollsToClose(db: Db, now: number): { id: number }[] {
  return db.all("SELECT id FROM polls_poll WHERE closed_at IS NULL AND closes_at <= :now ORDER BY closes_at", { now });
}

const HOUR = 3_600_000;

/** Open polls whose time to remind has come and that were not reminded of since. */
export function pollsToRemind(db: Db, now: number): { id: number }[] {
  return db.all(
    `SELECT id FROM polls_poll WHERE closed_at IS NULL AND opened_at IS NOT NULL AND closes_at > :now AND remind_hours IS NOT NULL
       AND closes_at - remind_hours * ${String(HOUR)} <= :now AND answered < asked
       AND opened_at < closes_at - remind_hours * ${String(HOUR)}
       AND (reminded_at IS NULL OR reminded_at < closes_at - remind_hours * ${String(HOUR)})`,
    { now },
  );
}

export function markClosed(db: Db, id: number, now: number): void {
  db.run("UPDATE polls_poll SET closed_at = :now WHERE id = :id", { id, now });
}

export function markReminded(db: Db, id: number, now: number): void {
  db.run("UPDATE polls_poll SET reminded_at = :now, remind_rounds = remind_rounds + 1 WHERE id = :id", { id, now });
}

/** The people on the roll who have not answered. */
export function silentVoters(db: Db, pollId: number): number[] {
  return db
    .all<{ personId: number }>(
      "SELECT person_id AS personId FROM polls_voter WHERE poll_id = :pollId AND answered_at IS NULL",
      { pollId },
    )
    .map(({ personId }) => personId);
}

/** Everyone on the roll. */
export function allVoters(db: Db, pollId: number): number[] {
  return db
    .all<{ personId: number }>("SELECT person_id AS personId FROM polls_voter WHERE poll_id = :pollId", { pollId })
    .map(({ personId }) => personId);
}

const ROLLS: Readonly<Record<VoterFilter, string>> = {
  all: "1",
  silent: "answered_at IS NULL",
  answered: "answered_at IS NOT NULL",
};

/** A page of the roll by name. */
export function listVoters(
  db: Db,
  pollId: number,
  page: { filter: VoterFilter; limit: number; after?: { sortKey: string; personId: number } | undefined },
): VoterRow[] {
  return db.all<VoterRow>(
    `SELECT person_id AS personId, sort_key AS sortKey, answered_at AS answeredAt FROM polls_voter
     WHERE poll_id = :pollId AND ${ROLLS[page.filter]} AND (sort_key, person_id) > (:sortKey, :personId) ORDER BY sort_key, person_id LIMIT :limit`,
    {
      pollId,
      sortKey: page.after?.sortKey ?? "",
      personId: page.after?.personId ?? 0,
      limit: page.limit + 1,
    },
  );
}

/** A ballot: what was chosen or written. `personId` is null in an anonymous poll. */
export interface Ballot {
  readonly name: string;
  readonly personId: number | null;
  readonly optionIds: readonly number[];
  readonly text: string;
}

export function insertBallot(db: Db, pollId: number, ballot: Ballot): void {
  db.run("INSERT INTO polls_ballot (poll_id, name, person_id, text) VALUES (:pollId, :name, :personId, :text)", {
    pollId,
    name: ballot.name,
    personId: ballot.personId,
    text: ballot.text,
  });
  for (const optionId of ballot.optionIds) {
    db.run("INSERT INTO polls_choice (poll_id, ballot, option_id) VALUES (:pollId, :ballot, :optionId)", {
      pollId,
      ballot: ballot.name,
      optionId,
    });
    db.run("UPDATE polls_option SET votes = votes + 1 WHERE id = :optionId", { optionId });
  }
}

/** Takes a person's ballot out of an open poll, so that another can take its place. */
export function withdrawBallot(db: Db, pollId: number, ballot: Ballot): void {
  for (const optionId of ballot.optionIds) {
    db.run("UPDATE polls_option SET votes = votes - 1 WHERE id = :optionId", { optionId });
  }
  db.run("DELETE FROM polls_ballot WHERE poll_id = :pollId AND name = :name", { pollId, name: ballot.name });
}

/** A person's own ballot; never found in an anonymous poll, where none bears a name. */
export function ballotOf(db: Db, pollId: number, personId: number): Ballot | undefined {
  const row = db.get<{ name: string; personId: number; text: string }>(
    "SELECT name, person_id AS personId, text FROM polls_ballot WHERE poll_id = :pollId AND person_id = :personId",
    { pollId, personId },
  );
  return row && { ...row, optionIds: choicesOf(db, pollId, row.name) };
}

function choicesOf(db: Db, pollId: number, ballot: string): number[] {
  return db
    .all<{ optionId: number }>(
      "SELECT option_id AS optionId FROM polls_choice WHERE poll_id = :pollId AND ballot = :ballot ORDER BY option_id",
      { pollId, ballot },
    )
    .map(({ optionId }) => optionId);
}

/** Marks that a person has answered; the first time, the poll's own count rises. Returns false when the mark was there. */
export function markAnswered(db: Db, pollId: number, personId: number, answeredAt: number): boolean {
  const { changes } = db.run(
    "UPDATE polls_voter SET answered_at = :answeredAt WHERE poll_id = :pollId AND person_id = :personId AND answered_at IS NULL",
    { pollId, personId, answeredAt },
  );
  if (changes > 0) db.run("UPDATE polls_poll SET answered = answered + 1 WHERE id = :pollId", { pollId });
  return changes > 0;
}

/** A page of free answers in the order of their random names, which tells nothing of time. */
export function listTexts(
  db: Db,
  pollId: number,
  page: { limit: number; after?: string | undefined },
): { name: string; personId: number | null; text: string }[] {
  return db.all(
    `SELECT name, person_id AS personId, text FROM polls_ballot
     WHERE poll_id = :pollId AND text <> '' AND name > :after ORDER BY name LIMIT :limit`,
    { pollId, after: page.after ?? "", limit: page.limit + 1 },
  );
}

/** The newest polls that have the words and are visible: bounded, newest first, those with the marks as typed before the others. */
export function searchPolls(db: Db, actor: Actor, match: FtsMatch, limit: number): ListedPoll[] {
  const visible = visibleTo(actor);
  const find = (expression: string) =>
    db.all<ListedPoll>(
      `SELECT ${COLUMNS}, ${MINE} FROM (SELECT rowid FROM polls_search WHERE polls_search MATCH :expression ORDER BY rowid DESC LIMIT 500) f
       JOIN polls_poll p ON p.id = f.rowid WHERE ${visible.where} ORDER BY p.id DESC LIMIT :limit`,
      { ...visible.params, me: idOf(actor), expression, limit },
    );
  const exact = match.exact === null ? [] : find(match.exact);
  const known = new Set(exact.map(({ id }) => id));
  return [...exact, ...find(match.any).filter(({ id }) => !known.has(id))].slice(0, limit);
}
