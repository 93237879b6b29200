import type { Actor } from "../../../kernel/access/actor.ts";
import { personKey } from "../../../kernel/contract/index.ts";
import type { Kernel } from "../../../kernel/module.ts";
import type { Work } from "../../../kernel/work.ts";
import type { Registry } from "../registry.ts";
import type { NotificationSettings } from "../settings.ts";
import { markRows } from "../store.ts";
import type { Push } from "../push.ts";
import { asksFor, closeAsks } from "./ask-store.ts";
import { mustConfirmed, WAITING_CHANGED, WATCH_CHANGED, type ConfirmWay } from "../contract/must.ts";
import type { MustPeople } from "./people.ts";
import type { WorkingHours } from "./steps.ts";
import * as store from "./store.ts";

/** What the parts of must-arrive notices stand on. */
export interface MustParts {
  readonly kernel: Pick<Kernel, "db" | "write" | "live" | "clock" | "log" | "newName">;
  readonly people: MustPeople;
  readonly registry: Registry;
  readonly push: Push;
  readonly hours: WorkingHours;
  readonly zone: () => string;
  readonly settings: () => Readonly<NotificationSettings>;
}

/** The channel of the step `sms`. */
export const STEP_CHANNEL = "sms";

/** Tells open windows, after the commit: whoever is asked, and whoever watches. */
export function tell(
  { kernel }: { readonly kernel: Pick<Kernel, "live"> },
  work: Work,
  mustId: number,
  asked: readonly number[],
): void {
  work.afterCommit(() => {
    if (asked.length > 0) {
      kernel.live.publish({ audience: [...new Set(asked)].map(personKey) }, WAITING_CHANGED, {});
    }
    kernel.live.publish({ topic: `notice:${String(mustId)}` }, WATCH_CHANGED, {});
  });
}

/** One person has it, by himself or through another; the first who says so counts. False when it was known. */
export function confirmFor(
  parts: Pick<MustParts, "kernel" | "push">,
  work: Work,
  must: store.MustRow,
  by: { readonly personId: number; readonly byId: number; readonly way: ConfirmWay },
): boolean {
  const { personId, byId, way } = by;
  if (!store.confirmPerson(work.db, must.id, personId, { at: work.now, byId, way })) return false;
  for (const ask of asksFor(work.db, must.id, [personId])) {
    const read = markRows(work.db, ask.askedId, [ask.happeningId], work.now);
    if (read.length === 0) continue;
    work.afterCommit(() => {
      parts.push.marked(ask.askedId, { ids: read, read: true });
    });
  }
  const asked = closeAsks(work.db, must.id, personId);
  work.emit(mustConfirmed, {
    mustId: must.id,
    subjectType: must.subjectType,
    subjectId: must.subjectId,
    personId,
    byId,
    way,
    at: work.now,
  });
  work.audit({
    action: "notifications.confirmed",
    subject: { type: "notice", id: must.id },
    detail: { personId, way },
  });
  tell(parts, work, must.id, asked);
  return true;
}

/** Nobody is asked any more; what was confirmed stays. */
export function stop(parts: Pick<MustParts, "kernel">, work: Work, must: store.MustRow, actor: Actor): void {
  const personId = actor.kind === "person" ? actor.id : null;
  if (!store.stopMust(work.db, must.id, { at: work.now, personId })) return;
  work.audit({ action: "notifications.stopped", subject: { type: "notice", id: must.id } });
  tell(parts, work, must.id, closeAsks(work.db, must.id));
}
