import { defineFeature } from "../../kernel/features.ts";
import { msg } from "../../kernel/i18n.ts";
import { navigate } from "../../kernel/router.ts";

/** SMS: what went out and how it ended, the box of what came in, the modems. */
export const sms = defineFeature({
  name: "sms",
  title: () => msg("Tin nhắn SMS", { id: "sms.nav" }),
  icon: "phone",
  path: "/sms",
  permission: "sms.send",
  navOrder: 45,
  routes: [
    {
      path: "/sms/new",
      element: "sms-compose-page",
      load: () => import("./pages/sms-compose-page.ts"),
      permission: "sms.send",
    },
    { path: "/sms/inbox", element: "sms-page", load: () => import("./pages/sms-page.ts"), permission: "sms.inbox" },
    { path: "/sms/modems", element: "sms-page", load: () => import("./pages/sms-page.ts"), permission: "sms.manage" },
    { path: "/sms/settings", element: "sms-page", load: () => import("./pages/sms-page.ts"), permission: "sms.manage" },
    {
      path: "/sms/templates",
      element: "sms-page",
      load: () => import("./pages/sms-page.ts"),
      permission: "sms.send",
    },
    { path: "/sms/:id?", element: "sms-page", load: () => import("./pages/sms-page.ts"), permission: "sms.send" },
  ],
  commands: [
    {
      id: "sms.compose",
      title: () => msg("Soạn tin nhắn SMS", { id: "sms.compose" }),
      icon: "phone",
      permission: "sms.send",
      run: () => navigate("/sms/new"),
    },
  ],
});
