import { react, type Consumer } from "../../kernel/events/types.ts";
import { defineModule } from "../../kernel/module.ts";
import { deliveriesDue, noticesAdded } from "./contract.ts";
import initial from "./migrations/0001-initial.sql" with { type: "text" };
import { createOutgoing } from "./outgoing.ts";
import type { People } from "./people.ts";
import { createPush } from "./push.ts";
import { createRegistry } from "./registry.ts";
import { notificationRoutes } from "./routes.ts";
import { createNotificationsService } from "./service.ts";
import { sweepJob } from "./sweep.ts";
import type { NotificationsService } from "./types.ts";

interface Needs {
  /** Whoever knows the people: the directory. */
  readonly directory: People;
}

/** What happened, for whom it matters: one list a person, popups, and the channels that modules bring. */
export const notificationsModule = defineModule<Needs, NotificationsService>({
  name: "notifications",
  tier: "foundation",
  migrations: [{ id: "0001-initial", sql: initial }],
  build(kernel, { directory: people }) {
    const zone = () => kernel.settings.agency.get().zone;
    const consumers: Consumer[] = [];
    // Modules of higher tiers bring their channels after this is built; the house reads the consumers once all are.
    const registry = createRegistry(({ name }) => {
      consumers.push(
        react(`notifications.deliver-${name}`, deliveriesDue, async ({ payload }) => {
          if (payload.channel === name) await outgoing.pump(name);
        }),
      );
    });
    const parts = { kernel, people, registry, zone };
    const push = createPush(parts);
    const outgoing = createOutgoing(parts);
    const notifications = createNotificationsService({ ...parts, push, outgoing });
    consumers.push(
      react("notifications.push-added", noticesAdded, ({ payload }) => {
        push.added(payload.id, payload.personIds);
      }),
    );
    return {
      service: notifications,
      routes: notificationRoutes(notifications),
      consumers,
      jobs: [
        sweepJob(kernel),
        {
          // What waited for quiet hours to end, or for another attempt.
          name: "notifications.deliver",
          schedule: "* * * * *",
          run: async ({ signal }) => {
            const closing = new Promise<void>((resolve) => {
              signal.addEventListener("abort", () => {
                resolve();
              });
            });
            await Promise.race([outgoing.pumpAll(), closing]);
          },
        },
      ],
      stop() {
        outgoing.stop();
      },
    };
  },
});

export type {
  Channel,
  ChannelNotice,
  ChannelPerson,
  NoticeInput,
  NoticeKind,
  NotificationsService,
  Subject,
  SubjectRule,
} from "./types.ts";
