import { personOf, type Actor } from "../../kernel/access/actor.ts";
import { done, personKey, type PageOf } from "../../kernel/contract/index.ts";
import { kernelErrors } from "../../kernel/errors.ts";
import type { Kernel } from "../../kernel/module.ts";
import { pageFrom, readCursor } from "../../kernel/paging.ts";
import { dayOf, endOfDay, nameSortKey } from "../../kernel/text/index.ts";
import type { Work } from "../../kernel/work.ts";
import {
  MAX_ACTIVE,
  type ReadMeaning,
  type ReminderDetail,
  type ReminderInput,
  type ReminderItem,
  type ReminderList,
  type ReminderPerson,
  type ReminderReading,
  type When,
} from "./contract.ts";
import { reminderErrors } from "./errors.ts";
import type { Firing } from "./firing.ts";
import type { ReminderDirectory, ReminderNotifications } from "./needs.ts";
import { SUBJECT, tellGiven } from "./notices.ts";
import { abilitiesOn, demandAudience } from "./policy.ts";
import { faceOf, presentReminder } from "./present.ts";
import { usesCalendar, whenOf, type Reckoner } from "./reckoning.ts";
import { checkReminder } from "./rules.ts";
import type { ListedRow } from "./rows.ts";
import * as store from "./store.ts";
import { nextAfter } from "./when/next.ts";
import { whenWords } from "./when/words.ts";
import { readVietnamese } from "./vietnamese/read.ts";

/** The use cases of reminders themselves. Each takes the actor first; what he may not see does not exist for him. */
export interface ReminderBook {
  list(actor: Actor, query: { list?: ReminderList; limit?: number; after?: string }): PageOf<ReminderItem>;
  waiting(actor: Actor): { waiting: number };
  /** Understands a line of Vietnamese; saves nothing. */
  interpret(actor: Actor, text: string, dueAt: number | null): ReminderReading;
  preview(actor: Actor, when: When, dueAt: number | null): ReadMeaning;
  read(actor: Actor, id: number): ReminderDetail;
  create(actor: Actor, input: ReminderInput): ReminderDetail;
  edit(actor: Actor, id: number, input: ReminderInput): ReminderDetail;
  remove(actor: Actor, id: number): typeof done;
  restore(actor: Actor, id: number): typeof done;
  /** One's own is done before its time. */
  finishEarly(actor: Actor, id: number): { copyId: number };
  people(actor: Actor, id: number, query: { limit?: number; after?: string }): PageOf<ReminderPerson>;
}

export interface BookParts {
  readonly directory: ReminderDirectory;
  readonly notifications: ReminderNotifications;
  readonly reckoner: Reckoner;
  readonly firing: Pick<Firing, "changed">;
  /** Looks again at when something is due next; after the commit. */
  readonly setAlarm: () => void;
}

const SHOWN_TIMES = 3;

