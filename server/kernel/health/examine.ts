import { accessSync, constants, existsSync, readdirSync, statfsSync, statSync } from "node:fs";
import { join } from "node:path";
import { verifyAudit } from "../audit/audit.ts";
import { blobsOf } from "../backup/make.ts";
import type { Clock } from "../clock.ts";
import type { SqlParams } from "../database/db.ts";
import { compareMigrations, type ModuleMigrations } from "../database/migrations.ts";
import { Refusal } from "../errors.ts";
import type { BlobReferences } from "../module.ts";
import { findingsOf, type Finding } from "./finding.ts";
import { certificateOf } from "../tls/stored.ts";
import { healthTexts as texts } from "./texts.ts";

/** Reads the database without changing it: a pool of threads in the running office, a connection of its own on the command line. */
export interface HealthReader {
  all<Row>(sql: string, params?: SqlParams): Promise<Row[]>;
}

export interface HealthParts {
  readonly dataDir: string;
  readonly clock: Clock;
  readonly read: HealthReader;
  readonly migrations: readonly ModuleMigrations[];
  readonly blobReferences: readonly BlobReferences[];
  /** Compares a stored file with its name; only asked for by a deep examination, which reads all of them. */
  readonly verifyBlob?: (hash: string) => Promise<"sound" | "missing" | "damaged">;
}

const MB = 1024 * 1024;
const HOUR = 3_600_000;
const LOW_DISK = 1024;
const NO_DISK = 200;

type Check = (parts: HealthParts) => Promise<Finding[]> | Finding[];

/** Each answers with at least one finding; what a check throws is its finding. */
const CHECKS: Readonly<Record<string, Check>> = {
  folder: checkFolder,
  disk: checkDisk,
  database: checkSoundness,
  migrations: checkMigrations,
  blobs: checkBlobs,
  audit: checkAudit,
  clock: checkClock,
  events: checkEvents,
  jobs: checkJobs,
  backup: checkBackups,
  certificate: checkCertificate,
};

/** Examines a data folder, while the office runs or not, and changes nothing in it. */
export async function examine(parts: HealthParts): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const [name, check] of Object.entries(CHECKS)) {
    try {
      findings.push(...(await check(parts)));
    } catch (error) {
      findings.push(failed(name, error));
    }
  }
  return findings;
}

/** A check that could not be made is a finding, in the words of the fault. */
export function failed(check: string, error: unknown): Finding {
  if (error instanceof Refusal) return { check, verdict: "fail", vi: error.say("vi"), en: error.say("en") };
  const detail = error instanceof Error ? error.message : String(error);
  return { check, verdict: "fail", vi: detail, en: detail };
}

function checkFolder({ dataDir }: HealthParts): Finding[] {
  const say = findingsOf("folder");
  const folder = dataDir;
  try {
    accessSync(dataDir, constants.R_OK | constants.W_OK);
  } catch {
    return [say("fail", texts.folderNotWritable, { folder })];
  }
  const isOpen = process.platform !== "win32" && (statSync(dataDir).mode & 0o007) !== 0;
  return [isOpen ? say("warn", texts.folderOpen, { folder }) : say("ok", texts.folderOk, { folder })];
}

function checkDisk({ dataDir }: HealthParts): Finding[] {
  const say = findingsOf("disk");
  const { bavail, bsize } = statfsSync(dataDir);
  const free = Math.floor((bavail * bsize) / MB);
  if (free >= LOW_DISK) return [say("ok", texts.diskOk, { free })];
  return [say(free < NO_DISK ? "fail" : "warn", texts.diskLow, { free })];
}

async function checkSoundness({ dataDir, read }: HealthParts): Promise<Finding[]> {
  const say = findingsOf("database");
  const [check] = await read.all<{ quick_check: string }>("PRAGMA quick_check(1)");
  if (check?.quick_check !== "ok") return [say("fail", texts.databaseBroken, { detail: check?.quick_check ?? "?" })];
  const [orphan] = await read.all<{ table: string }>("PRAGMA foreign_key_check");
  if (orphan) return [say("fail", texts.orphans, { table: orphan.table })];
  return [say("ok", texts.databaseOk, { size: Math.ceil(statSync(join(dataDir, "office.db")).size / MB) })];
}

async function checkMigrations({ read, migrations }: HealthParts): Promise<Finding[]> {
  const say = findingsOf("migrations");
  const applied = await read.all<{ module: string; id: string; checksum: string }>(
    "SELECT module, id, checksum FROM kernel_migration ORDER BY module, id",
  );
  const pending = compareMigrations(migrations, applied);
  if (pending.length > 0) return [say("warn", texts.migrationsPending, { steps: pending.length })];
  return [say("ok", texts.migrationsOk, { steps: applied.length })];
}

