import { demand, type Actor } from "../../kernel/access/actor.ts";
import type { PageOf } from "../../kernel/contract/index.ts";
import { kernelErrors } from "../../kernel/errors.ts";
import type { Kernel } from "../../kernel/module.ts";
import { pageFrom, readCursor } from "../../kernel/paging.ts";
import type { AgencyDefaults, AgencyPatch, FailedDelivery } from "./contract.ts";
import * as deliveries from "./delivery-store.ts";
import { facesOf } from "./must/faces.ts";
import { findAsk, markSms } from "./must/ask-store.ts";
import type { Outgoing } from "./outgoing.ts";
import { channelRows, checkWay, offeredChannels, offeredKinds, type PreferenceParts } from "./preferences.ts";
import type { NotificationSettings } from "./settings.ts";
import { firstMode } from "./ways.ts";

/** What the administrator decides, and what could not be delivered. */
export interface Agency {
  defaults(actor: Actor): AgencyDefaults;
  change(actor: Actor, patch: AgencyPatch): AgencyDefaults;
  failed(actor: Actor, query: { limit?: number; after?: string }): PageOf<FailedDelivery>;
  retry(actor: Actor, id: number): void;
  drop(actor: Actor, id: number): void;
}

const MANAGE = "notifications.manage";
const PAGE = 50;

export function createAgency(
  parts: PreferenceParts & {
    readonly kernel: Pick<Kernel, "db" | "write">;
    readonly outgoing: Outgoing;
    readonly update: (patch: Partial<NotificationSettings>) => void;
  },
): Agency {
  const { kernel, people, registry, settings, outgoing } = parts;

  function show(): AgencyDefaults {
    const now = settings();
    const channels = channelRows(registry);
    return {
      channels,
      kinds: offeredKinds(registry).map(({ kind, module }) => ({
        name: kind.name,
        module,
        title: kind.title,
        urgent: kind.urgent ?? false,
        ways: offeredChannels(registry, kind).map((channel) => ({ channel, ...firstMode(now, kind, channel) })),
      })),
      quiet: now.quiet,
      onlyWork: now.onlyWork,
      digest: now.digest,
      leadersPass: now.leadersPass,
      mustSteps: now.mustSteps,
    };
  }

  return {
    defaults(actor) {
      demand(actor, MANAGE);
      return show();
    },

    change(actor, patch) {
      demand(actor, MANAGE);
      const rules = new Map(settings().rules.map((rule) => [`${rule.kind} ${rule.channel}`, rule]));
      for (const [index, rule] of (patch.rules ?? []).entries()) {
        checkWay(registry, rule, `/body/rules/${String(index)}`);
        rules.set(`${rule.kind} ${rule.channel}`, rule);
      }
      kernel.write(actor, (work) => {
        work.audit({
          action: "notifications.defaults-changed",
          subject: { type: "notification-defaults", id: "agency" },
          detail: { changed: Object.keys(patch).join(" ") },
        });
        parts.update({ ...patch, rules: [...rules.values()] });
      });
      return show();
    },

    failed(actor, query) {
      demand(actor, MANAGE);
      const limit = query.limit ?? PAGE;
      const before = readCursor<[number]>(query.after, ["number"])?.[0];
      const rows = deliveries.failedDeliveries(kernel.db, before, limit);
      const face = facesOf(
        people,
        rows.map(({ personId }) => personId),
      );
      const named = (name: string) => ({ vi: name, en: name });
      return pageFrom(
        rows,
        limit,
        ({ id }) => [id],
        (row) => ({
          id: row.id,
          channel: registry.channel(row.channel)?.title ?? named(row.channel),
          kind: registry.kind(row.kind)?.title ?? named(row.kind),
          person: face(row.personId) ?? { id: row.personId, name: "", photoHash: null },
          attempts: row.attempts,
          error: row.error ?? "",
          failedAt: row.failedAt,
        }),
      );
    },

    retry(actor, id) {
      demand(actor, MANAGE);
      const channel = kernel.write(actor, (work) => {
        const again = deliveries.retryDelivery(work.db, id, work.now);
        if (!again) throw kernelErrors.notFound();
        if (again.askId !== null && findAsk(work.db, again.askId)) {
          markSms(work.db, again.askId, { state: "waiting", at: work.now, error: null });
        }
        work.audit({ action: "notifications.delivery-retried", subject: { type: "notification-delivery", id } });
        return again.channel;
      });
      void outgoing.pump(channel);
    },

    drop(actor, id) {
      demand(actor, MANAGE);
      kernel.write(actor, (work) => {
        if (!deliveries.dropFailed(work.db, id)) throw kernelErrors.notFound();
        work.audit({ action: "notifications.delivery-dropped", subject: { type: "notification-delivery", id } });
      });
    },
  };
}
