import type { Work } from "../../../kernel/work.ts";
import { insertAsks } from "./ask-store.ts";
import { tell, type MustParts } from "./core.ts";
import { unitOf } from "./people.ts";
import { dueAfter, stepsOf } from "./steps.ts";
import * as store from "./store.ts";
import type { MustArrive } from "./types.ts";

/** After that nobody is asked any more, and the windows close. */
const LIFE = 30 * 24 * 60 * 60 * 1000;

/** Begins the climb for people whose lists have just got the happening, or adds them to one that runs. Returns its id. */
export function startMust(
  parts: MustParts,
  work: Work,
  happening: { readonly id: number; readonly senderId: number | null },
  personIds: readonly number[],
  wanted: MustArrive,
): number {
  const { people, hours, settings } = parts;
  const known = store.mustOfHappening(work.db, happening.id);
  const steps = known?.steps ?? stepsOf(settings().mustSteps, wanted.steps);
  const anyHour = known?.anyHour ?? wanted.anyHour ?? false;
  const mustId =
    known?.id ??
    store.insertMust(work.db, {
      happeningId: happening.id,
      senderId: happening.senderId,
      steps,
      anyHour,
      startedAt: work.now,
      endsAt: work.now + LIFE,
    });
  // Stopped meanwhile: the latecomers have an ordinary notice.
  if (known && known.stoppedAt !== null) return mustId;
  // A unit's hours are reckoned once, not for each of its people.
  const dueByUnit = new Map<number | undefined, number | null>();
  const nextAt = (personId: number) => {
    const unit = unitOf(people, personId);
    const due = dueByUnit.get(unit) ?? dueAfter(work.now, steps[0], { anyHour, departmentId: unit, hours });
    dueByUnit.set(unit, due);
    return due;
  };
  store.addPeople(
    work.db,
    mustId,
    personIds.map((id) => ({ id, nextAt: nextAt(id) })),
  );
  insertAsks(
    work.db,
    { mustId, reason: "self", happeningId: happening.id, askedAt: work.now },
    personIds.map((id) => ({ personId: id, askedId: id })),
  );
  tell(parts, work, mustId, personIds);
  return mustId;
}
