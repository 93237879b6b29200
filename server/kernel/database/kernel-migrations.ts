import type { ModuleMigrations } from "./migrations.ts";
import initial from "./migrations/0001-kernel.sql" with { type: "text" };

/** The kernel's own tables; always the first of the list that is given to `migrate`. */
export const kernelMigrations: ModuleMigrations = {
  module: "kernel",
  migrations: [{ id: "0001-kernel", sql: initial }],
};
