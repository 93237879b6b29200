import { defineFeature } from "../../kernel/features.ts";
import { msg } from "../../kernel/i18n.ts";
import { navigate } from "../../kernel/router.ts";

const load = () => import("./pages/people-page.ts");

/** Who works here and how to reach them. */
export const people = defineFeature({
  name: "people",
  title: () => msg("Danh bạ", { id: "people.title" }),
  icon: "people",
  path: "/people",
  navOrder: 80,
  goKey: "d",
  routes: [
    { path: "/people/print", element: "phone-list-page", load: () => import("./pages/phone-list-page.ts") },
    { path: "/people", element: "people-page", load },
    { path: "/people/:id", element: "people-page", load },
  ],
  linkCards: [
    { path: "/people/:id", element: "person-link-card", load: () => import("./elements/person-link-card.ts") },
  ],
  commands: [
    {
      id: "people.absence",
      title: () => msg("Báo vắng, nhờ người thay", { id: "people.absence-command" }),
      icon: "calendar",
      run: async () => {
        const { openAbsence } = await import("./dialogs/open-absence.ts");
        await openAbsence({});
      },
    },
    {
      id: "people.print",
      title: () => msg("In danh bạ điện thoại", { id: "people.print-command" }),
      icon: "print",
      run: () => navigate("/people/print"),
    },
  ],
  searchGroups: [{ provider: "people", title: () => msg("Danh bạ", { id: "people.title" }), icon: "people" }],
  todayCards: [
    { order: 310, column: "side", element: "absent-today-card", load: () => import("./elements/absent-today-card.ts") },
  ],
});
