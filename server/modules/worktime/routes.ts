import { handle, type MountedRoute } from "../../kernel/http/mount.ts";
import * as contract from "./contract.ts";
import type { WorktimeService } from "./service.ts";

export function worktimeRoutes(worktime: WorktimeService): MountedRoute[] {
  return [
    handle(contract.listDays, ({ actor, query }) => worktime.days(actor, query)),
    handle(contract.listExceptions, ({ query }) => worktime.exceptions(query.year)),
    handle(contract.setException, ({ actor, body }) => worktime.setException(actor, body)),
    handle(contract.clearException, ({ actor, params, query }) =>
      worktime.clearException(actor, params.on, query.departmentId),
    ),
    handle(contract.refillYear, ({ actor, params }) => worktime.refill(actor, params.year)),
    handle(contract.listHours, ({ actor }) => worktime.hours(actor)),
    handle(contract.addHours, ({ actor, body }) => worktime.addHours(actor, body)),
    handle(contract.changeHours, ({ actor, params, body }) => worktime.changeHours(actor, params.id, body)),
    handle(contract.removeHours, ({ actor, params }) => worktime.removeHours(actor, params.id)),
    handle(contract.computeDue, ({ query }) => ({
      dueAt: worktime.dueAt(query.at, query.amount, query.unit, query.departmentId),
    })),
  ];
}
