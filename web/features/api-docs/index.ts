import { defineFeature } from "../../kernel/features.ts";
import { msg } from "../../kernel/i18n.ts";
import { navigate } from "../../kernel/router.ts";

/** The HTTP interface of this office, for those who write programs against it. Not in the rail: `/api-docs`, from "Giới thiệu". */
export const apiDocs = defineFeature({
  name: "api-docs",
  title: () => msg("Giao diện lập trình", { id: "api-docs.title" }),
  icon: "link",
  path: "/api-docs",
  routes: [{ path: "/api-docs", element: "api-docs-page", load: () => import("./pages/api-docs-page.ts") }],
  commands: [
    {
      id: "api-docs.open",
      title: () => msg("Xem giao diện lập trình (API)", { id: "api-docs.open" }),
      icon: "link",
      run: () => navigate("/api-docs"),
    },
  ],
});
