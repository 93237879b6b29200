import type { PersonActor } from "../../kernel/access/actor.ts";
import { react, type Consumer } from "../../kernel/events/types.ts";
import { createAgency } from "./agency.ts";
import { agencyRoutes } from "./agency-routes.ts";
import { createDoNotDisturb } from "./dnd.ts";
import { defineModule } from "../../kernel/module.ts";
import { deliveriesDue, noticesAdded } from "./contract.ts";
import initial from "./migrations/0001-initial.sql" with { type: "text" };
import mustArrive from "./migrations/0002-must-arrive.sql" with { type: "text" };
import preferences from "./migrations/0003-preferences.sql" with { type: "text" };
import messageOfAsk from "./migrations/0004-message-of-ask.sql" with { type: "text" };
import { createClimb, ON_BEHALF } from "./must/climb.ts";
import { mustPermissions } from "./contract/must.ts";
import type { MustPeople } from "./must/people.ts";
import { mustRoutes } from "./must/routes.ts";
import { createSending, NOTICE } from "./must/sending.ts";
import { createMust } from "./must/service.ts";
import { createWatching } from "./must/watching.ts";
import type { WorkingHours } from "./must/steps.ts";
import { createOutgoing } from "./outgoing.ts";
import { createPush } from "./push.ts";
import { createRegistry } from "./registry.ts";
import { notificationRoutes } from "./routes.ts";
import { createNotificationsService } from "./service.ts";
import { notificationSettings } from "./settings.ts";
import { sweepJob } from "./sweep.ts";
import type { NotificationsService } from "./types.ts";

interface Needs {
  /** Whoever knows the people: the directory. */
  readonly directory: MustPeople;
  /** Whoever knows when people work. */
  readonly worktime: WorkingHours;
}

/** What happened, for whom it matters: one list a person, popups, and the channels that modules bring. */
export const notificationsModule = defineModule<Needs, NotificationsService>({
  name: "notifications",
  tier: "foundation",
  permissions: mustPermissions,
  migrations: [
    { id: "0001-initial", sql: initial },
    { id: "0002-must-arrive", sql: mustArrive },
    { id: "0003-preferences", sql: preferences },
    { id: "0004-message-of-ask", sql: messageOfAsk },
  ],
  build(kernel, { directory: people, worktime: hours }) {
    const section = kernel.settings.section(notificationSettings);
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
    const parts = { kernel, people, registry, zone, hours, settings: () => section.get() };
    const push = createPush(parts);
    const outgoing = createOutgoing(parts);
    const mustParts = { ...parts, push };
    const dnd = createDoNotDisturb(kernel, () => void outgoing.pumpAll());
    const agency = createAgency({
      ...parts,
      outgoing,
      update: (patch) => {
        section.update(patch);
      },
    });
    const must = createMust(mustParts);
    const climb = createClimb(mustParts);
    registry.registerKind({
      name: ON_BEHALF,
      title: { vi: "Nhắc hộ người chưa xác nhận thông báo", en: "Somebody has not confirmed a notice" },
      urgent: true,
    });
    const notifications = createNotificationsService({ ...parts, push, outgoing, must, dnd });
    consumers.push(
      react("notifications.push-added", noticesAdded, ({ payload }) => {
        push.added(payload.id, payload.personIds);
      }),
    );
    registry.registerKind({
      name: NOTICE,
      title: { vi: "Thông báo phải đến", en: "A must-arrive notice" },
      urgent: true,
    });
    const watching = createWatching(mustParts);
    const sending = createSending(mustParts, (work, input) => notifications.tell(work, input)?.id);
    const mayRead = (actor: PersonActor, id: string) => watching.mayRead(actor, id);
    registry.registerSubject({ type: "notice", maySee: mayRead });
    return {
      service: notifications,
      routes: [...notificationRoutes(notifications), ...mustRoutes(must, watching, sending), ...agencyRoutes(agency)],
      topics: [{ prefix: "notice", maySubscribe: (actor, id) => watching.mayWatch(actor, id) }],
      consumers,
      jobs: [
        sweepJob(kernel),
        { name: "notifications.climb", schedule: "* * * * *", run: ({ signal }) => climb.run(signal) },
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

export { Unreachable } from "./types.ts";
export type { MustArrive, MustFrontDoor, MustStanding } from "./must/types.ts";
export type {
  Channel,
  ChannelNotice,
  ChannelOutcome,
  ChannelPerson,
  NoticeInput,
  NoticeKind,
  NotificationsService,
  Subject,
  SubjectRule,
} from "./types.ts";
