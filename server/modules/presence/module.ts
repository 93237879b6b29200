import { may } from "../../kernel/access/actor.ts";
import { react } from "../../kernel/events/types.ts";
import { defineModule } from "../../kernel/module.ts";
import { absenceCancelled, absenceRecorded } from "../directory/contract.ts";
import { ACTIVE, IDLE, presencePermissions } from "./contract.ts";
import initial from "./migrations/0001-initial.sql" with { type: "text" };
import type { PresenceNeeds } from "./needs.ts";
import { presenceRoutes } from "./routes.ts";
import { createPresenceService, type PresenceService } from "./service.ts";

/** How often all windows are told what has changed. */
const TELL = 5_000;

/** Who is in (ai đang ở cơ quan): the whiteboard at the office's door. */
export const presenceModule = defineModule<PresenceNeeds, PresenceService>({
  name: "presence",
  tier: "feature",
  permissions: presencePermissions,
  migrations: [{ id: "0001-initial", sql: initial }],
  build(kernel, needs) {
    const presence = createPresenceService(kernel, needs);
    let timer: NodeJS.Timeout | undefined;
    return {
      service: presence,
      routes: presenceRoutes(presence),
      consumers: [
        react("presence.absent", absenceRecorded, ({ payload }) => {
          presence.touch(payload.personId);
        }),
        react("presence.absent-no-more", absenceCancelled, ({ payload }) => {
          presence.touch(payload.personId);
        }),
      ],
      topics: [
        {
          prefix: "presence",
          maySubscribe: (actor, id) => id === "board" && may(actor, "presence.use"),
          // What a window says goes no further: others hear of the person, and only when that changes.
          onSignal: (actor, _id, name) => {
            if (actor.kind === "person" && (name === ACTIVE || name === IDLE))
              presence.activity.hear(actor.id, name === ACTIVE);
            return undefined;
          },
        },
      ],
      jobs: [
        {
          name: "presence.sweep",
          schedule: "5 0 * * *",
          run: () => {
            presence.sweep();
          },
        },
      ],
      start() {
        timer = setInterval(() => {
          presence.tellChanges();
        }, TELL);
        timer.unref();
      },
      stop() {
        clearInterval(timer);
      },
    };
  },
});

export type { PresenceService } from "./service.ts";
