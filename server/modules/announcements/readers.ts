import { personOf, type Actor } from "../../kernel/access/actor.ts";
import type { PageOf } from "../../kernel/contract/index.ts";
import type { Db } from "../../kernel/database/db.ts";
import { kernelErrors } from "../../kernel/errors.ts";
import type { FileAnswer } from "../../kernel/http/mount.ts";
import { pageFrom, readCursor } from "../../kernel/paging.ts";
import {
  announcementDelivered,
  announcementNudged,
  announcementTouched,
  type AnnouncementDetail,
  type Face,
  type Reader,
  type ReaderFilter,
  type UnitCount,
} from "./contract.ts";
import { announcementErrors } from "./errors.ts";
import type { Parts } from "./parts.ts";
import { abilitiesOn, rules, stateOf } from "./policy.ts";
import type { ListedPost } from "./rows.ts";
import * as store from "./store.ts";

interface PageQuery {
  readonly limit?: number;
  readonly after?: string;
}

/** The roll: whom an announcement has reached, and what each did. */
export interface Readers {
  open(actor: Actor, id: number): AnnouncementDetail;
  confirm(actor: Actor, id: number): AnnouncementDetail;
  nudge(actor: Actor, id: number): { nudged: number };
  roll(actor: Actor, id: number, query: PageQuery & { readonly filter?: ReaderFilter }): PageOf<Reader>;
  units(actor: Actor, id: number): { items: UnitCount[] };
  file(actor: Actor, id: number, fileId: number): FileAnswer;
  fileReaders(actor: Actor, id: number, fileId: number, query: PageQuery): PageOf<{ person: Face; openedAt: number }>;
}

const NUDGE_PAUSE = 3_600_000;

/** Whom a nudge is for: who has not done what is asked; in a circular whoever has it. */
export function silentOn(db: Db, post: ListedPost): number[] {
  const skipped = new Set(
    store.roundOf(db, post.id).flatMap(({ personId, skippedAt }) => (skippedAt === null ? [] : [personId])),
  );
  return store.readersBelow(db, post.id, post.asksConfirmation === 1 ? 2 : 1).filter((id) => !skipped.has(id));
}

export function createReaders({ kernel, directory, files, notifications, present, reach }: Parts): Readers {
  const { db, clock } = kernel;

  function demandRoll(actor: Actor, id: number): ListedPost {
    const post = present.find(actor, id);
    if (!abilitiesOn(actor, post, clock.now()).seeRoll) throw kernelErrors.forbidden();
    return post;
  }

  return {
    open(actor, id) {
      const person = personOf(actor);
      const seen = present.find(actor, id);
      // The author's and the manager's looks leave no trace, and a second look writes nothing.
      if (seen.isForMe === 1 && seen.openedAt === null && seen.stage === "published") {
        kernel.write(actor, (work) => {
          reach.admit(work, seen, person.id);
          store.markOpened(work.db, id, person.id, work.now);
          notifications.markSubjectRead(work, person.id, { type: "announcement", id });
          work.emit(announcementTouched, { announcementId: id });
        });
      }
      return present.read(actor, id);
    },

    confirm(actor, id) {
      const person = personOf(actor);
      kernel.write(actor, (work) => {
        const post = present.find(actor, id);
        if (stateOf(post, work.now) !== "published") throw announcementErrors.notRunning();
        if (post.asksConfirmation === 0) throw announcementErrors.nothingToConfirm();
        if (post.isForMe === 0 || post.wasSkipped === 1) throw announcementErrors.notForYou();
        if (post.quiz !== null && post.hasAnswered === 0) throw announcementErrors.quizFirst();
        reach.admit(work, post, person.id);
        store.markOpened(work.db, id, person.id, work.now);
        if (!store.markConfirmed(work.db, id, person.id, post.edition, work.now)) return;
        notifications.markSubjectRead(work, person.id, { type: "announcement", id });
        if (post.mustArrive === 1) notifications.confirmSubject(work, person.id, { type: "announcement", id });
        work.emit(announcementTouched, { announcementId: id });
        if (post.inTurn === 1) {
          const personIds = reach.next(work, id);
          if (personIds.length > 0) work.emit(announcementDelivered, { announcementId: id, personIds });
        }
        work.audit({
          action: "announcements.confirmed",
          subject: { type: "announcement", id },
          detail: { edition: post.edition },
        });
      });
      return present.read(actor, id);
    },

    nudge(actor, id) {
      return kernel.write(actor, (work) => {
        const post = present.find(actor, id);
        if (stateOf(post, work.now) !== "published") throw announcementErrors.notRunning();
        if (!abilitiesOn(actor, post, work.now).nudge) throw kernelErrors.forbidden();
        const wait = (post.nudgedAt ?? -NUDGE_PAUSE) + NUDGE_PAUSE - work.now;
        if (wait > 0) throw announcementErrors.nudgedLately({ minutes: Math.ceil(wait / 60_000) });
        const silent = directory.people(silentOn(work.db, post)).filter(({ active }) => active);
        if (silent.length === 0) throw announcementErrors.nobodyLeft();
        store.markNudged(work.db, id, work.now);
        work.emit(announcementNudged, { announcementId: id, round: post.nudgeRounds + 1 });
        work.audit({
          action: "announcements.nudged",
          subject: { type: "announcement", id },
          detail: { nudged: silent.length },
        });
        return { nudged: silent.length };
      });
    },

    roll(actor, id, query) {
      demandRoll(actor, id);
      const limit = query.limit ?? 100;
      const after = readCursor<[number, string, string, number]>(query.after, ["number", "string", "string", "number"]);
      const rows = store.listReaders(db, id, {
        filter: query.filter ?? "all",
        limit,
        after: after && { rank: after[0], unitKey: after[1], sortKey: after[2], personId: after[3] },
      });
      return pageFrom(
        rows,
        limit,
        (row) => [row.rank, row.unitKey, row.sortKey, row.personId],
        (row) => ({
          person: present.face(row.personId),
          unit: row.unit,
          deliveredAt: row.deliveredAt,
          openedAt: row.openedAt,
          confirmedAt: row.confirmedAt,
          confirmedEdition: row.confirmedEdition,
          score: row.score,
          hasLeft: !(directory.person(row.personId)?.active ?? false),
        }),
      );
    },

    units(actor, id) {
      demandRoll(actor, id);
      return { items: store.countUnits(db, id) };
    },

    file(actor, id, fileId) {
      const person = personOf(actor);
      const post = present.find(actor, id);
      const file = store.findFile(db, id, fileId);
      if (!file || (post.stage === "withdrawn" && !rules(actor, post))) throw kernelErrors.notFound();
      if (file.inline === 0 && post.isForMe === 1 && !store.hasOpenedFile(db, fileId, person.id)) {
        kernel.write(actor, (work) => {
          store.markFileOpened(work.db, fileId, person.id, work.now);
        });
      }
      return files.answer(file);
    },

    fileReaders(actor, id, fileId, query) {
      demandRoll(actor, id);
      if (!store.findFile(db, id, fileId)) throw kernelErrors.notFound();
      const limit = query.limit ?? 100;
      const after = readCursor<[number, number]>(query.after, ["number", "number"]);
      const rows = store.listFileReaders(db, fileId, {
        limit,
        after: after && { openedAt: after[0], personId: after[1] },
      });
      return pageFrom(
        rows,
        limit,
        (row) => [row.openedAt, row.personId],
        (row) => ({ person: present.face(row.personId), openedAt: row.openedAt }),
      );
    },
  };
}
