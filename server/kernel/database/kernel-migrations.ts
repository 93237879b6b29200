import type { ModuleMigrations } from "./migrations.ts";
import initial from "./migrations/0001-kernel.sql" with { type: "text" };
import views from "./migrations/0002-views.sql" with { type: "text" };

/** The kernel's own tables; always the first of the list that is given to `migrate`. */
export const kernelMigrations: ModuleMigrations = {
  module: "kernel",
  migrations: [
    { id: "0001-kernel", sql: initial },
    { id: "0002-views", sql: views },
  ],
};
