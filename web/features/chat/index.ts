import { defineFeature } from "../../kernel/features.ts";
import { msg } from "../../kernel/i18n.ts";
import { navigate } from "../../kernel/router.ts";

/** Conversations (hội thoại): one to one, groups, rooms of units. */
export const chat = defineFeature({
  name: "chat",
  title: () => msg("Hội thoại", { id: "chat.nav" }),
  icon: "message",
  path: "/chat",
  permission: "chat.use",
  navOrder: 20,
  goKey: "c",
  routes: [
    {
      path: "/chat/keeping",
      element: "chat-keeping-page",
      load: () => import("./pages/chat-keeping-page.ts"),
      permission: "chat.manage",
    },
    {
      path: "/chat/:id?",
      element: "chat-page",
      load: () => import("./pages/chat-page.ts"),
      permission: "chat.use",
    },
  ],
  commands: [
    {
      id: "chat.direct",
      title: () => msg("Nhắn tin cho một người", { id: "chat.direct-command" }),
      icon: "message",
      permission: "chat.use",
      run: async () => {
        const { openNewRoom } = await import("./dialogs/open.ts");
        const id = await openNewRoom();
        if (id !== undefined) void navigate(`/chat/${String(id)}`);
      },
    },
    {
      id: "chat.keeping",
      title: () => msg("Lưu giữ hội thoại", { id: "chat.keeping" }),
      icon: "lock",
      permission: "chat.manage",
      run: () => navigate("/chat/keeping"),
    },
  ],
  count: () => import("./count.ts"),
});