async function checkBlobs({ dataDir, read, blobReferences, verifyBlob }: HealthParts): Promise<Finding[]> {
  const say = findingsOf("blobs");
  const blobs = await blobsOf(read, dataDir, blobReferences);
  const missing = blobs.filter(({ size }) => size === undefined);
  const damaged: string[] = [];
  if (verifyBlob) {
    for (const { hash, size } of blobs) {
      if (size !== undefined && (await verifyBlob(hash)) !== "sound") damaged.push(hash);
    }
  }
  const bad = missing[0]?.hash ?? damaged[0];
  if (bad !== undefined) {
    const counts = { count: blobs.length, missing: missing.length, damaged: damaged.length, hash: bad };
    return [say("fail", texts.blobsBad, counts)];
  }
  return [say("ok", verifyBlob ? texts.blobsSound : texts.blobsOk, { count: blobs.length })];
}

async function checkAudit({ read }: HealthParts): Promise<Finding[]> {
  const say = findingsOf("audit");
  const chain = await verifyAudit((sql, params) => read.all(sql, params));
  return [
    chain.ok
      ? say("ok", texts.auditOk, { lines: chain.lines })
      : say("fail", texts.auditBroken, { line: chain.brokenAt }),
  ];
}

async function checkClock({ clock, read }: HealthParts): Promise<Finding[]> {
  const say = findingsOf("clock");
  const [row] = await read.all<{ at: number | null }>(
    "SELECT max(at) AS at FROM (SELECT at FROM kernel_audit ORDER BY id DESC LIMIT 100)",
  );
  const last = row?.at ?? 0;
  const now = clock.now();
  const params = { now: minuteOf(now), last: minuteOf(last) };
  return [now < last - 5 * 60_000 ? say("warn", texts.clockWrong, params) : say("ok", texts.clockOk, params)];
}

async function checkEvents({ clock, read }: HealthParts): Promise<Finding[]> {
  const say = findingsOf("events");
  const [row] = await read.all<{ dead: number; late: number }>(
    `SELECT (SELECT count(*) FROM kernel_delivery WHERE dead_at IS NOT NULL) AS dead,
            (SELECT count(*) FROM kernel_delivery WHERE dead_at IS NULL AND due_at < :late) AS late`,
    { late: clock.now() - HOUR },
  );
  if (row && row.dead > 0) return [say("warn", texts.eventsDead, { count: row.dead })];
  if (row && row.late > 0) return [say("warn", texts.eventsLate, { count: row.late })];
  return [say("ok", texts.eventsOk)];
}

async function checkJobs({ read }: HealthParts): Promise<Finding[]> {
  const say = findingsOf("jobs");
  const rows = await read.all<{ job: string; error: string | null }>(
    `SELECT job, error FROM kernel_job_run
     WHERE id IN (SELECT max(id) FROM kernel_job_run WHERE outcome IS NOT NULL GROUP BY job) AND outcome = 'failed' ORDER BY job`,
  );
  if (rows.length === 0) return [say("ok", texts.jobsOk)];
  return rows.map(({ job, error }) => say("warn", texts.jobFailed, { job, error: error ?? "" }));
}

function checkBackups({ dataDir, clock }: HealthParts): Finding[] {
  const say = findingsOf("backup");
  const latest = listBackups(dataDir)[0];
  if (!latest) return [say("warn", texts.backupNone)];
  const hours = Math.max(0, Math.floor((clock.now() - latest.madeAt) / HOUR));
  const params = { file: latest.name, hours, days: Math.floor(hours / 24) };
  return [hours > 48 ? say("warn", texts.backupOld, params) : say("ok", texts.backupOk, params)];
}

function checkCertificate({ dataDir, clock }: HealthParts): Finding[] {
  const say = findingsOf("certificate");
  const found = certificateOf(dataDir);
  if (!found) return [say("ok", texts.certificateNone)];
  const params = { file: found.file, days: Math.floor((found.expiresAt - clock.now()) / (24 * HOUR)) };
  if (params.days < 0) return [say("fail", found.isOwn ? texts.certificateOverOwn : texts.certificateOver, params)];
  // The program renews its own a month before; a given one is the administrator's to renew.
  if (params.days < 21) return [say("warn", found.isOwn ? texts.certificateEndsOwn : texts.certificateEnds, params)];
  return [say("ok", texts.certificateOk, params)];
}

/** A backup in `<data>/backups`. */
export interface BackupFile {
  readonly name: string;
  readonly bytes: number;
  readonly madeAt: number;
}

/** The backups in the office's own folder, newest first. */
export function listBackups(dataDir: string): BackupFile[] {
  const folder = join(dataDir, "backups");
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith(".tar"))
    .map((name) => {
      const { size, mtimeMs } = statSync(join(folder, name));
      return { name, bytes: size, madeAt: Math.floor(mtimeMs) };
    })
    .sort((a, b) => b.madeAt - a.madeAt);
}

/** `2026-11-24 22:10 UTC`: the machine's clock is judged, so its zone is left out. */
function minuteOf(instant: number): string {
  return `${new Date(instant).toISOString().slice(0, 16).replace("T", " ")} UTC`;
}
