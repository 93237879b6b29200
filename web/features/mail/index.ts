import { defineFeature } from "../../kernel/features.ts";
import { msg } from "../../kernel/i18n.ts";
import { navigate } from "../../kernel/router.ts";

const load = () => import("./pages/mail-page.ts");

/** Mail: folders, list and reader; writing in the reader's place. */
export const mail = defineFeature({
  name: "mail",
  title: () => msg("Thư", { id: "mail.nav" }),
  icon: "mail",
  path: "/mail/inbox",
  permission: "mail.use",
  navOrder: 20,
  goKey: "m",
  routes: [
    {
      path: "/mail/letters/:content",
      element: "mail-letter-page",
      load: () => import("./pages/mail-letter-page.ts"),
      permission: "mail.use",
    },
    {
      path: "/mail/waiting",
      element: "mail-waiting-page",
      load: () => import("./pages/mail-waiting-page.ts"),
      permission: "mail.use",
    },
    {
      path: "/mail/settings/:tab?",
      element: "mail-settings-page",
      load: () => import("./pages/mail-settings-page.ts"),
      permission: "mail.use",
    },
    {
      path: "/mail/shared/:account/:id?",
      element: "mail-shared-page",
      load: () => import("./pages/mail-shared-page.ts"),
      permission: "mail.use",
    },
    {
      path: "/mail/lent/:account/:box?/:id?",
      element: "mail-lent-page",
      load: () => import("./pages/mail-lent-page.ts"),
      permission: "mail.use",
    },
    { path: "/mail", element: "mail-page", load, permission: "mail.use" },
    { path: "/mail/:box/:id?", element: "mail-page", load, permission: "mail.use" },
  ],
  todayCards: [
    {
      order: 20,
      column: "main",
      permission: "mail.use",
      element: "mail-new-card",
      load: () => import("./parts/mail-new-card.ts"),
    },
  ],
  takeUps: [
    {
      id: "mail.write",
      title: () => msg("Soạn thư", { id: "mail.write" }),
      icon: "mail",
      permission: "mail.use",
      run: async (said) => (await import("./writing.ts")).writeOf(said),
    },
  ],
  commands: [
    {
      id: "mail.write",
      title: () => msg("Soạn thư", { id: "mail.write" }),
      icon: "edit",
      permission: "mail.use",
      run: async () => (await import("./writing.ts")).write(),
    },
    {
      id: "mail.waiting",
      title: () => msg("Thư chờ gửi", { id: "mail.waiting" }),
      icon: "clock",
      permission: "mail.use",
      run: () => navigate("/mail/waiting"),
    },
    {
      id: "mail.signatures",
      title: () => msg("Chữ ký", { id: "mail.signatures" }),
      icon: "edit",
      permission: "mail.use",
      run: async () => (await import("./dialogs/signatures.ts")).openSignatures(),
    },
    {
      id: "mail.office-settings",
      title: () => msg("Thiết lập thư", { id: "mail.office-settings" }),
      icon: "settings",
      permission: "mail.use",
      run: () => navigate("/mail/settings/rules"),
    },
  ],
  searchGroups: [{ provider: "mail", title: () => msg("Thư", { id: "mail.nav" }), icon: "mail" }],
  count: () => import("./count.ts"),
});
