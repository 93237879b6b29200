import { personOf, type Actor } from "../../kernel/access/actor.ts";
import { done, SIGNED_IN, type PageOf } from "../../kernel/contract/index.ts";
import { kernelErrors } from "../../kernel/errors.ts";
import { pageFrom, readCursor } from "../../kernel/paging.ts";
import { daysBetween, formatDay, isDay } from "../../kernel/text/index.ts";
import { absenceCancelled, absenceRecorded, type Absence, type AbsenceInput } from "./contract.ts";
import type { Core } from "./core.ts";
import { directoryErrors } from "./errors.ts";
import { mayRecordAbsence, showAbsence } from "./policy.ts";
import * as store from "./store.ts";

/** Absences and deputies. */
export interface Absences {
  list(
    actor: Actor,
    query: { fromOn: string; toOn: string; personId?: number; limit?: number; after?: string },
  ): PageOf<Absence>;
  record(actor: Actor, input: AbsenceInput): Absence;
  cancel(actor: Actor, id: number): typeof done;
  deputyOf(personId: number, on: string): number | undefined;
  isAbsent(personId: number, on: string): boolean;
  absenceOn(personId: number, on: string): AbsenceDays | undefined;
}

/** The days of an absence, both included, and who was named to stand in. */
export interface AbsenceDays {
  readonly id: number;
  readonly fromOn: string;
  readonly toOn: string;
  readonly deputyId: number | null;
}

const LONGEST_DAYS = 1096;
/** A chain of deputies who are all away ends somewhere. */
const LONGEST_CHAIN = 10;

export function createAbsences(core: Core): Absences {
  const { db } = core.kernel;

  function demandActive(id: number, field: string): store.PersonRecord {
    const person = store.findPerson(db, id);
    if (person?.active !== 1) throw directoryErrors.unknownPerson({}, field);
    return person;
  }

  return {
    list(actor, query) {
      personOf(actor);
      const limit = query.limit ?? 100;
      const after = readCursor<[string, number]>(query.after, ["string", "number"]);
      const rows = store.listAbsences(db, {
        fromOn: query.fromOn,
        toOn: query.toOn,
        personId: query.personId,
        limit,
        after: after && { toOn: after[0], id: after[1] },
      });
      const today = core.today();
      return pageFrom(
        rows,
        limit,
        (row) => [row.toOn, row.id],
        (row) => showAbsence(actor, row, today),
      );
    },

    record(actor, input) {
      const personId = input.personId ?? personOf(actor).id;
      const { fromOn, toOn, deputyId, kind } = input;
      const isSpan = isDay(fromOn) && isDay(toOn) && fromOn <= toOn && daysBetween(fromOn, toOn) < LONGEST_DAYS;
      if (!isSpan) throw directoryErrors.absenceDays({ most: LONGEST_DAYS }, "/body/toOn");
      if (deputyId === personId) throw directoryErrors.deputySelf({}, "/body/deputyId");
      const id = core.change(actor, SIGNED_IN, (work) => {
        const person = demandActive(personId, "/body/personId");
        if (!mayRecordAbsence(actor, personId)) throw kernelErrors.forbidden();
        if (deputyId !== null) demandActive(deputyId, "/body/deputyId");
        const other = store.overlapping(work.db, personId, fromOn, toOn);
        if (other) {
          throw directoryErrors.absenceOverlaps(
            { name: person.name, from: formatDay(other.fromOn), to: formatDay(other.toOn) },
            "/body/fromOn",
          );
        }
        const text = input.note?.normalize("NFC").trim() ?? "";
        const note = text === "" ? null : text;
        const made = store.insertAbsence(work.db, { personId, fromOn, toOn, kind, deputyId, note });
        work.emit(absenceRecorded, { absenceId: made, personId, deputyId, fromOn, toOn });
        work.audit({
          action: "directory.absence-recorded",
          subject: { type: "person", id: personId },
          detail: { fromOn, toOn, deputyId },
        });
        return made;
      });
      const row = store.findAbsence(db, id);
      if (!row) throw kernelErrors.notFound();
      return showAbsence(actor, row, core.today());
    },

    cancel(actor, id) {
      core.change(actor, SIGNED_IN, (work) => {
        const row = store.findAbsence(work.db, id);
        if (!row) throw kernelErrors.notFound();
        if (!showAbsence(actor, row, core.today()).can.cancel) throw kernelErrors.forbidden();
        store.deleteAbsence(work.db, id);
        const { personId, deputyId, fromOn, toOn } = row;
        work.emit(absenceCancelled, { absenceId: id, personId, deputyId, fromOn, toOn });
        work.audit({
          action: "directory.absence-cancelled",
          subject: { type: "person", id: personId },
          detail: { fromOn, toOn },
        });
      });
      return done;
    },

    deputyOf(personId, on) {
      let current = personId;
      for (let step = 0; step < LONGEST_CHAIN; step++) {
        const absence = store.absenceOn(db, current, on);
        if (!absence) return current === personId ? undefined : current;
        if (absence.deputyId === null || absence.deputyId === personId) return undefined;
        current = absence.deputyId;
      }
      return undefined;
    },

    absenceOn: (personId, on) => store.absenceOn(db, personId, on),
    isAbsent: (personId, on) => store.absenceOn(db, personId, on) !== undefined,
  };
}
