import { personOf, systemActor, type Actor } from "../../kernel/access/actor.ts";
import { EVERYONE } from "../../kernel/contract/index.ts";
import type { Db } from "../../kernel/database/db.ts";
import type { Kernel } from "../../kernel/module.ts";
import { addDays, dayOf, startOfDay } from "../../kernel/text/index.ts";
import { createActivity, type Activity } from "./activity.ts";
import { BOARD, PRESENCE_CHANGED, type Presence, type PresenceChanged, type WordInput } from "./contract.ts";
import { presenceErrors } from "./errors.ts";
import type { PresenceNeeds } from "./needs.ts";
import * as store from "./store.ts";

/** Where everybody is. */
export interface PresenceService {
  board(actor: Actor): { items: Presence[] };
  say(actor: Actor, input: WordInput): Presence;
  unsay(actor: Actor): Presence;
  /** For higher modules: where one person is now. */
  of(personId: number): Presence;
  readonly activity: Activity;
  /** Tells all windows what has changed since the last time; called every few seconds, so that a busy morning is one frame and not a thousand. */
  tellChanges(): void;
  /** Somebody's absences have changed. */
  touch(personId: number): void;
  /** Forgets words that no longer hold; the job's work. */
  sweep(): void;
}

/** A word holds at the longest to the end of the day a week ahead. */
const LONGEST_DAYS = 7;

export function createPresenceService(kernel: Kernel, { directory, notifications }: PresenceNeeds): PresenceService {
  const { db, clock } = kernel;
  const activity = createActivity(clock, (id) => kernel.live.isPresent(id));
  const touched = new Set<number>();
  /** Whose word ends when, to tell when it does. */
  const ends = new Map<number, number>();
  /** Who did not want to be disturbed at the last look, and until when. */
  let quiet: ReadonlyMap<number, number> = new Map();

  const today = (): string => dayOf(clock.now(), kernel.settings.agency.get().zone);

  function present(personId: number, word: store.WordRow | undefined, on: string): Presence {
    const quietUntil = quiet.get(personId) ?? null;
    if (word) {
      const { state, sinceAt, untilAt, isNamed, note } = word;
      ends.set(personId, untilAt);
      const named = isNamed === 1 ? untilAt : null;
      return { personId, state, sinceAt, untilAt: named, untilOn: null, note, quietUntil, isOwnWord: true };
    }
    const absence = directory.absenceOn(personId, on);
    const seen = activity.of(personId);
    const rest = { personId, untilAt: null, note: "", quietUntil, isOwnWord: false };
    if (absence) return { ...rest, state: "leave", sinceAt: null, untilOn: absence.toOn };
    return { ...rest, ...seen, untilOn: null };
  }

  /** Looks who does not want to be disturbed; returns for whom that has changed. */
  function lookQuiet(): number[] {
    const before = quiet;
    quiet = notifications.doNotDisturb(directory.expandAudience([EVERYONE]));
    return [...new Set([...before.keys(), ...quiet.keys()])].filter((id) => before.get(id) !== quiet.get(id));
  }

  function presentAll(personIds: readonly number[]): Presence[] {
    const words = new Map(store.listWords(db, clock.now()).map((word) => [word.personId, word]));
    const on = today();
    return personIds.map((personId) => present(personId, words.get(personId), on));
  }

  function of(personId: number): Presence {
    const [one] = presentAll([personId]);
    if (!one) throw new Error("One person was asked for.");
    return one;
  }

  function change(actor: Actor, work: (db: Db, personId: number, now: number) => void): Presence {
    const { id } = personOf(actor);
    kernel.write(actor, (open) => {
      work(open.db, id, open.now);
      open.afterCommit(() => {
        publish([of(id)]);
      });
    });
    return of(id);
  }

  function publish(items: readonly Presence[]): void {
    const data: PresenceChanged = { items };
    kernel.live.signal({ topic: BOARD }, PRESENCE_CHANGED, data);
  }

  return {
    activity,
    of,

    board(actor) {
      personOf(actor);
      for (const id of lookQuiet()) touched.add(id);
      // Who is offline and said nothing needs no line.
      return {
        items: presentAll(directory.expandAudience([EVERYONE])).filter(
          ({ state, quietUntil }) => state !== "offline" || quietUntil !== null,
        ),
      };
    },

    say(actor, { state, untilAt, note }) {
      const { zone } = kernel.settings.agency.get();
      const last = startOfDay(addDays(today(), LONGEST_DAYS + 1), zone);
      if (untilAt !== null && (untilAt <= clock.now() || untilAt > last))
        throw presenceErrors.until({ days: LONGEST_DAYS }, "/body/untilAt");
      return change(actor, (open, personId, now) => {
        store.putWord(open, {
          ...{ personId, state, sinceAt: now, note: note.normalize("NFC").trim() },
          untilAt: untilAt ?? startOfDay(addDays(today(), 1), zone),
          isNamed: untilAt === null ? 0 : 1,
        });
      });
    },

    unsay(actor) {
      return change(actor, (open, personId) => {
        store.deleteWord(open, personId);
      });
    },

    tellChanges() {
      const now = clock.now();
      for (const [personId, endsAt] of ends) {
        if (endsAt > now) continue;
        ends.delete(personId);
        touched.add(personId);
      }
      for (const personId of [...activity.look(), ...lookQuiet()]) touched.add(personId);
      if (touched.size === 0) return;
      const changed = presentAll([...touched]);
      touched.clear();
      publish(changed);
    },

    touch(personId) {
      touched.add(personId);
    },

    sweep() {
      kernel.write(systemActor("presence.sweep"), (work) => {
        store.forgetWords(work.db, work.now);
      });
    },
  };
}
