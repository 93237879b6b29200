import type { Actor } from "../access/actor.ts";
import type { Clock } from "../clock.ts";
import type { Db } from "../database/db.ts";
import type { Work } from "../work.ts";

/** How somebody came to see a thing: on the screen, on paper, or as a file that was taken along. */
export const VIEW_WAYS = ["viewed", "printed", "exported"] as const;
export type ViewWay = (typeof VIEW_WAYS)[number];

/** What was seen: `poll-result` 12. The type is never changed once rows name it. */
export interface ViewSubject {
  readonly type: string;
  readonly id: number | string;
}

/** One line of the record. It names no title: who reads it may not be one who may see the thing. */
export interface ViewRow {
  readonly id: number;
  readonly at: number;
  readonly personId: number;
  readonly personName: string;
  readonly door: string;
  readonly way: ViewWay;
  readonly subjectType: string;
  readonly subjectId: string;
}

export interface ViewFilter {
  readonly subject?: ViewSubject;
  readonly personId?: number;
  /** Only lines before this one. */
  readonly before?: number;
  readonly limit: number;
}

/** Who saw what, for the things of which an office must be able to say so (Decree 30/2020/NĐ-CP; ADR 0010). */
export interface Views {
  /**
   * Puts on record, on disk when it returns, that a person is about to see `subject`: called before it is shown. Once in half an hour for the
   * same person, thing and way, so that reloading a page writes nothing. Not for lists. Who is no person (a job, a stranger) sees nothing.
   */
  note(actor: Actor, subject: ViewSubject, way: ViewWay): void;
  /** Newest first. */
  list(filter: ViewFilter): ViewRow[];
}

/** Within this time a person's second look at the same thing is the same view. */
export const SAME_VIEW = 30 * 60 * 1000;

interface Parts {
  readonly db: Db;
  readonly clock: Clock;
  readonly write: <T>(actor: Actor, command: (work: Work) => T) => T;
}

export function createViews({ db, clock, write }: Parts): Views {
  return {
    note(actor, { type, id }, way) {
      if (actor.kind !== "person") return;
      const line = { personId: actor.id, type, id: String(id), way };
      const since = clock.now() - SAME_VIEW;
      const known = db.get(
        `SELECT 1 FROM kernel_view
         WHERE person_id = :personId AND subject_type = :type AND subject_id = :id AND way = :way AND at > :since LIMIT 1`,
        { ...line, since },
      );
      if (known !== undefined) return;
      write(actor, (work) => {
        work.db.run(
          `INSERT INTO kernel_view (at, person_id, person_name, door, way, subject_type, subject_id)
           VALUES (:at, :personId, :name, :door, :way, :type, :id)`,
          { ...line, at: work.now, name: actor.name, door: actor.door },
        );
      });
    },
    list({ subject, personId, before, limit }) {
      // Only the conditions that are asked for: SQLite then takes the index of the first.
      const wanted = [
        subject && "subject_type = :type AND subject_id = :id",
        personId !== undefined && "person_id = :personId",
        before !== undefined && "id < :before",
      ].filter((condition) => typeof condition === "string");
      return db.all<ViewRow>(
        `SELECT id, at, person_id AS personId, person_name AS personName, door, way,
           subject_type AS subjectType, subject_id AS subjectId
         FROM kernel_view WHERE ${["1", ...wanted].join(" AND ")} ORDER BY id DESC LIMIT :limit`,
        {
          limit,
          ...(subject && { type: subject.type, id: String(subject.id) }),
          ...(personId !== undefined && { personId }),
          ...(before !== undefined && { before }),
        },
      );
    },
  };
}
