import { done } from "../../kernel/contract/index.ts";
import { handle, type MountedRoute } from "../../kernel/http/mount.ts";
import type { Backups } from "./backups.ts";
import * as contract from "./contract.ts";
import { auditCsv } from "./csv.ts";
import type { AdminService } from "./service.ts";

export function adminRoutes(admin: AdminService, backups: Backups, agencyName: () => string): MountedRoute[] {
  return [
    handle(contract.getSetup, () => ({ needed: false, codeRequired: false, agencyName: agencyName() })),
    handle(contract.getOverview, () => admin.overview()),
    handle(contract.getHealth, ({ actor }) => admin.health(actor)),
    handle(contract.getSettings, () => admin.settings()),
    handle(contract.changeSettings, ({ actor, body }) => admin.changeSettings(actor, body)),
    handle(contract.listJobs, () => admin.jobs()),
    handle(contract.runJob, ({ actor, params }) => admin.runJob(actor, params.name)),
    handle(contract.listDeadLetters, () => admin.deadLetters()),
    handle(contract.retryDeadLetter, ({ actor, params }) => admin.retry(actor, params)),
    handle(contract.discardDeadLetter, ({ actor, params }) => admin.discard(actor, params)),
    handle(contract.listAudit, ({ query }) => admin.audit(query)),
    handle(contract.exportAudit, ({ query }) => auditCsv(admin, query)),
    handle(contract.verifyAudit, () => admin.verifyAudit()),
    handle(contract.listViews, ({ query }) => admin.views(query)),
    handle(contract.listSessions, ({ actor, query }) => admin.sessions(actor, query)),
    handle(contract.endSession, ({ actor, params }) => admin.endSession(actor, params.session)),
    handle(contract.listBackups, ({ actor }) => backups.list(actor.language)),
    handle(contract.makeBackup, ({ actor }) => {
      backups.begin(actor);
      return done;
    }),
    handle(contract.downloadBackup, ({ actor, params }) => backups.download(actor, params.name)),
  ];
}
