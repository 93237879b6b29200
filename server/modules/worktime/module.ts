import { defineModule } from "../../kernel/module.ts";
import { worktimePermissions } from "./contract.ts";
import initial from "./migrations/0001-initial.sql" with { type: "text" };
import { worktimeRoutes } from "./routes.ts";
import { createWorktimeService, type Departments, type WorktimeService } from "./service.ts";

interface Needs {
  readonly directory: Departments;
}

/** Working time: hours by season and unit, holidays with their lunar days, and reckoning in both for every module. */
export const worktimeModule = defineModule<Needs, WorktimeService>({
  name: "worktime",
  tier: "foundation",
  permissions: worktimePermissions,
  migrations: [{ id: "0001-initial", sql: initial }],
  build(kernel, { directory }) {
    const worktime = createWorktimeService(kernel, directory);
    return {
      service: worktime,
      routes: worktimeRoutes(worktime),
      jobs: [
        {
          name: "worktime.fill-years",
          schedule: "30 0 1 * *",
          run: () => {
            worktime.fillYears();
          },
        },
      ],
      start() {
        worktime.fillYears();
      },
    };
  },
});

export type { WorkingTime, WorktimeService } from "./service.ts";
