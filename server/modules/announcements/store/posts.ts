import type { Actor } from "../../../kernel/access/actor.ts";
import type { Db } from "../../../kernel/database/db.ts";
import { ftsColumns } from "../../../kernel/text/index.ts";
import type { AnnouncementInput, AnnouncementList } from "../contract.ts";
import { FOR_ME, visibleTo } from "../policy.ts";
import type { ListedPost, PostRow } from "../rows.ts";

export const COLUMNS = `p.id, p.author_id AS authorId, p.title, p.body, p.category, p.stage, p.version, p.edition, p.pinned, p.lobby,
  p.asks_confirmation AS asksConfirmation, p.comments_open AS commentsOpen, p.publishes_at AS publishesAt, p.expires_at AS expiresAt,
  p.published_at AS publishedAt, p.corrected_at AS correctedAt, p.withdrawn_at AS withdrawnAt, p.withdrawn_reason AS withdrawnReason,
  p.returned_note AS returnedNote, p.approver_id AS approverId, p.nudged_at AS nudgedAt, p.nudge_rounds AS nudgeRounds,
  p.sort_at AS sortAt, p.delivered, p.opened, p.confirmed, p.comments, p.html, p.mail_copy AS mailCopy, p.must_arrive AS mustArrive,
  p.in_turn AS inTurn, p.turns, p.quiz, p.poll, p.poll_id AS pollId`;

export const MINE = `${FOR_ME} AS isForMe,
  (SELECT m.opened_at FROM announcements_reader m WHERE m.post_id = p.id AND m.person_id = :me) AS openedAt,
  (SELECT m.confirmed_at FROM announcements_reader m WHERE m.post_id = p.id AND m.person_id = :me) AS confirmedAt,
  EXISTS (SELECT 1 FROM announcements_answer w WHERE w.post_id = p.id AND w.person_id = :me) AS hasAnswered,
  EXISTS (SELECT 1 FROM announcements_turn t WHERE t.post_id = p.id AND t.person_id = :me AND t.skipped_at IS NOT NULL) AS wasSkipped`;

export const RUNNING = "p.stage = 'published' AND p.ended = 0 AND (p.expires_at IS NULL OR p.expires_at > :now)";
const notYet = (what: "opened_at" | "confirmed_at") =>
  `NOT EXISTS (SELECT 1 FROM announcements_reader d WHERE d.post_id = p.id AND d.person_id = :me AND d.${what} IS NOT NULL)`;

const NOT_SKIPPED =
  "NOT EXISTS (SELECT 1 FROM announcements_turn s WHERE s.post_id = p.id AND s.person_id = :me AND s.skipped_at IS NOT NULL)";

/** What each list keeps, beside what is visible. `:now` is the present, `:me` and `:keys` the person. */
const LISTS: Readonly<Record<AnnouncementList, string>> = {
  inbox: FOR_ME,
  unread: `${RUNNING} AND ${FOR_ME} AND ${notYet("opened_at")}`,
  confirm: `${RUNNING} AND p.asks_confirmation = 1 AND ${FOR_ME} AND ${notYet("confirmed_at")} AND ${NOT_SKIPPED}`,
  mine: "p.author_id = :me",
  approval: "p.stage = 'waiting'",
  all: "1",
};

/** Where a page begins: after this announcement. */
export interface PostCursor {
  readonly pinned: number;
  readonly sortAt: number;
  readonly id: number;
}

/** Announcements visible to the actor, pinned ones first, then the newest; one more than `limit`, so that the caller knows whether there is a next page. */
export function listPosts(
  db: Db,
  actor: Actor,
  page: {
    list: AnnouncementList;
    now: number;
    limit: number;
    after?: PostCursor | undefined;
    /** Only those with these words. */
    match?: string | undefined;
  },
): ListedPost[] {
  const visible = visibleTo(actor);
  const words =
    page.match === undefined
      ? ":match IS NULL"
      : "p.id IN (SELECT rowid FROM announcements_search WHERE announcements_search MATCH :match ORDER BY rowid DESC LIMIT 2000)";
  return db.all<ListedPost>(
    `SELECT ${COLUMNS}, ${MINE} FROM announcements_post p
     WHERE ${visible.where} AND ${LISTS[page.list]} AND :now >= 0 AND ${words} AND (p.pinned, p.sort_at, p.id) < (:pinned, :sortAt, :id)
     ORDER BY p.pinned DESC, p.sort_at DESC, p.id DESC LIMIT :limit`,
    {
      ...visible.params,
      now: page.now,
      match: page.match ?? null,
      pinned: page.after?.pinned ?? 2,
      sortAt: page.after?.sortAt ?? 0,
      id: page.after?.id ?? 0,
      limit: page.limit + 1,
    },
  );
}

