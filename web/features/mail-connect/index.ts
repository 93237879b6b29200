import { defineFeature } from "../../kernel/features.ts";
import { navigate } from "../../kernel/router.ts";
import { msg } from "../../kernel/i18n.ts";

/** A mail program or telephone of one's own: what it needs to know, and a password for each device. Reached from mail and by Ctrl+K. */
export const mailConnect = defineFeature({
  name: "mail-connect",
  title: () => msg("Kết nối chương trình thư", { id: "mail-connect.nav" }),
  icon: "phone",
  path: "/connect-mail",
  permission: "mail.use",
  routes: [
    {
      path: "/connect-mail",
      element: "mail-connect-page",
      load: () => import("./pages/mail-connect-page.ts"),
      permission: "mail.use",
    },
  ],
  commands: [
    {
      id: "mail-connect.open",
      title: () => msg("Kết nối chương trình thư", { id: "mail-connect.nav" }),
      icon: "phone",
      permission: "mail.use",
      run: () => navigate("/connect-mail"),
    },
  ],
});
