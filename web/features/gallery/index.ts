import { defineFeature } from "../../kernel/features.ts";
import { msg } from "../../kernel/i18n.ts";

/** Every element in every state, for those who build the office. Not in the rail: `/ui`. */
export const gallery = defineFeature({
  name: "gallery",
  title: () => msg("Các thành phần giao diện", { id: "gallery.title" }),
  icon: "rows",
  path: "/ui",
  routes: [{ path: "/ui", element: "gallery-page", load: () => import("./gallery-page.ts") }],
});
