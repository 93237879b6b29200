import type { Actor } from "../../kernel/access/actor.ts";
import type { PageOf } from "../../kernel/contract/index.ts";
import type { Kernel } from "../../kernel/module.ts";
import { pageFrom, readCursor } from "../../kernel/paging.ts";
import { addDays, ftsMatch, startOfDay } from "../../kernel/text/index.ts";
import type { Found } from "./contract.ts";
import { chatErrors } from "./errors.ts";
import { talker } from "./policy.ts";
import { quoteOf, type Presenter } from "./present.ts";
import * as store from "./store.ts";

export interface FindQuery {
  readonly q?: string;
  readonly roomId?: number;
  readonly authorId?: number;
  readonly fromOn?: string;
  readonly toOn?: string;
  readonly hasFile?: boolean;
  readonly limit?: number;
  readonly after?: string;
}

export type FindMessages = (actor: Actor, query: FindQuery) => Promise<PageOf<Found>>;

const PAGE = 50;

/** Looks for messages in the actor's rooms, on a connection of its own. */
export function createFinder(kernel: Kernel, present: Presenter): FindMessages {
  const { db } = kernel;

  return async (actor, { q, fromOn, toOn, roomId, authorId, hasFile, limit = PAGE, after }) => {
    talker(actor);
    if (q === undefined && authorId === undefined && fromOn === undefined && toOn === undefined && hasFile !== true)
      throw chatErrors.noSearch({}, "/query/q");
    const { zone } = kernel.settings.agency.get();
    const match = q === undefined ? undefined : (ftsMatch(q) ?? undefined);
    // Words that hold nothing to look for, such as marks only, are found nowhere.
    if (q !== undefined && !match) return { items: [] };
    const question = store.searchQuestion(db, actor, {
      ...{ match, roomId, authorId, hasFile, limit },
      from: fromOn === undefined ? undefined : startOfDay(fromOn, zone),
      to: toOn === undefined ? undefined : startOfDay(addDays(toOn, 1), zone),
      before: readCursor<[number]>(after, ["number"])?.[0] ?? Number.MAX_SAFE_INTEGER,
    });
    if (!question) return { items: [] };
    const rows = await kernel.readers.all<store.MessageRow>(question.sql, question.params);
    const rooms = store.roomsByIds(db, actor, [...new Set(rows.map((row) => row.roomId))]);
    const ids = rows.map(({ id }) => id);
    const files = Map.groupBy(store.filesOf(db, ids), ({ messageId }) => messageId);
    return pageFrom(
      rows,
      limit,
      ({ id }) => [id],
      (row): Found => {
        const room = rooms.get(row.roomId);
        return {
          ...quoteOf(row),
          roomId: row.roomId,
          roomTitle: room ? present.titleOf(actor, room) : "",
          authorName: present.face(row.authorId).name,
          sentAt: row.sentAt,
          files: (files.get(row.id) ?? []).map(({ name }) => name),
        };
      },
    );
  };
}