const MOST_COUNTED = 100;

/** How many rows a list has, counted to 100: a number beside a name says no more. */
export function countPosts(db: Db, actor: Actor, list: AnnouncementList, now: number): number {
  return Math.min(listPosts(db, actor, { list, now, limit: MOST_COUNTED - 1 }).length, MOST_COUNTED);
}

/** One announcement, if the actor may know of it. */
export function findPost(db: Db, actor: Actor, id: number): ListedPost | undefined {
  const visible = visibleTo(actor);
  return db.get<ListedPost>(
    `SELECT ${COLUMNS}, ${MINE} FROM announcements_post p WHERE p.id = :id AND ${visible.where}`,
    { ...visible.params, id },
  );
}

/** A draft as it is stored: `rules.ts` has made it of what came in. */
export type Fields = Omit<AnnouncementInput, "audience" | "keptFiles" | "newFiles" | "html"> & {
  readonly html: string | null;
};

const json = (value: object | null | undefined): string | null => (value ? JSON.stringify(value) : null);

const valuesOf = ({ title, body, html, category, pinned, lobby, asksConfirmation, commentsOpen, ...more }: Fields) => ({
  title,
  body,
  html,
  category,
  pinned: Number(pinned),
  lobby: Number(lobby),
  asksConfirmation: Number(asksConfirmation),
  commentsOpen: Number(commentsOpen),
  publishesAt: more.publishesAt,
  expiresAt: more.expiresAt,
  mailCopy: Number(more.mailCopy ?? false),
  mustArrive: Number(more.mustArrive ?? false),
  inTurn: Number(more.inTurn ?? false),
  quiz: json(more.quiz),
  poll: json(more.poll),
});

type StoredInput = Fields & Pick<AnnouncementInput, "audience">;

export function insertPost(db: Db, authorId: number, input: StoredInput, now: number): number {
  const { lastId } = db.run(
    `INSERT INTO announcements_post (author_id, title, body, category, stage, pinned, lobby, asks_confirmation, comments_open,
       created_at, sort_at, publishes_at, expires_at, html, mail_copy, must_arrive, in_turn, quiz, poll)
     VALUES (:authorId, :title, :body, :category, 'draft', :pinned, :lobby, :asksConfirmation, :commentsOpen, :now, :now, :publishesAt, :expiresAt,
       :html, :mailCopy, :mustArrive, :inTurn, :quiz, :poll)`,
    { authorId, now, ...valuesOf(input) },
  );
  writeAudience(db, lastId, input.audience);
  writeWords(db, lastId, input.title, input.body);
  return lastId;
}

export function updatePost(db: Db, id: number, input: StoredInput): void {
  db.run(
    `UPDATE announcements_post SET title = :title, body = :body, category = :category, pinned = :pinned, lobby = :lobby,
       asks_confirmation = :asksConfirmation, comments_open = :commentsOpen, publishes_at = :publishesAt, expires_at = :expiresAt, html = :html,
       mail_copy = :mailCopy, must_arrive = :mustArrive, in_turn = :inTurn, quiz = :quiz, poll = :poll, version = version + 1 WHERE id = :id`,
    { id, ...valuesOf(input) },
  );
  writeAudience(db, id, input.audience);
  rewriteWords(db, id, input.title, input.body);
}

export function writeAudience(db: Db, postId: number, keys: readonly string[]): void {
  db.run("DELETE FROM announcements_audience WHERE post_id = :postId", { postId });
  for (const [place, key] of keys.entries()) {
    db.run("INSERT INTO announcements_audience (post_id, key, place) VALUES (:postId, :key, :place)", {
      postId,
      key,
      place,
    });
  }
}

