import { defineFeature } from "../../kernel/features.ts";
import { msg } from "../../kernel/i18n.ts";

/** Transfers (gửi tệp): files of any size from hand to hand. */
export const transfers = defineFeature({
  name: "transfers",
  title: () => msg("Gửi tệp", { id: "transfers.title" }),
  icon: "send",
  path: "/transfers",
  permission: "transfers.use",
  navOrder: 28,
  goKey: "f",
  routes: [
    {
      path: "/transfers/settings",
      element: "transfer-settings-page",
      load: () => import("./pages/transfer-settings-page.ts"),
      permission: "transfers.manage",
    },
    {
      path: "/transfers/box/:boxId/:id?",
      element: "transfers-page",
      load: () => import("./pages/transfers-page.ts"),
      permission: "transfers.use",
    },
    {
      path: "/transfers/:id?",
      element: "transfers-page",
      load: () => import("./pages/transfers-page.ts"),
      permission: "transfers.use",
    },
  ],
  commands: [
    {
      id: "transfers.send",
      title: () => msg("Gửi tệp cho đồng nghiệp", { id: "transfers.send-command" }),
      icon: "send",
      permission: "transfers.use",
      run: async () => (await import("./take-files.ts")).takeFiles({ files: [], to: [] }),
    },
  ],
  bellElement: { element: "transfers-tray", load: () => import("./parts/transfers-tray.ts") },
  takesFiles: () => import("./take-files.ts"),
});
