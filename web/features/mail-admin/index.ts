import { defineFeature } from "../../kernel/features.ts";
import { msg } from "../../kernel/i18n.ts";

const load = () => import("./pages/mail-admin-page.ts");

/** Administration of mail: doors, what came and went, the queue to other offices, devices, lists, quotas. */
export const mailAdmin = defineFeature({
  name: "mail-admin",
  title: () => msg("Hệ thống thư", { id: "mail-admin.nav" }),
  icon: "inbox",
  path: "/mail-admin",
  permission: "mail.manage",
  navOrder: 915,
  routes: [{ path: "/mail-admin/:tab?", element: "mail-admin-page", load, permission: "mail.manage" }],
});
