import { may, type PersonActor } from "../../kernel/access/actor.ts";
import { EVERYONE } from "../../kernel/contract/index.ts";
import { defineModule } from "../../kernel/module.ts";
import { announcementPermissions } from "./contract.ts";
import { mailCopies } from "./mail-copy.ts";
import initial from "./migrations/0001-initial.sql" with { type: "text" };
import rich from "./migrations/0002-rich.sql" with { type: "text" };
import type { AnnouncementNeeds } from "./needs.ts";
import { announcementConsumers, noticeKinds } from "./notices.ts";
import { announcementRoutes } from "./routes.ts";
import { announcementSearch } from "./search.ts";
import { createAnnouncementService, type AnnouncementService } from "./service.ts";
import { announcementSettings } from "./settings.ts";
import * as store from "./store.ts";

/** Announcements (thông báo): who was told, who has read it, who has confirmed it. */
export const announcementsModule = defineModule<AnnouncementNeeds, AnnouncementService>({
  name: "announcements",
  tier: "feature",
  permissions: announcementPermissions,
  migrations: [
    { id: "0001-initial", sql: initial },
    { id: "0002-rich", sql: rich },
  ],
  build(kernel, needs) {
    const { directory, notifications, search } = needs;
    const settings = kernel.settings.section(announcementSettings);
    const announcements = createAnnouncementService(kernel, needs, settings);
    for (const kind of noticeKinds) notifications.registerKind(kind);
    search.register(announcementSearch(kernel));
    const maySee = (actor: PersonActor, id: string) =>
      may(actor, "announcements.use") &&
      /^\d{1,15}$/.test(id) &&
      store.findPost(kernel.db, actor, Number(id)) !== undefined;
    notifications.registerSubject({ type: "announcement", maySee });
    /** Everyone who may publish today: asked once a submission, of at most the office. */
    const approvers = () =>
      directory
        .expandAudience([EVERYONE])
        .filter((id) => directory.actorOf(id)?.permissions.has("announcements.publish"));
    return {
      service: announcements,
      routes: announcementRoutes(announcements),
      consumers: [
        ...announcementConsumers(kernel, notifications, { people: directory.people, approvers }),
        ...mailCopies(kernel, needs.mail),
      ],
      topics: [{ prefix: "announcement", maySubscribe: maySee }],
      blobs: [store.BLOB_REFERENCES],
      jobs: [
        {
          name: "announcements.keep-time",
          schedule: "* * * * *",
          run: () => {
            announcements.publishing.keepTime();
          },
        },
      ],
    };
  },
});

export type { AnnouncementService };
