import { defineFeature } from "../../kernel/features.ts";
import { msg } from "../../kernel/i18n.ts";

/** What I say of myself, my password, and where I am signed in. In the person menu, not in the rail. */
export const profile = defineFeature({
  name: "profile",
  title: () => msg("Hồ sơ của tôi", { id: "profile.title" }),
  icon: "user",
  path: "/profile",
  routes: [{ path: "/profile", element: "profile-page", load: () => import("./pages/profile-page.ts") }],
});
