import { defineFeature } from "../../kernel/features.ts";
import { msg } from "../../kernel/i18n.ts";

const load = () => import("./pages/admin-page.ts");
const page = (path: string, permission: string) => ({ path, element: "directory-admin-page", load, permission });

/** Administration of people, departments, positions, groups, roles; import and export. */
export const directoryAdmin = defineFeature({
  name: "directory-admin",
  title: () => msg("Tổ chức", { id: "directory-admin.nav" }),
  icon: "building",
  path: "/admin/people",
  permission: "directory.manage",
  navOrder: 910,
  routes: [
    page("/admin/people", "directory.manage"),
    page("/admin/people/:id", "directory.manage"),
    page("/admin/departments", "directory.manage"),
    page("/admin/positions", "directory.manage"),
    page("/admin/groups", "directory.manage"),
    page("/admin/roles", "directory.manageRoles"),
    page("/admin/import", "directory.manage"),
  ],
});
