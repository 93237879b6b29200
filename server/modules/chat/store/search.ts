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

/** Where more than words narrows a search, only some of the newest with the words, or with a file, fit: they are looked for in so many. */
const MOST_LOOKED_AT = 20_000;

/** What narrows, as conditions on `chat_message x`: only those that are asked for, so that each can use its index. */
function conditionsOf({ authorId, from, to, hasFile }: Wanted): string[] {
  return [
    "x.recalled_at IS NULL",
    ...(authorId === undefined ? [] : ["x.author_id = :authorId"]),
    ...(from === undefined ? [] : ["x.sent_at >= :from"]),
    ...(to === undefined ? [] : ["x.sent_at < :to"]),
    ...(hasFile === true ? ["EXISTS (SELECT 1 FROM chat_file f WHERE f.message_id = x.id)"] : []),
  ];
}

/** Where the messages are looked for without a word: among those with a file, among one author's, or in each room by its days. */
function placeOf({ authorId, hasFile }: Wanted): string {
  if (hasFile === true) {
    return `(SELECT DISTINCT message_id AS id FROM chat_file WHERE message_id < :before ORDER BY message_id DESC
      LIMIT ${String(MOST_LOOKED_AT)}) f CROSS JOIN chat_message x ON x.id = f.id
      WHERE +x.room_id IN (SELECT value FROM json_each(:rooms))`;
  }
  const room = authorId === undefined ? "x.room_id" : "+x.room_id";
  return `chat_message x WHERE ${room} IN (SELECT value FROM json_each(:rooms)) AND +x.id < :before`;
}

/**
 * The question for messages among the actor's rooms, newest first; undefined where he has none of them. With words the index itself keeps to the
 * rooms. FTS5 passes over a bound on rowid that comes as a double, as numbers of the driver do: hence the cast.
 */
export function searchQuestion(db: Db, actor: Actor, wanted: Wanted): Question | undefined {
  const mine = roomIdsOf(db, actor);
  const rooms = wanted.roomId === undefined ? mine : mine.filter((id) => id === wanted.roomId);
  if (rooms.length === 0) return undefined;
  const { authorId, from, to, before, limit, match } = wanted;
  const conditions = conditionsOf(wanted);
  const params = {
    ...(authorId !== undefined && { authorId }),
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
    before,
    limit: limit + 1,
  };
  if (!match) {
    return {
      sql: `SELECT ${MESSAGE} FROM ${placeOf(wanted)} AND ${conditions.join(" AND ")} ORDER BY +x.id DESC LIMIT :limit`,
      params: { ...params, rooms: JSON.stringify(rooms) },
    };
  }
  return {
    sql: `SELECT ${MESSAGE} FROM (SELECT rowid FROM chat_search WHERE chat_search MATCH :expression
          AND rowid < CAST(:before AS INTEGER)
        ORDER BY rowid DESC LIMIT :looked) f JOIN chat_message x ON x.id = f.rowid
      WHERE ${conditions.join(" AND ")} ORDER BY x.id DESC LIMIT :limit`,
    params: {
      ...params,
      expression: `(room : (${rooms.map(roomWord).join(" OR ")})) AND ${match.any}`,
      looked: conditions.length > 1 ? MOST_LOOKED_AT : limit + 1,
    },
  };
}
