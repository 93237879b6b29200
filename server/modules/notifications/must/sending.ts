import { demand, personOf, type Actor } from "../../../kernel/access/actor.ts";
import type { AudienceKey } from "../../../kernel/contract/index.ts";
import type { Work } from "../../../kernel/work.ts";
import type { MustSteps } from "../contract/must.ts";
import type { NoticeDraft, NoticePreview } from "../contract/notices.ts";
import { notificationErrors } from "../errors.ts";
import type { NoticeInput } from "../types.ts";
import { STEP_CHANNEL, type MustParts } from "./core.ts";
import { SEND_MUST } from "./service.ts";
import { mustOfHappening } from "./store.ts";
import { nameHappening } from "./watch-store.ts";

/** A must-arrive notice of somebody's own words. */
export const NOTICE = "notifications.notice";

/** Writing to people so that it arrives. */
export interface Sending {
  preview(actor: Actor, draft: NoticeDraft): NoticePreview;
  /** Returns the id of the must-arrive notice. Refuses `notifications.nobody`, `notifications.unknownAudience`. */
  send(actor: Actor, draft: NoticeDraft): number;
  agencySteps(): MustSteps;
}

/** Puts a happening into people's lists and returns its id; what the service does for every module. */
export type Tell = (work: Work, input: NoticeInput) => number | undefined;

export function createSending(parts: MustParts, tellPeople: Tell): Sending {
  const { kernel, people, registry, settings } = parts;

  /** The sender knows what he writes. */
  function receivers(audience: readonly AudienceKey[], senderId: number): number[] {
    const unknown = people.unknownKeys(audience);
    if (unknown.length > 0) throw notificationErrors.unknownAudience({ keys: unknown.join(", ") }, "/body/audience");
    return people.expandAudience(audience).filter((id) => id !== senderId);
  }

  const climbOf = (draft: NoticeDraft): MustSteps => draft.steps ?? settings().mustSteps;

  return {
    agencySteps: () => settings().mustSteps,

    preview(actor, draft) {
      demand(actor, SEND_MUST);
      const all = receivers(draft.audience, personOf(actor).id);
      const steps = climbOf(draft);
      const channel = registry.channel(STEP_CHANNEL);
      const isBySms = steps.sms !== null && channel !== undefined;
      return {
        people: all.length,
        withoutNumber: isBySms ? all.filter((id) => channel.reaches?.(id) === false).length : 0,
        smsParts: isBySms ? (channel.cost?.({ title: draft.title, body: draft.body }) ?? null) : null,
        steps,
      };
    },

    send(actor, draft) {
      demand(actor, SEND_MUST);
      const { id: from } = personOf(actor);
      return kernel.write(actor, (work) => {
        const to = receivers(draft.audience, from);
        if (to.length === 0) throw notificationErrors.nobody({}, "/body/audience");
        const happeningId = tellPeople(work, {
          kind: NOTICE,
          to,
          from,
          title: { vi: draft.title, en: draft.title },
          body: draft.body,
          path: "/notices",
          // A name for the moment until the number is known.
          subject: { type: "notice", id: `new-${kernel.newName()}` },
          mustArrive: { steps: climbOf(draft), anyHour: draft.anyHour },
        });
        const must = happeningId === undefined ? undefined : mustOfHappening(work.db, happeningId);
        if (!must) throw notificationErrors.nobody({}, "/body/audience");
        nameHappening(work.db, must.happeningId, must.id);
        work.audit({
          action: "notifications.must-arrive-sent",
          subject: { type: "notice", id: must.id },
          detail: { people: to.length, anyHour: draft.anyHour },
        });
        return must.id;
      });
    },
  };
}
