import { statfsSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Actor } from "../../kernel/access/actor.ts";
import { verifyAudit } from "../../kernel/audit/audit.ts";
import { done, EVERYONE, type PageOf } from "../../kernel/contract/index.ts";
import { kernelErrors } from "../../kernel/errors.ts";
import { deadLetters, finishDelivery, reviveDelivery } from "../../kernel/events/outbox.ts";
import { examine } from "../../kernel/health/examine.ts";
import { worst } from "../../kernel/health/finding.ts";
import type { Engine } from "../../kernel/house.ts";
import { endSession } from "../../kernel/http/sessions.ts";
import type { Kernel } from "../../kernel/module.ts";
import { pageFrom, readCursor } from "../../kernel/paging.ts";
import type { SettingsSection } from "../../kernel/settings/settings.ts";
import { addDays, startOfDay } from "../../kernel/text/index.ts";
import type { ViewSubject } from "../../kernel/views/views.ts";
import type { DirectoryService } from "../directory/module.ts";
import type {
  AuditLine,
  DeadLetterLine,
  HealthFinding,
  JobLine,
  OfficeSettings,
  OpenSession,
  Overview,
  ViewLine,
} from "./contract.ts";
import { adminErrors } from "./errors.ts";
import type { BackupSettings } from "./settings.ts";
import * as store from "./store.ts";

/** What of the audit record is wanted; days are the agency's, both included. */
export interface AuditFilter {
  readonly personId?: number;
  readonly action?: string;
  readonly fromOn?: string;
  readonly toOn?: string;
}

/** The use cases of administration. Every route of them demands `admin.office`. */
export interface AdminService {
  overview(): Overview;
  health(actor: Actor): Promise<{ verdict: HealthFinding["verdict"]; items: HealthFinding[] }>;
  settings(): OfficeSettings;
  changeSettings(actor: Actor, wish: OfficeSettings): OfficeSettings;
  jobs(): { items: JobLine[] };
  runJob(actor: Actor, name: string): typeof done;
  deadLetters(): { items: DeadLetterLine[] };
  retry(actor: Actor, letter: { eventId: number; consumer: string }): typeof done;
  discard(actor: Actor, letter: { eventId: number; consumer: string }): typeof done;
  audit(filter: AuditFilter & { limit?: number; after?: string }): Promise<PageOf<AuditLine>>;
  /** `subject` is `type:id`. */
  views(filter: { personId?: number; subject?: string; limit?: number; after?: string }): PageOf<ViewLine>;
  verifyAudit(): Promise<{ ok: boolean; lines: number; brokenAt: number | null }>;
  sessions(actor: Actor, query: { limit?: number; after?: string }): Promise<PageOf<OpenSession>>;
  endSession(actor: Actor, digest: string): typeof done;
}

const MOST_LETTERS = 200;

