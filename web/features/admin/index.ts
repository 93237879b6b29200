import { defineFeature } from "../../kernel/features.ts";
import { msg } from "../../kernel/i18n.ts";

/** Administration (quản trị): how the office is, and the levers that keep it running. */
export const admin = defineFeature({
  name: "admin",
  title: () => msg("Quản trị", { id: "admin.nav" }),
  icon: "settings",
  path: "/admin",
  permission: "admin.office",
  navOrder: 920,
  routes: [
    {
      path: "/admin/:tab?",
      element: "admin-page",
      load: () => import("./pages/admin-page.ts"),
      permission: "admin.office",
    },
  ],
});
