import { may, type PersonActor } from "../../kernel/access/actor.ts";
import { defineModule } from "../../kernel/module.ts";
import { CHAT_TYPING, chatPermissions } from "./contract.ts";
import initial from "./migrations/0001-initial.sql" with { type: "text" };
import keeping from "./migrations/0002-keeping.sql" with { type: "text" };
import type { ChatNeeds } from "./needs.ts";
import { chatConsumers, noticeKinds } from "./notices.ts";
import { chatRoutes } from "./routes.ts";
import { createChatService, type ChatService } from "./service.ts";
import { chatSettings } from "./settings.ts";
import * as store from "./store.ts";

/** Conversations (hội thoại, nhắn tin): one to one, groups, and rooms that the directory keeps. */
export const chatModule = defineModule<ChatNeeds, ChatService>({
  name: "chat",
  tier: "platform",
  permissions: chatPermissions,
  migrations: [
    { id: "0001-initial", sql: initial },
    { id: "0002-keeping", sql: keeping },
  ],
  build(kernel, needs) {
    const settings = kernel.settings.section(chatSettings);
    const chat = createChatService(kernel, needs, settings);
    const sync = () => {
      chat.syncUnitRooms();
    };
    for (const kind of noticeKinds) needs.notifications.registerKind(kind);
    const maySee = (actor: PersonActor, id: string) =>
      may(actor, "chat.use") && /^\d{1,15}$/.test(id) && store.findRoom(kernel.db, actor, Number(id)) !== undefined;
    needs.notifications.registerSubject({ type: "chat-room", maySee });
    return {
      service: chat,
      routes: chatRoutes(chat),
      consumers: chatConsumers(needs, sync),
      topics: [
        {
          prefix: "chat",
          maySubscribe: maySee,
          // Nothing of it is stored: that somebody is typing is true for a moment.
          onSignal: (actor, _id, name) =>
            name === CHAT_TYPING && actor.kind === "person" ? { personId: actor.id, name: actor.name } : undefined,
        },
      ],
      blobs: store.BLOB_REFERENCES,
      jobs: [
        {
          name: "chat.unit-rooms",
          schedule: "15 1 * * *",
          run: sync,
        },
        { name: "chat.keeping", schedule: "45 1 * * *", run: (context) => chat.keeping.sweep(context) },
      ],
      start: sync,
    };
  },
});

export type { ChatService } from "./service.ts";