export function createReminderBook(kernel: Kernel, parts: BookParts): ReminderBook {
  const { db, clock } = kernel;
  const { directory, notifications, reckoner, firing } = parts;
  const zone = () => kernel.settings.agency.get().zone;
  const today = () => dayOf(clock.now(), zone());

  function find(actor: Actor, id: number): ListedRow {
    const row = store.findReminder(db, actor, id);
    if (!row) throw kernelErrors.notFound();
    return row;
  }

  function read(actor: Actor, id: number): ReminderDetail {
    const row = find(actor, id);
    return {
      ...presentReminder(row, actor, directory, today()),
      note: row.note,
      audience: directory
        .describeAudience(store.audienceOf(db, id), actor.language)
        .map(({ key, name, detail, photoHash }) => ({ key, name, detail, photoHash })),
    };
  }

  function meaning(actor: Actor, when: When, dueAt: number | null): ReadMeaning {
    const reckoning = reckoner.of(personOf(actor).id);
    const next: number[] = [];
    for (let after = clock.now(); next.length < SHOWN_TIMES;) {
      const at = nextAfter(when, after, dueAt, reckoning);
      if (at === undefined) break;
      next.push(at);
      after = at;
    }
    return { when, dueAt, words: whenWords(when, today()), next };
  }

  /** Those whom the author names himself hear of it at once, but who takes nothing from him. */
  function tellNamed(work: Work, id: number, input: ReminderInput, known: readonly string[]): void {
    const author = personOf(work.actor).id;
    const named = input.audience
      .filter((key) => key.startsWith("person:") && !known.includes(key))
      .map((key) => Number(key.slice("person:".length)));
    const to = named.filter((person) => person !== author && !store.isMuted(work.db, person, author));
    const body = `${input.title} – ${whenWords(input.when, today()).vi}`;
    tellGiven(work, notifications, { id, to, from: author, body, dedupe: "given" });
  }

  function derive(actor: Actor, input: ReminderInput) {
    const isOwn = input.audience.length === 1 && input.audience[0] === personKey(personOf(actor).id);
    return { isOwn, usesCalendar: usesCalendar(input.when) };
  }

  function demandPeople(actor: Actor, input: ReminderInput): void {
    demandAudience(actor, input.audience, directory);
    if (directory.expandAudience(input.audience).length === 0) throw reminderErrors.nobody({}, "/body/audience");
  }

  return {
    list(actor, query) {
      const person = personOf(actor);
      const limit = query.limit ?? 50;
      const after = readCursor<[number, number, number]>(query.after, ["number", "number", "number"]);
      const rows = store.listReminders(db, person, {
        list: query.list ?? "today",
        midnight: endOfDay(today(), zone()),
        limit,
        after: after && { at: after[0], kind: after[1], id: after[2] },
      });
      return pageFrom(
        rows,
        limit,
        ({ at, kind, place }) => [at, kind, place],
        (row) => presentReminder(row, actor, directory, today()),
      );
    },

    waiting: (actor) => ({ waiting: store.countWaiting(db, personOf(actor).id) }),

    interpret(actor, text, dueAt) {
      const reckoning = reckoner.of(personOf(actor).id);
      const { title, meanings, doubt, problem } = readVietnamese(text, { ...reckoning, now: clock.now(), dueAt });
      return {
        title,
        meanings: meanings.map((each) => meaning(actor, each.when, each.dueAt)),
        doubt: doubt ?? null,
        problem: problem ?? null,
      };
    },

    preview: meaning,
    read,

    create(actor, input) {
      const author = personOf(actor);
      demandPeople(actor, input);
      const { clean, nextAt } = checkReminder(input, clock.now(), reckoner.of(author.id));
      const id = kernel.write(actor, (work) => {
        if (store.countActive(work.db, author.id) >= MAX_ACTIVE) throw reminderErrors.tooMany({ most: MAX_ACTIVE });
        const made = store.insertReminder(work.db, author.id, clean, { ...derive(actor, clean), nextAt }, work.now);
        tellNamed(work, made, clean, []);
        work.audit({
          action: "reminders.created",
          subject: { type: SUBJECT, id: made },
          detail: { audience: clean.audience },
        });
        firing.changed(work, [personKey(author.id), ...clean.audience]);
        work.afterCommit(parts.setAlarm);
        return made;
      });
      return read(actor, id);
    },

    edit(actor, id, input) {
      demandPeople(actor, input);
      kernel.write(actor, (work) => {
        const row = find(actor, id);
        if (!abilitiesOn(actor, row).edit) throw kernelErrors.forbidden();
        // A new title for something that has come is no new time.
        const isSameTime = JSON.stringify(whenOf(row)) === JSON.stringify(input.when) && row.dueAt === input.dueAt;
        const { clean, nextAt } = isSameTime
          ? { clean: { ...input, title: input.title.normalize("NFC").trim() }, nextAt: row.nextAt }
          : checkReminder(input, work.now, reckoner.of(row.authorId));
        const before = store.audienceOf(work.db, id);
        store.updateReminder(work.db, id, clean, { ...derive(actor, clean), nextAt });
        tellNamed(work, id, clean, before);
        work.audit({
          action: "reminders.edited",
          subject: { type: SUBJECT, id },
          detail: { audience: clean.audience },
        });
        firing.changed(work, [personKey(row.authorId), ...before, ...clean.audience]);
        work.afterCommit(parts.setAlarm);
      });
      return read(actor, id);
    },

    remove(actor, id) {
      kernel.write(actor, (work) => {
        const row = find(actor, id);
        if (!abilitiesOn(actor, row).remove) throw kernelErrors.forbidden();
        store.setRemoved(work.db, id, work.now);
        notifications.withdraw(work, { type: SUBJECT, id });
        work.audit({ action: "reminders.removed", subject: { type: SUBJECT, id } });
        firing.changed(work, [personKey(row.authorId), ...keysOf(work, id)]);
      });
      return done;
    },

    restore(actor, id) {
      kernel.write(actor, (work) => {
        const row = find(actor, id);
        if (row.removedAt === null) return;
        store.setRemoved(work.db, id, null);
        work.audit({ action: "reminders.restored", subject: { type: SUBJECT, id } });
        firing.changed(work, [personKey(row.authorId), ...keysOf(work, id)]);
        work.afterCommit(parts.setAlarm);
      });
      return done;
    },

    finishEarly(actor, id) {
      const person = personOf(actor);
      return kernel.write(actor, (work) => {
        const row = find(actor, id);
        const { nextAt } = row;
        if (!abilitiesOn(actor, { ...row, copyId: null, state: null }).finish || nextAt === null) {
          throw row.authorId === person.id ? reminderErrors.notOpen() : kernelErrors.forbidden();
        }
        const occurrenceId = store.insertOccurrence(work.db, id, nextAt, work.now);
        store.setNext(work.db, id, reckoner.next(row, nextAt) ?? null);
        if (occurrenceId === undefined) throw reminderErrors.notOpen();
        const [copyId = 0] = store.insertCopies(work.db, occurrenceId, [
          {
            personId: person.id,
            sortKey: nameSortKey(person.name),
            state: "done",
            at: work.now,
            doneAt: work.now,
          },
        ]);
        firing.changed(work, [personKey(person.id)]);
        return { copyId };
      });
    },

    people(actor, id, query) {
      const row = find(actor, id);
      if (actor.kind === "person" && actor.id !== row.authorId) throw kernelErrors.forbidden();
      const limit = query.limit ?? 100;
      const after = readCursor<[string, number]>(query.after, ["string", "number"]);
      const last = store.lastOccurrence(db, id);
      const rows = last
        ? store.listCopies(db, last.id, { limit, after: after && { sortKey: after[0], personId: after[1] } })
        : [];
      return pageFrom(
        rows,
        limit,
        ({ sortKey, personId }) => [sortKey, personId],
        ({ personId, state, wakeAt, doneAt }) => ({
          person: faceOf(directory, personId),
          state,
          snoozedUntilAt: wakeAt,
          doneAt,
        }),
      );
    },
  };

  function keysOf(work: Work, id: number): string[] {
    return [...store.audienceOf(work.db, id), ...store.holdersOf(work.db, id).map(personKey)];
  }
}