export function createAdminService(
  kernel: Kernel,
  engine: Engine,
  directory: DirectoryService,
  backup: SettingsSection<BackupSettings>,
): AdminService {
  const { db, clock, dataDir, readers, settings } = kernel;
  const startedAt = clock.now();

  function currentSettings(): OfficeSettings {
    const { name, parentName, code, place, domain, language, addressForm } = settings.agency.get();
    const { automatic, hour, keep } = backup.get();
    return {
      ...{ name, parentName, code, place, domain, language, addressForm },
      ...{ backupAutomatic: automatic, backupHour: hour, backupKeep: keep },
    };
  }

  return {
    overview() {
      const { bavail, bsize } = statfsSync(dataDir);
      return {
        version: kernel.version,
        startedAt,
        databaseSize: statSync(join(dataDir, "office.db")).size,
        diskFree: bavail * bsize,
        memory: process.memoryUsage.rss(),
        people: directory.countAudience([EVERYONE]),
        ...store.countAll(db, clock.now()),
        doors: [...engine.ports].map(([door, port]) => ({ door, port })),
      };
    },

    async health({ language }) {
      const findings = await examine({
        ...{ dataDir, clock, read: readers },
        migrations: engine.migrations,
        blobReferences: engine.blobReferences(),
      });
      return {
        verdict: worst(findings),
        items: findings.map((finding) => ({ check: finding.check, verdict: finding.verdict, text: finding[language] })),
      };
    },

    settings: currentSettings,

    changeSettings(actor, { backupAutomatic, backupHour, backupKeep, ...agency }) {
      const before = currentSettings();
      settings.agency.update({ ...agency, domain: agency.domain.toLowerCase() });
      backup.update({ automatic: backupAutomatic, hour: backupHour, keep: backupKeep });
      const after = currentSettings();
      const changed = Object.keys(after).filter(
        (key) => after[key as keyof OfficeSettings] !== before[key as keyof OfficeSettings],
      );
      if (changed.length > 0) {
        kernel.write(actor, (work) => {
          work.audit({ action: "admin.settings-changed", detail: { changed } });
        });
      }
      return after;
    },

    jobs: () => ({
      items: engine
        .jobs()
        .status()
        .map((job) => ({
          ...job,
          runs: job.runs.map(({ startedAt: at, finishedAt, duration, reason, outcome, error }) => ({
            ...{ startedAt: at, finishedAt, duration, reason, outcome, error },
          })),
        })),
    }),

    runJob(actor, name) {
      const job = engine
        .jobs()
        .status()
        .find((each) => each.name === name);
      if (!job) throw kernelErrors.notFound();
      if (job.running) throw adminErrors.jobRuns({ job: name });
      kernel.write(actor, (work) => {
        work.audit({ action: "admin.job-started", subject: { type: "job", id: name } });
      });
      // Its outcome is in the ledger.
      void engine.jobs().runNow(name);
      return done;
    },

    deadLetters: () => ({ items: deadLetters(db, MOST_LETTERS) }),

    retry(actor, { eventId, consumer }) {
      kernel.write(actor, (work) => {
        if (!reviveDelivery(work.db, eventId, consumer, work.now)) throw kernelErrors.notFound();
        work.audit({ action: "admin.delivery-retried", subject: { type: "event", id: eventId }, detail: { consumer } });
      });
      return done;
    },

    discard(actor, { eventId, consumer }) {
      kernel.write(actor, (work) => {
        const isDead = deadLetters(work.db, MOST_LETTERS).some(
          (each) => each.eventId === eventId && each.consumer === consumer,
        );
        if (!isDead) throw kernelErrors.notFound();
        finishDelivery(work.db, eventId, consumer);
        work.audit({
          action: "admin.delivery-discarded",
          subject: { type: "event", id: eventId },
          detail: { consumer },
        });
      });
      return done;
    },

    async audit({ personId, action, fromOn, toOn, ...page }) {
      const limit = page.limit ?? 50;
      const after = readCursor<[number]>(page.after, ["number"]);
      const { zone } = settings.agency.get();
      const rows = await store.findAudit(readers, {
        ...{ personId, action },
        from: fromOn === undefined ? undefined : startOfDay(fromOn, zone),
        until: toOn === undefined ? undefined : startOfDay(addDays(toOn, 1), zone),
        before: after?.[0],
        limit: limit + 1,
      });
      return pageFrom(
        rows,
        limit,
        (row) => [row.id],
        (row) => row,
      );
    },

    views({ personId, subject, ...page }) {
      const limit = page.limit ?? 50;
      const after = readCursor<[number]>(page.after, ["number"]);
      const rows = kernel.views.list({
        ...(personId !== undefined && { personId }),
        ...(subject !== undefined && { subject: subjectOf(subject) }),
        ...(after && { before: after[0] }),
        limit: limit + 1,
      });
      return pageFrom(
        rows,
        limit,
        (row) => [row.id],
        (row) => row,
      );
    },

    async verifyAudit() {
      const chain = await verifyAudit((sql, params) => readers.all(sql, params));
      return chain.ok
        ? { ok: true, lines: chain.lines, brokenAt: null }
        : { ok: false, lines: 0, brokenAt: chain.brokenAt };
    },

    async sessions(actor, query) {
      const limit = query.limit ?? 50;
      const after = readCursor<[number, string]>(query.after, ["number", "string"]);
      const rows = await store.findSessions(readers, {
        now: clock.now(),
        after: after && { seenAt: after[0], digest: after[1] },
        limit: limit + 1,
      });
      const people = new Map(
        directory.people(rows.map(({ personId }) => personId)).map((person) => [person.id, person]),
      );
      const mine = actor.kind === "person" ? actor.session : undefined;
      return pageFrom(
        rows,
        limit,
        (row) => [row.seenAt, row.digest],
        ({ digest, personId, createdAt, seenAt, address, agent }) => ({
          id: digest,
          personName: people.get(personId)?.name ?? "",
          photoHash: people.get(personId)?.photoHash ?? null,
          current: digest === mine,
          ...{ personId, createdAt, seenAt, address, agent },
        }),
      );
    },

    endSession(actor, digest) {
      kernel.write(actor, (work) => {
        if (!endSession(work.db, digest)) throw kernelErrors.notFound();
        work.audit({ action: "admin.session-ended" });
        work.afterCommit(() => kernel.live.drop({ session: digest }));
      });
      return done;
    },
  };
}

function subjectOf(text: string): ViewSubject {
  const colon = text.indexOf(":");
  return { type: text.slice(0, colon), id: text.slice(colon + 1) };
}
