import type { Engine } from "../../kernel/house.ts";
import { defineModule } from "../../kernel/module.ts";
import type { DirectoryService } from "../directory/module.ts";
import { createBackups } from "./backups.ts";
import { adminPermissions } from "./contract.ts";
import { adminRoutes } from "./routes.ts";
import { createAdminService, type AdminService } from "./service.ts";
import { backupSettings } from "./settings.ts";

export interface AdminNeeds {
  readonly directory: DirectoryService;
  readonly engine: Engine;
  /** What a backup counts of the office, as SQL by name. */
  readonly backupCounts: Readonly<Record<string, string>>;
}

/** Administration (quản trị): how the office is, and the levers that keep it running. Has no tables of its own. */
export const adminModule = defineModule<AdminNeeds, AdminService>({
  name: "admin",
  tier: "composite",
  permissions: adminPermissions,
  build(kernel, { directory, engine, backupCounts }) {
    const backup = kernel.settings.section(backupSettings);
    const admin = createAdminService(kernel, engine, directory, backup);
    const backups = createBackups(kernel, engine, { counts: backupCounts, settings: backup });
    return {
      service: admin,
      routes: adminRoutes(admin, backups, () => kernel.settings.agency.get().name),
      jobs: [
        {
          name: "admin.backup",
          // The hour that holds at the start; another one counts from the next start on.
          schedule: `13 ${backup.get().hour} * * *`,
          run: ({ signal }) => backups.runNightly(signal),
        },
      ],
      stop: () => backups.settled(),
    };
  },
});

export type { AdminService };
