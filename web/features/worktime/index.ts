import { defineFeature } from "../../kernel/features.ts";
import { msg } from "../../kernel/i18n.ts";
import { navigate } from "../../kernel/router.ts";

/** Working time: the month with its lunar dates, holidays and make-up days, working hours. */
export const worktime = defineFeature({
  name: "worktime",
  title: () => msg("Lịch", { id: "worktime.nav" }),
  icon: "calendar",
  path: "/worktime",
  navOrder: 60,
  goKey: "l",
  routes: [
    {
      path: "/worktime/:tab?",
      element: "worktime-page",
      load: () => import("./pages/worktime-page.ts"),
    },
  ],
  commands: [
    {
      id: "worktime.month",
      title: () => msg("Lịch tháng, ngày âm", { id: "worktime.month-command" }),
      icon: "calendar",
      run: () => navigate("/worktime"),
    },
  ],
});
