import { may, type PersonActor } from "../../kernel/access/actor.ts";
import { defineModule } from "../../kernel/module.ts";
import { pollPermissions } from "./contract.ts";
import initial from "./migrations/0001-initial.sql" with { type: "text" };
import rooms from "./migrations/0010-rooms.sql" with { type: "text" };
import type { PollNeeds } from "./needs.ts";
import { noticeKinds, pollConsumers } from "./notices.ts";
import { pollRoutes } from "./routes.ts";
import { pollSearch } from "./search.ts";
import { createPollService, type PollService } from "./service.ts";
import { createResultSheet } from "./sheet.ts";
import { pollQuestion } from "./by-sms.ts";
import { findPoll } from "./store.ts";

/** Polls (trưng cầu ý kiến): the module to learn from. Every part of the module contract is used here once. */
export const pollsModule = defineModule<PollNeeds, PollService>({
  name: "polls",
  tier: "feature",
  permissions: pollPermissions,
  migrations: [
    { id: "0001-initial", sql: initial },
    { id: "0010-rooms", sql: rooms },
  ],
  build(kernel, { chat, directory, notifications, search, sms }) {
    const polls = createPollService(kernel, { chat, directory, notifications });
    const sheet = createResultSheet(polls, kernel.views, () => kernel.settings.agency.get().zone);
    for (const kind of noticeKinds) notifications.registerKind(kind);
    search.register(pollSearch(kernel));
    const maySee = (actor: PersonActor, id: string) =>
      may(actor, "polls.use") && /^\d{1,15}$/.test(id) && findPoll(kernel.db, actor, Number(id)) !== undefined;
    notifications.registerSubject({ type: "poll", maySee });
    sms.registerQuestion(pollQuestion(kernel, polls));
    return {
      service: polls,
      routes: pollRoutes(polls, sheet),
      consumers: pollConsumers(kernel, notifications),
      topics: [{ prefix: "poll", maySubscribe: maySee }],
      jobs: [
        {
          name: "polls.keep-time",
          schedule: "* * * * *",
          run: () => {
            polls.keepTime();
          },
        },
      ],
    };
  },
});

export type { PollNeeds, PollService };
