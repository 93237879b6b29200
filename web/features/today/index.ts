import { defineFeature } from "../../kernel/features.ts";
import { msg } from "../../kernel/i18n.ts";

/** The first page; other features put their cards on it. */
export const today = defineFeature({
  name: "today",
  title: () => msg("Hôm nay", { id: "today.title" }),
  icon: "home",
  path: "/",
  navOrder: 0,
  goKey: "h",
  routes: [{ path: "/", element: "today-page", load: () => import("./today-page.ts") }],
});
