import { defineFeature } from "../../kernel/features.ts";
import { msg } from "../../kernel/i18n.ts";
import { navigate } from "../../kernel/router.ts";

/** What is new for me: the bell, the popups, the list, and how I hear of things. */
export const notifications = defineFeature({
  name: "notifications",
  title: () => msg("Thông báo", { id: "notifications.title" }),
  icon: "bell",
  path: "/notifications",
  navOrder: 800,
  goKey: "n",
  routes: [
    {
      path: "/notifications/settings",
      element: "notification-settings-page",
      load: () => import("./pages/notification-settings-page.ts"),
    },
    {
      path: "/notifications/agency/:tab?",
      element: "notification-agency-page",
      load: () => import("./pages/notification-agency-page.ts"),
      permission: "notifications.manage",
    },
    {
      path: "/notices/new",
      element: "notice-compose-page",
      load: () => import("./pages/notice-compose-page.ts"),
      permission: "notifications.must-arrive",
    },
    { path: "/notices/:id?", element: "notices-page", load: () => import("./pages/notices-page.ts") },
    { path: "/notifications", element: "notifications-page", load: () => import("./pages/notifications-page.ts") },
  ],
  bellElement: { element: "notice-bell", load: () => import("./parts/notice-bell.ts") },
  todayCards: [
    { order: 210, column: "side", element: "new-for-me-card", load: () => import("./parts/new-for-me-card.ts") },
  ],
  commands: [
    {
      id: "notifications.must-send",
      title: () => msg("Gửi thông báo phải đến", { id: "notifications.must-send" }),
      icon: "alert",
      permission: "notifications.must-arrive",
      run: () => navigate("/notices/new"),
    },
    {
      id: "notifications.must-title",
      title: () => msg("Thông báo phải đến", { id: "notifications.must-title" }),
      icon: "alert",
      permission: "notifications.must-arrive",
      run: () => navigate("/notices"),
    },
    {
      id: "notifications.settings",
      title: () => msg("Cách nhận thông báo", { id: "notifications.settings" }),
      icon: "bell",
      run: () => navigate("/notifications/settings"),
    },
  ],
  count: () => import("./count.ts"),
});
