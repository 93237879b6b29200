import { personOf } from "../../kernel/access/actor.ts";
import { done } from "../../kernel/contract/index.ts";
import { handle, type MountedRoute } from "../../kernel/http/mount.ts";
import * as contract from "./contract.ts";
import type { NotificationsService } from "./types.ts";

export function notificationRoutes(notifications: NotificationsService): MountedRoute[] {
  return [
    handle(contract.listNotices, ({ actor, query }) => notifications.list(actor, query)),
    handle(contract.countUnread, ({ actor }) => notifications.unread(actor)),
    handle(contract.markNotices, ({ actor, body }) => notifications.mark(actor, body.ids, body.read)),
    handle(contract.markAllRead, ({ actor, body }) => notifications.markAllRead(actor, body.upTo)),
    handle(contract.markSeen, ({ actor, body }) => notifications.markSeen(actor, body)),
    handle(contract.readPreferences, ({ actor }) => notifications.preferences(actor)),
    handle(contract.changePreferences, ({ actor, body }) => notifications.changePreferences(actor, body)),
    handle(contract.readDoNotDisturb, ({ actor }) => {
      const { id } = personOf(actor);
      return { until: notifications.doNotDisturb([id]).get(id) ?? null };
    }),
    handle(contract.setDoNotDisturb, ({ actor, body }) => ({
      until: notifications.setDoNotDisturb(actor, body.until),
    })),
    handle(contract.discardNotice, ({ actor, params }) => {
      notifications.discard(actor, params.id);
      return done;
    }),
  ];
}