/** The keys in the order in which the author named them. */
export function audienceOf(db: Db, postId: number): string[] {
  return db
    .all<{ key: string }>("SELECT key FROM announcements_audience WHERE post_id = :postId ORDER BY place, key", {
      postId,
    })
    .map(({ key }) => key);
}

function writeWords(db: Db, postId: number, title: string, body: string): void {
  const words = ftsColumns(`${title}\n${body}`);
  db.run("INSERT INTO announcements_search (rowid, folded, marked) VALUES (:postId, :folded, :marked)", {
    postId,
    ...words,
  });
}

function rewriteWords(db: Db, postId: number, title: string, body: string): void {
  db.run("DELETE FROM announcements_search WHERE rowid = :postId", { postId });
  writeWords(db, postId, title, body);
}

export function deletePost(db: Db, id: number): void {
  db.run("DELETE FROM announcements_search WHERE rowid = :id", { id });
  db.run("DELETE FROM announcements_post WHERE id = :id", { id });
}

/** What changes when an announcement goes on its way; `undefined` leaves a field as it is. */
export interface PostChange {
  readonly stage?: PostRow["stage"];
  readonly pinned?: number;
  readonly lobby?: number;
  readonly commentsOpen?: number;
  readonly asksConfirmation?: number;
  readonly expiresAt?: number | null;
  readonly publishedAt?: number;
  readonly sortAt?: number;
  readonly approverId?: number;
  readonly returnedNote?: string;
  readonly withdrawnAt?: number;
  readonly withdrawnReason?: string;
  readonly turns?: number;
  readonly poll?: string | null;
  readonly pollId?: number;
}

const CHANGES: Readonly<Record<keyof PostChange, string>> = {
  stage: "stage",
  pinned: "pinned",
  lobby: "lobby",
  commentsOpen: "comments_open",
  asksConfirmation: "asks_confirmation",
  expiresAt: "expires_at",
  publishedAt: "published_at",
  sortAt: "sort_at",
  approverId: "approver_id",
  returnedNote: "returned_note",
  withdrawnAt: "withdrawn_at",
  withdrawnReason: "withdrawn_reason",
  turns: "turns",
  poll: "poll",
  pollId: "poll_id",
};

/** Changes the named fields; the version rises. */
export function changePost(db: Db, id: number, change: PostChange): void {
  const names = (Object.keys(CHANGES) as (keyof PostChange)[]).filter((name) => change[name] !== undefined);
  const sets = names.map((name) => `${CHANGES[name]} = :${name}`);
  const params = Object.fromEntries(names.map((name) => [name, change[name] ?? null]));
  db.run(`UPDATE announcements_post SET ${[...sets, "version = version + 1"].join(", ")} WHERE id = :id`, {
    ...params,
    id,
  });
}

/** A new text of what is published; the edition and the version rise. */
export function rewritePost(
  db: Db,
  id: number,
  text: { title: string; body: string; html: string | null },
  now: number,
): void {
  db.run(
    `UPDATE announcements_post SET title = :title, body = :body, html = :html, edition = edition + 1, corrected_at = :now, version = version + 1
     WHERE id = :id`,
    { id, now, ...text },
  );
  rewriteWords(db, id, text.title, text.body);
}

/** Scheduled ones whose time has come. */
export function postsToPublish(db: Db, now: number): { id: number }[] {
  return db.all(
    `SELECT id FROM announcements_post WHERE stage = 'scheduled' AND publishes_at <= :now ORDER BY publishes_at`,
    { now },
  );
}

/** Published ones whose end has come and was not noted. */
export function postsToEnd(db: Db, now: number): { id: number }[] {
  return db.all(
    `SELECT id FROM announcements_post WHERE stage = 'published' AND ended = 0 AND expires_at <= :now ORDER BY expires_at`,
    { now },
  );
}

/** Notes the end: the pin goes, so that it no longer stands above what runs. */
export function markEnded(db: Db, id: number): void {
  db.run("UPDATE announcements_post SET ended = 1, pinned = 0, version = version + 1 WHERE id = :id", { id });
}
