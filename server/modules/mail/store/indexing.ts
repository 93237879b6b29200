/** The search index of mail: what waits for it, what stands in it, and the words that it has. Everything is written by the indexer alone. */
import type { Db } from "../../../kernel/database/db.ts";
import { fold, ftsColumns } from "../../../kernel/text/index.ts";

/** What the index knows of a message without opening what is enclosed. */
export interface IndexWords {
  readonly sender: string;
  readonly recipients: string;
  readonly copies: string;
  readonly subject: string;
  readonly text: string;
  readonly files: string;
  /** The header as it came, for IMAP. */
  readonly head: string;
  /** Whether documents are enclosed whose words are still to be read. */
  readonly isEnclosed: boolean;
}

/** The content waits to be indexed with these words. In the transaction that makes it. */
export function awaitIndexing(db: Db, contentId: number, words: IndexWords, now: number): void {
  db.run("INSERT INTO mail_index_queue (content_id, words, due_at) VALUES (:contentId, :words, :now)", {
    contentId,
    words: JSON.stringify(words),
    now,
  });
}

const unread = new WeakMap<Db, boolean>();

/** The content's message is to be read whole. In the transaction that makes it. */
export function awaitReading(db: Db, contentId: number, now: number): void {
  db.run("INSERT INTO mail_index_queue (content_id, unread, due_at) VALUES (:contentId, 1, :now)", { contentId, now });
  unread.set(db, true);
}

/** The message has been read whole while its content waited for it. */
export function knowWords(db: Db, contentId: number, words: IndexWords): void {
  db.run("UPDATE mail_index_queue SET words = :words, unread = 0 WHERE content_id = :contentId", {
    contentId,
    words: JSON.stringify(words),
  });
}

/** Whether something may have come to be read since the last call. */
export function takeUnread(db: Db): boolean {
  const isThere = unread.get(db) === true;
  if (isThere) unread.set(db, false);
  return isThere;
}

/** Whether the header alone of this content's message has been read. */
export function isUnread(db: Db, contentId: number): boolean {
  return (
    db.get("SELECT 1 FROM mail_index_queue WHERE content_id = :contentId AND unread = 1", { contentId }) !== undefined
  );
}

/** Somebody has the content who did not have it: its row in the index must say so. Nothing to do where it waits anyhow. */
export function awaitHolder(db: Db, contentId: number): void {
  db.run(
    "INSERT INTO mail_index_queue (content_id, due_at) VALUES (:contentId, 0) ON CONFLICT (content_id) DO NOTHING",
    {
      contentId,
    },
  );
}

export function dropFromIndex(db: Db, contentId: number): void {
  db.run("DELETE FROM mail_index_queue WHERE content_id = :contentId", { contentId });
  db.run("DELETE FROM mail_search WHERE rowid = :contentId", { contentId });
  db.run("DELETE FROM mail_fragments WHERE rowid = :contentId", { contentId });
}

export interface Waiting {
  readonly contentId: number;
  readonly hash: string;
  /** JSON of `IndexWords`; null where the file is to be read. */
  readonly words: string | null;
  readonly attempts: number;
}

const WAITING = `SELECT q.content_id AS contentId, c.hash, q.words, q.attempts FROM mail_index_queue q JOIN mail_content c ON c.id = q.content_id`;

/** What is due, the words that are known first: they are quick, and what just came in is what people look for. */
export function waitingWords(db: Db, limit: number): Waiting[] {
  return db.all<Waiting>(`${WAITING} WHERE q.words IS NOT NULL ORDER BY q.content_id DESC LIMIT :limit`, { limit });
}

export function waitingFile(db: Db, now: number): Waiting | undefined {
  return db.get<Waiting>(
    `${WAITING} WHERE q.words IS NULL AND q.unread = 0 AND q.due_at <= :now ORDER BY q.due_at, q.content_id DESC LIMIT 1`,
    {
      now,
    },
  );
}

/** What is to be read whole, the newest first: that is what people look at. */
export function unreadContents(db: Db, limit: number): Waiting[] {
  return db.all<Waiting>(`${WAITING} WHERE q.unread = 1 ORDER BY q.content_id DESC LIMIT :limit`, { limit });
}

/** Of what waits newest with its words (or to be read whole), that which these accounts have. */
export function waitingOf(db: Db, accountIds: readonly number[], state: "words" | "unread", limit: number): Waiting[] {
  const waits = state === "words" ? "words IS NOT NULL" : "unread = 1";
  return db.all<Waiting>(
    `${WAITING} WHERE q.content_id IN (SELECT content_id FROM mail_index_queue WHERE ${waits} ORDER BY content_id DESC LIMIT 2000)
       AND EXISTS (SELECT 1 FROM mail_message m WHERE m.content_id = q.content_id
         AND m.account_id IN (SELECT value FROM json_each(:accountIds)))
     ORDER BY q.content_id DESC LIMIT :limit`,
    { accountIds: JSON.stringify(accountIds), limit },
  );
}

export function countWaiting(db: Db): number {
  return (
    db.get<{ waiting: number }>("SELECT count(*) AS waiting FROM (SELECT 1 FROM mail_index_queue LIMIT 10000)")
      ?.waiting ?? 0
  );
}

/** Words longer than this, and numbers longer than eight digits, are found whole but not offered for what is being typed. */
const GROWING_WORD = /^(?:(?=.*\p{L})[\p{L}\p{N}]{1,20}|\d{1,8})$/u;

