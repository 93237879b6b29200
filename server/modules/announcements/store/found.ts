import type { Actor } from "../../../kernel/access/actor.ts";
import type { Db } from "../../../kernel/database/db.ts";
import type { FtsMatch } from "../../../kernel/text/index.ts";
import { visibleTo } from "../policy.ts";
import type { FileRow, ListedPost, PostRow } from "../rows.ts";
import { COLUMNS, MINE, RUNNING } from "./posts.ts";

const MOST_IN_LOBBY = 20;

/** What the wall screen shows: marked for the lobby and running, the newest first. */
export function lobbyPosts(
  db: Db,
  now: number,
): Pick<PostRow, "id" | "title" | "body" | "html" | "category" | "publishedAt">[] {
  return db.all(
    `SELECT p.id, p.title, p.body, p.html, p.category, p.published_at AS publishedAt FROM announcements_post p
     WHERE p.lobby = 1 AND ${RUNNING} ORDER BY p.published_at DESC LIMIT ${String(MOST_IN_LOBBY)}`,
    { now },
  );
}

/** A picture in a text that the wall screen shows. */
export function lobbyPicture(db: Db, fileId: number, now: number): FileRow | undefined {
  return db.get<FileRow>(
    `SELECT f.id, f.hash, f.name, f.size, f.type, f.inline, 0 AS readers FROM announcements_file f
     JOIN announcements_post p ON p.id = f.post_id WHERE f.id = :fileId AND f.inline = 1 AND p.lobby = 1 AND ${RUNNING}`,
    { fileId, now },
  );
}

/** The newest announcements that have the words and are visible: bounded, newest first, those with the marks as typed before the others. */
export function searchPosts(db: Db, actor: Actor, match: FtsMatch, limit: number): ListedPost[] {
  const visible = visibleTo(actor);
  const find = (expression: string) =>
    db.all<ListedPost>(
      `SELECT ${COLUMNS}, ${MINE} FROM
         (SELECT rowid FROM announcements_search WHERE announcements_search MATCH :expression ORDER BY rowid DESC LIMIT 500) f
       JOIN announcements_post p ON p.id = f.rowid WHERE ${visible.where} ORDER BY p.id DESC LIMIT :limit`,
      { ...visible.params, expression, limit },
    );
  const exact = match.exact === null ? [] : find(match.exact);
  const known = new Set(exact.map(({ id }) => id));
  return [...exact, ...find(match.any).filter(({ id }) => !known.has(id))].slice(0, limit);
}
