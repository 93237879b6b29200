import { nameSortKey, sortKey } from "../../kernel/text/index.ts";
import type { Work } from "../../kernel/work.ts";
import { MAX_TURNS } from "./contract.ts";
import { announcementErrors } from "./errors.ts";
import type { AnnouncementDirectory } from "./needs.ts";
import type { ListedPost, NewReader, TurnRow } from "./rows.ts";
import * as store from "./store.ts";

/** Whom an announcement reaches, all at once or one after the other. */
export interface Reach {
  /** The people behind the keys, as the roll has them, in the order of the keys; never the author, who need not be told what he wrote. */
  rollOf(keys: readonly string[], authorId: number): NewReader[];
  /** Refuses an audience of nobody, and a circular for too many. */
  check(post: ListedPost, keys: readonly string[]): void;
  /** Puts onto the roll whom the audience names now, or in a circular the next. Returns who is new there. */
  deliver(work: Work, post: ListedPost, keys: readonly string[]): number[];
  /** Puts one person onto the roll who answers to the audience. */
  admit(work: Work, post: ListedPost, personId: number): void;
  /** Who has the circular now; undefined before the first and after the last. */
  holder(work: Work, postId: number): TurnRow | undefined;
  /** Hands a circular to the next who is still here. Returns whom it reached. */
  next(work: Work, postId: number): number[];
}

export function createReach(directory: AnnouncementDirectory): Reach {
  function rollOf(keys: readonly string[], authorId: number): NewReader[] {
    const ids = new Set(keys.flatMap((key) => directory.expandAudience([key])));
    ids.delete(authorId);
    return directory.people([...ids]).map(({ id, name, departmentName }) => lineOf(id, name, departmentName));
  }

  function lineOf(personId: number, name: string, departmentName: string | null): NewReader {
    const unit = departmentName ?? "";
    return { personId, unit, unitKey: sortKey(unit), sortKey: nameSortKey(name) };
  }

  function next(work: Work, postId: number): number[] {
    for (const { place, personId, reachedAt } of store.roundOf(work.db, postId)) {
      if (reachedAt !== null) continue;
      const person = directory.person(personId);
      store.markReached(work.db, postId, place, work.now);
      if (person?.active === true) {
        return store.deliver(work.db, postId, [lineOf(personId, person.name, person.departmentName)], work.now);
      }
      store.markSkipped(work.db, postId, place, work.now);
    }
    return [];
  }

  const holder = (work: Work, postId: number): TurnRow | undefined =>
    store
      .roundOf(work.db, postId)
      .find((turn) => turn.reachedAt !== null && turn.skippedAt === null && turn.confirmedAt === null);

  return {
    rollOf,
    next,
    holder,
    check(post, keys) {
      const count = rollOf(keys, post.authorId).length;
      if (count === 0) throw announcementErrors.nobody({}, "/body/audience");
      if (post.inTurn === 1 && count > MAX_TURNS) {
        throw announcementErrors.longRound({ most: MAX_TURNS, count }, "/body/audience");
      }
    },
    deliver(work, post, keys) {
      const roll = rollOf(keys, post.authorId);
      if (post.inTurn === 0) return store.deliver(work.db, post.id, roll, work.now);
      const turns = store.planRound(
        work.db,
        post.id,
        roll.map(({ personId }) => personId),
      );
      store.changePost(work.db, post.id, { turns });
      return holder(work, post.id) ? [] : next(work, post.id);
    },
    admit(work, post, personId) {
      if (store.readerOf(work.db, post.id, personId)) return;
      const person = directory.person(personId);
      store.deliver(work.db, post.id, [lineOf(personId, person?.name ?? "", person?.departmentName ?? null)], work.now);
    },
  };
}
