import { defineFeature } from "../../kernel/features.ts";
import { msg } from "../../kernel/i18n.ts";
import { navigate } from "../../kernel/router.ts";

/** Polls (trưng cầu ý kiến): the feature to learn from. */
export const polls = defineFeature({
  name: "polls",
  title: () => msg("Trưng cầu", { id: "polls.nav" }),
  icon: "poll",
  path: "/polls",
  permission: "polls.use",
  navOrder: 30,
  goKey: "p",
  routes: [
    {
      path: "/polls/new",
      element: "poll-edit-page",
      load: () => import("./pages/poll-edit-page.ts"),
      permission: "polls.create",
    },
    {
      path: "/polls/:id/edit",
      element: "poll-edit-page",
      load: () => import("./pages/poll-edit-page.ts"),
      permission: "polls.create",
    },
    {
      path: "/polls/:id/sheet",
      element: "poll-sheet-page",
      load: () => import("./pages/poll-sheet-page.ts"),
      ownHeading: true,
      permission: "polls.use",
    },
    {
      path: "/polls/:id?",
      element: "polls-page",
      load: () => import("./pages/polls-page.ts"),
      permission: "polls.use",
    },
  ],
  todayCards: [
    {
      order: 30,
      column: "main",
      permission: "polls.use",
      element: "polls-waiting-card",
      load: () => import("./parts/polls-waiting-card.ts"),
    },
  ],
  linkCards: [
    { path: "/polls/:id", permission: "polls.use", element: "poll-card", load: () => import("./parts/poll-card.ts") },
  ],
  commands: [
    {
      id: "polls.create",
      title: () => msg("Tạo trưng cầu", { id: "polls.create" }),
      icon: "poll",
      permission: "polls.create",
      run: () => navigate("/polls/new"),
    },
  ],
  searchGroups: [{ provider: "polls", title: () => msg("Trưng cầu ý kiến", { id: "polls.title" }), icon: "poll" }],
  parts: { poll: { element: "poll-in-place", load: () => import("./parts/poll-in-place.ts") } },
  count: () => import("./count.ts"),
});
