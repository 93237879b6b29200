/** Messages that are looked for: by words, author, days, files. */
import type { Actor } from "../../../kernel/access/actor.ts";
import type { Db } from "../../../kernel/database/db.ts";
import type { FtsMatch } from "../../../kernel/text/index.ts";
import { MESSAGE, roomWord } from "./messages.ts";
import { roomIdsOf } from "./rooms.ts";

export interface Wanted {
  readonly match?: FtsMatch | undefined;
  readonly roomId?: number | undefined;
  readonly authorId?: number | undefined;
  /** Instants: at or after, before. */
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  readonly hasFile?: boolean | undefined;
  /** Messages with a smaller id: the page after that one. */
  readonly before: number;
  readonly limit: number;
}

export interface Question {
  readonly sql: string;
  readonly params: Record<string, string | number | null>;
}

/** Where more than words narrows a search, only some of the newest with the words fit: they are looked for in so many. */
const MOST_LOOKED_AT = 20_000;

const NARROWED = `(:authorId IS NULL OR x.author_id = :authorId) AND (:from IS NULL OR x.sent_at >= :from) AND (:to IS NULL OR x.sent_at < :to)
  AND (:hasFile = 0 OR EXISTS (SELECT 1 FROM chat_file f WHERE f.message_id = x.id)) AND x.recalled_at IS NULL`;

/**
 * The question for messages among the actor's rooms, newest first; undefined where he has none of them. With words the index itself keeps to the
 * rooms. FTS5 passes over a bound on rowid that comes as a double, as numbers of the driver do: hence the cast.
 */
export function searchQuestion(db: Db, actor: Actor, wanted: Wanted): Question | undefined {
  const mine = roomIdsOf(db, actor);
  const rooms = wanted.roomId === undefined ? mine : mine.filter((id) => id === wanted.roomId);
  if (rooms.length === 0) return undefined;
  const { authorId, from, to, hasFile, before, limit, match } = wanted;
  const isNarrowed = authorId !== undefined || from !== undefined || to !== undefined || hasFile === true;
  const narrowed = {
    authorId: authorId ?? null,
    from: from ?? null,
    to: to ?? null,
    hasFile: hasFile === true ? 1 : 0,
    before,
    limit: limit + 1,
  };
  if (!match) {
    return {
      sql: `SELECT ${MESSAGE} FROM chat_message x WHERE x.room_id IN (SELECT value FROM json_each(:rooms)) AND x.id < :before
          AND ${NARROWED} ORDER BY x.id DESC LIMIT :limit`,
      params: { ...narrowed, rooms: JSON.stringify(rooms) },
    };
  }
  return {
    sql: `SELECT ${MESSAGE} FROM (SELECT rowid FROM chat_search WHERE chat_search MATCH :expression
          AND rowid < CAST(:before AS INTEGER)
        ORDER BY rowid DESC LIMIT :looked) f JOIN chat_message x ON x.id = f.rowid
      WHERE ${NARROWED} ORDER BY x.id DESC LIMIT :limit`,
    params: {
      ...narrowed,
      expression: `(room : (${rooms.map(roomWord).join(" OR ")})) AND ${match.any}`,
      looked: isNarrowed ? MOST_LOOKED_AT : limit + 1,
    },
  };
}