/** Writes the content's row anew, with everybody who has it now. Adds its words to `counted`. */
export function indexContent(
  db: Db,
  contentId: number,
  words: IndexWords,
  inside: string,
  counted: Map<string, number>,
): void {
  const holders = db
    .all<{ id: number }>("SELECT DISTINCT account_id AS id FROM mail_message WHERE content_id = :contentId", {
      contentId,
    })
    .map(({ id }) => holderWord(id))
    .join(" ");
  const people = [words.sender, words.recipients, words.copies].map(ftsColumns);
  const [sender, recipients, copies] = people;
  const subject = ftsColumns(words.subject);
  const columns = {
    sender: sender?.folded ?? "",
    recipients: recipients?.folded ?? "",
    copies: copies?.folded ?? "",
    subject: subject.folded,
    body: ftsColumns(words.text).folded,
    files: ftsColumns(words.files).folded,
    inside: ftsColumns(inside).folded,
  };
  db.run("DELETE FROM mail_search WHERE rowid = :contentId", { contentId });
  db.run("DELETE FROM mail_fragments WHERE rowid = :contentId", { contentId });
  db.run(
    `INSERT INTO mail_search (rowid, holders, sender, recipients, copies, subject, body, files, inside, marked)
     VALUES (:contentId, :holders, :sender, :recipients, :copies, :subject, :body, :files, :inside, :marked)`,
    { contentId, holders, ...columns, marked: [subject, ...people].map(({ marked }) => marked).join(" ") },
  );
  db.run("INSERT INTO mail_fragments (rowid, text) VALUES (:contentId, :text)", {
    contentId,
    text: fragmentText(words),
  });
  for (const word of new Set(Object.values(columns).join(" ").split(" "))) {
    if (GROWING_WORD.test(word)) counted.set(word, (counted.get(word) ?? 0) + 1);
  }
}

function fragmentText({ head, sender, recipients, copies, subject, text }: IndexWords): string {
  return fold([head, sender, recipients, copies, subject, text].join("\n"));
}

export function countWords(db: Db, counted: ReadonlyMap<string, number>): void {
  for (const [word, contents] of counted) {
    db.run(
      "INSERT INTO mail_word (word, contents) VALUES (:word, :contents) ON CONFLICT (word) DO UPDATE SET contents = contents + :contents",
      { word, contents },
    );
  }
}

export function doneIndexing(db: Db, contentId: number): void {
  db.run("DELETE FROM mail_index_queue WHERE content_id = :contentId", { contentId });
}

/** The file is to be read, now or (after a failure) later. */
export function awaitFile(db: Db, contentId: number, attempts: number, dueAt: number): void {
  db.run(
    "UPDATE mail_index_queue SET words = NULL, unread = 0, attempts = :attempts, due_at = :dueAt WHERE content_id = :contentId",
    {
      contentId,
      attempts,
      dueAt,
    },
  );
}

const FIELDS = { body: ["body", "files"], people: ["sender", "recipients", "copies"] } as const;

/**
 * Whether the words stand side by side, without marks and whole, in a content's text or among its people: asked of the index, or of what waits
 * for it. FTS5 passes over a rowid that is not bound as an integer, hence the CAST.
 */
export function contentHas(db: Db, contentId: number, field: keyof typeof FIELDS, phrase: string): boolean {
  const wanted = ftsColumns(phrase).folded;
  if (wanted === "") return false;
  const waiting = db.get<{ words: string | null }>("SELECT words FROM mail_index_queue WHERE content_id = :contentId", {
    contentId,
  });
  if (typeof waiting?.words === "string") {
    // Written by `awaitIndexing`.
    const { sender, recipients, copies, text, files } = JSON.parse(waiting.words) as IndexWords;
    const list = field === "body" ? [text, files] : [sender, recipients, copies];
    return list.some((each) => ` ${ftsColumns(each).folded} `.includes(` ${wanted} `));
  }
  return (
    db.get("SELECT 1 FROM mail_search WHERE rowid = CAST(:contentId AS INTEGER) AND mail_search MATCH :match", {
      contentId,
      match: `{${FIELDS[field].join(" ")}} : "${wanted}"`,
    }) !== undefined
  );
}

/** The word of the index that stands for an account. */
export const holderWord = (accountId: number): string => `a${String(accountId)}`;

/**
 * The contents, of those between two ids, that may have `part` somewhere in their header or text, whatever its case and marks: a few too many, never one
 * too few, for as far as a message is indexed (32 KB of header, 200,000 characters of text). Undefined where the index cannot tell: `part` has under three letters. What waits to
 * be indexed is among them. Ascending.
 */
export function contentsMatching(db: Db, part: string, range: { from: number; to: number }): number[] | undefined {
  const letters = Array.from(fold(part));
  if (letters.length < 3) return undefined;
  const pieces = new Set(letters.slice(2).map((_, i) => letters.slice(i, i + 3).join("")));
  const match = [...pieces]
    .slice(0, 200)
    .map((piece) => `"${piece.replaceAll('"', '""')}"`)
    .join(" AND ");
  return db
    .all<{ id: number }>(
      `SELECT rowid AS id FROM mail_fragments WHERE mail_fragments MATCH :match
         AND rowid BETWEEN CAST(:from AS INTEGER) AND CAST(:to AS INTEGER)
       UNION SELECT content_id FROM mail_index_queue WHERE content_id BETWEEN :from AND :to
       ORDER BY 1`,
      { match, ...range },
    )
    .map(({ id }) => id);
}
