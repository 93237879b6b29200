import { personOf, type Actor } from "../../kernel/access/actor.ts";
import { personKey } from "../../kernel/contract/index.ts";
import type { Kernel } from "../../kernel/module.ts";
import { DND_CHANGED, doNotDisturbChanged, LONGEST_DND, type DndChanged } from "./contract.ts";
import { releaseHeld } from "./delivery-store.ts";
import { notificationErrors } from "./errors.ts";
import { FIRST_PREFERENCES, preferencesOf, savePreferences } from "./preference-store.ts";

/** Do not disturb: on until an instant, always with an end. */
export interface DoNotDisturb {
  of(personIds: readonly number[]): ReadonlyMap<number, number>;
  set(actor: Actor, until: number | null): number | null;
}

export function createDoNotDisturb(
  kernel: Pick<Kernel, "db" | "write" | "clock" | "live">,
  pumpAll: () => void,
): DoNotDisturb {
  return {
    of(personIds) {
      const now = kernel.clock.now();
      const all = preferencesOf(kernel.db, personIds);
      return new Map(
        [...all].flatMap(([id, { dndUntil }]): [number, number][] =>
          dndUntil !== null && dndUntil > now ? [[id, dndUntil]] : [],
        ),
      );
    },

    set(actor, wanted) {
      const person = personOf(actor);
      const until = kernel.write(actor, (work) => {
        if (wanted !== null && (wanted <= work.now || wanted > work.now + LONGEST_DND)) {
          throw notificationErrors.dndSpan({}, "/body/until");
        }
        const own = preferencesOf(work.db, [person.id]).get(person.id) ?? FIRST_PREFERENCES;
        if (own.dndUntil === wanted) return wanted;
        savePreferences(work.db, person.id, { ...own, dndUntil: wanted });
        // What was held back until the end that is no longer one.
        if (own.dndUntil !== null) releaseHeld(work.db, person.id, own.dndUntil, wanted ?? work.now);
        work.emit(doNotDisturbChanged, { personId: person.id, until: wanted });
        work.afterCommit(() => {
          const data: DndChanged = { until: wanted };
          kernel.live.publish({ audience: [personKey(person.id)] }, DND_CHANGED, data);
        });
        return wanted;
      });
      if (until === null) pumpAll();
      return until;
    },
  };
}
