import { defineFeature } from "../../kernel/features.ts";
import { msg } from "../../kernel/i18n.ts";

/** Reminders (nhắc việc). */
export const reminders = defineFeature({
  name: "reminders",
  title: () => msg("Nhắc việc", { id: "reminders.title" }),
  icon: "clock",
  path: "/reminders",
  permission: "reminders.use",
  navOrder: 35,
  goKey: "v",
  routes: [
    {
      path: "/reminders/print",
      element: "reminders-paper-page",
      load: () => import("./pages/reminders-paper-page.ts"),
      permission: "reminders.use",
    },
    {
      path: "/reminders/:id?",
      element: "reminders-page",
      load: () => import("./pages/reminders-page.ts"),
      permission: "reminders.use",
    },
  ],
  todayCards: [
    {
      order: 20,
      column: "main",
      permission: "reminders.use",
      element: "reminders-today-card",
      load: () => import("./parts/reminders-today-card.ts"),
    },
  ],
  commands: [
    {
      id: "reminders.quick",
      title: () => msg("Nhắc tôi…", { id: "reminders.quick" }),
      icon: "bell",
      permission: "reminders.use",
      run: async () => {
        const { openQuick } = await import("./dialogs/open-quick.ts");
        await openQuick({});
      },
    },
  ],
  thingActions: [
    {
      id: "reminders.remind",
      title: () => msg("Nhắc tôi", { id: "reminders.quick-heading" }),
      icon: "clock",
      permission: "reminders.use",
      run: async (thing) => {
        const { openQuick } = await import("./dialogs/open-quick.ts");
        await openQuick({ thing });
      },
    },
  ],
  takeUps: [
    {
      id: "reminders.said",
      title: () => msg("Nhắc tôi", { id: "reminders.quick-heading" }),
      icon: "clock",
      permission: "reminders.use",
      run: async ({ text, at, path }) => {
        const { openQuick } = await import("./dialogs/open-quick.ts");
        const title = text.replace(/\s+/g, " ").trim().slice(0, 120);
        await openQuick({ thing: { type: "message", id: String(at), title, path } });
      },
    },
  ],
  searchGroups: [{ provider: "reminders", title: () => msg("Nhắc việc", { id: "reminders.title" }), icon: "clock" }],
  count: () => import("./count.ts"),
});
