import { defineFeature } from "../../kernel/features.ts";
import { handOver } from "../../kernel/handover.ts";
import { msg } from "../../kernel/i18n.ts";
import { navigate } from "../../kernel/router.ts";

/** Announcements (thông báo): what the office tells its people, and who has read it. */
export const announcements = defineFeature({
  name: "announcements",
  title: () => msg("Bảng tin", { id: "announcements.nav" }),
  icon: "document",
  path: "/announcements",
  permission: "announcements.use",
  navOrder: 15,
  goKey: "b",
  routes: [
    {
      path: "/announcements/new",
      element: "announcement-edit-page",
      load: () => import("./pages/announcement-edit-page.ts"),
      permission: "announcements.write",
    },
    {
      path: "/announcements/check",
      element: "announcement-check-page",
      load: () => import("./pages/announcement-check-page.ts"),
      permission: "announcements.use",
    },
    {
      path: "/announcements/:id/edit",
      element: "announcement-edit-page",
      load: () => import("./pages/announcement-edit-page.ts"),
      permission: "announcements.write",
    },
    {
      path: "/announcements/:id/sheets/:sheetId",
      element: "announcement-sheet-page",
      load: () => import("./pages/announcement-sheet-page.ts"),
      ownHeading: true,
      permission: "announcements.use",
    },
    {
      path: "/announcements/:id?",
      element: "announcements-page",
      load: () => import("./pages/announcements-page.ts"),
      permission: "announcements.use",
    },
  ],
  todayCards: [
    {
      order: 20,
      column: "main",
      permission: "announcements.use",
      element: "announcements-confirm-card",
      load: () => import("./parts/today-cards.ts"),
    },
    {
      order: 210,
      column: "main",
      permission: "announcements.use",
      element: "announcements-new-card",
      load: () => import("./parts/today-cards.ts"),
    },
  ],
  takeUps: [
    {
      id: "announcements.create",
      title: () => msg("Soạn thông báo", { id: "announcements.create" }),
      icon: "document",
      permission: "announcements.write",
      run: (said) => {
        handOver("announcements.said", said);
        return navigate("/announcements/new");
      },
    },
  ],
  commands: [
    {
      id: "announcements.create",
      title: () => msg("Soạn thông báo", { id: "announcements.create" }),
      icon: "document",
      permission: "announcements.write",
      run: () => navigate("/announcements/new"),
    },
    {
      id: "announcements.check",
      title: () => msg("Kiểm tra phiếu tiếp nhận", { id: "announcements.check-title" }),
      icon: "check",
      permission: "announcements.use",
      run: () => navigate("/announcements/check"),
    },
  ],
  searchGroups: [
    { provider: "announcements", title: () => msg("Bảng tin", { id: "announcements.nav" }), icon: "document" },
  ],
  count: () => import("./count.ts"),
});
