import { defineFeature } from "../../kernel/features.ts";
import { msg } from "../../kernel/i18n.ts";
import { navigate } from "../../kernel/router.ts";

/** Who is in (ai đang ở cơ quan). */
export const presence = defineFeature({
  name: "presence",
  title: () => msg("Ai có mặt", { id: "presence.nav" }),
  icon: "eye",
  path: "/presence",
  permission: "presence.use",
  navOrder: 82,
  goKey: "w",
  routes: [
    {
      path: "/presence",
      element: "presence-page",
      load: () => import("./pages/presence-page.ts"),
      permission: "presence.use",
    },
  ],
  commands: [
    {
      id: "presence.say",
      title: () => msg("Báo mình đang ở đâu", { id: "presence.say-command" }),
      icon: "eye",
      permission: "presence.use",
      run: () => navigate("/presence"),
    },
  ],
  background: () => import("./news.ts"),
});
