import { Type } from "typebox";
import {
  Day,
  definePermissions,
  defineRoute,
  Done,
  Exactly,
  FILE_REPLY,
  Id,
  Instant,
  Line,
  Nullable,
  OneOf,
  OptionalLine,
  Page,
  pageQuery,
  PUBLIC,
  type Static,
} from "../../kernel/contract/index.ts";

export const adminPermissions = definePermissions({
  "admin.office": {
    vi: "Quản trị hệ thống: tình trạng, cài đặt, sao lưu, nhật ký, phiên đăng nhập",
    en: "Run the office: health, settings, backups, audit record, sessions",
    grantedTo: ["administrator"],
  },
});

const permission = "admin.office";

/** What a browser that nobody is signed in at may know. The same address answers during the first run, with `needed`. */
export const getSetup = defineRoute({
  method: "GET",
  path: "/api/setup",
  permission: PUBLIC,
  summary: "The agency's name for the sign-in screen; whether the first run is still to come",
  reply: Type.Object({ needed: Type.Boolean(), codeRequired: Type.Boolean(), agencyName: Type.String() }),
});

export const Overview = Type.Object({
  version: Type.String(),
  startedAt: Instant,
  /** Bytes. */
  databaseSize: Type.Integer(),
  diskFree: Type.Integer(),
  memory: Type.Integer(),
  people: Type.Integer(),
  sessions: Type.Integer(),
  deadLetters: Type.Integer(),
  auditLines: Type.Integer(),
  doors: Type.Array(Type.Object({ door: Type.String(), port: Type.Integer() })),
});
export type Overview = Static<typeof Overview>;

export const getOverview = defineRoute({
  method: "GET",
  path: "/api/admin/overview",
  permission,
  summary: "Version, uptime, sizes, counts and open doors",
  reply: Overview,
});

export const HealthFinding = Type.Object({
  check: Type.String(),
  verdict: OneOf(["ok", "warn", "fail"]),
  /** In the person's language: what is, and what to do. */
  text: Type.String(),
});
export type HealthFinding = Static<typeof HealthFinding>;

export const getHealth = defineRoute({
  method: "GET",
  path: "/api/admin/health",
  permission,
  summary: "What the doctor finds; reads the whole database",
  ratePerMinute: 20,
  reply: Type.Object({ verdict: OneOf(["ok", "warn", "fail"]), items: Type.Array(HealthFinding) }),
});

export const OfficeSettings = Type.Object({
  name: Type.String(),
  parentName: Type.String(),
  code: Type.String(),
  place: Type.String(),
  domain: Type.String(),
  language: OneOf(["vi", "en"]),
  addressForm: OneOf(["you", "comrade", "position"]),
  backupAutomatic: Type.Boolean(),
  backupHour: Type.Integer(),
  backupKeep: Type.Integer(),
});
export type OfficeSettings = Static<typeof OfficeSettings>;

export const getSettings = defineRoute({
  method: "GET",
  path: "/api/admin/settings",
  permission,
  summary: "The agency's settings and the hours of the backup",
  reply: OfficeSettings,
});

export const OfficeSettingsInput = Exactly({
  name: Line(200),
  parentName: OptionalLine(200),
  code: OptionalLine(35),
  place: OptionalLine(60),
  domain: Line(253),
  language: OneOf(["vi", "en"]),
  addressForm: OneOf(["you", "comrade", "position"]),
  backupAutomatic: Type.Boolean(),
  /** Agency's time. */
  backupHour: Type.Integer({ minimum: 0, maximum: 23 }),
  backupKeep: Type.Integer({ minimum: 1, maximum: 365 }),
});

export const changeSettings = defineRoute({
  method: "PUT",
  path: "/api/admin/settings",
  permission,
  summary: "Change the agency's settings",
  body: OfficeSettingsInput,
  reply: OfficeSettings,
});

export const JobLine = Type.Object({
  name: Type.String(),
  schedule: Type.String(),
  running: Type.Boolean(),
  nextAt: Nullable(Instant),
  runs: Type.Array(
    Type.Object({
      startedAt: Instant,
      finishedAt: Nullable(Instant),
      duration: Nullable(Type.Integer()),
      reason: Type.String(),
      outcome: Nullable(Type.String()),
      error: Nullable(Type.String()),
    }),
  ),
});
export type JobLine = Static<typeof JobLine>;

export const listJobs = defineRoute({
  method: "GET",
  path: "/api/admin/jobs",
  permission,
  summary: "What the office does by itself, with the last runs",
  reply: Type.Object({ items: Type.Array(JobLine) }),
});

export const runJob = defineRoute({
  method: "POST",
  path: "/api/admin/jobs/:name/run",
  permission,
  summary: "Begin a job now; refused when it runs already",
  params: Exactly({ name: Type.String({ maxLength: 80, pattern: "^[a-z0-9.-]+$" }) }),
  reply: Done,
});

export const DeadLetterLine = Type.Object({
  eventId: Id,
  consumer: Type.String(),
  event: Type.String(),
  attempts: Type.Integer(),
  at: Instant,
  deadAt: Instant,
  error: Type.String(),
});
export type DeadLetterLine = Static<typeof DeadLetterLine>;

export const listDeadLetters = defineRoute({
  method: "GET",
  path: "/api/admin/dead-letters",
  permission,
  summary: "Deliveries that were given up, newest first (at most 200)",
  reply: Type.Object({ items: Type.Array(DeadLetterLine) }),
});

const deadLetterParams = Exactly({
  eventId: Id,
  consumer: Type.String({ maxLength: 120, pattern: "^[A-Za-z0-9._-]+$" }),
});

export const retryDeadLetter = defineRoute({
  method: "POST",
  path: "/api/admin/dead-letters/:eventId/:consumer/retry",
  permission,
  summary: "Try a delivery again from its first attempt",
  params: deadLetterParams,
  reply: Done,
});

export const discardDeadLetter = defineRoute({
  method: "DELETE",
  path: "/api/admin/dead-letters/:eventId/:consumer",
  permission,
  summary: "Let a delivery go for good",
  params: deadLetterParams,
  reply: Done,
});

export const AuditLine = Type.Object({
  id: Id,
  at: Instant,
  actorKind: Type.String(),
  actorId: Nullable(Id),
  actorName: Type.String(),
  door: Type.String(),
  action: Type.String(),
  subjectType: Nullable(Type.String()),
  subjectId: Nullable(Type.String()),
  /** JSON of the facts. */
  detail: Nullable(Type.String()),
});
export type AuditLine = Static<typeof AuditLine>;

const auditFilter = {
  personId: Type.Optional(Id),
  /** A whole action (`polls.closed`) or a module (`polls`). */
  action: Type.Optional(Type.String({ maxLength: 80, pattern: "^[a-z0-9.-]+$" })),
  fromOn: Type.Optional(Day),
  toOn: Type.Optional(Day),
};

export const listAudit = defineRoute({
  method: "GET",
  path: "/api/admin/audit",
  permission,
  summary: "Who did what, newest first",
  query: Exactly({ ...pageQuery, ...auditFilter }),
  reply: Page(AuditLine),
});

export const exportAudit = defineRoute({
  method: "GET",
  path: "/api/admin/audit.csv",
  permission,
  summary: "The same as CSV, at most 50,000 lines",
  ratePerMinute: 10,
  query: Exactly(auditFilter),
  reply: FILE_REPLY,
});

export const verifyAudit = defineRoute({
  method: "POST",
  path: "/api/admin/audit/verification",
  permission,
  summary: "Follow the whole chain of the audit record",
  ratePerMinute: 10,
  reply: Type.Object({ ok: Type.Boolean(), lines: Type.Integer(), brokenAt: Nullable(Type.Integer()) }),
});

export const ViewLine = Type.Object({
  id: Id,
  at: Instant,
  personId: Id,
  personName: Type.String(),
  door: Type.String(),
  way: OneOf(["viewed", "printed", "exported"]),
  subjectType: Type.String(),
  subjectId: Type.String(),
});
export type ViewLine = Static<typeof ViewLine>;

export const listViews = defineRoute({
  method: "GET",
  path: "/api/admin/views",
  permission,
  summary: "Who saw what, newest first; of one thing or one person",
  query: Exactly({
    ...pageQuery,
    personId: Type.Optional(Id),
    /** Type and id of one thing: `poll-result:12`. */
    subject: Type.Optional(Type.String({ maxLength: 120, pattern: "^[a-z][a-z0-9-]*:[A-Za-z0-9._-]+$" })),
  }),
  reply: Page(ViewLine),
});

export const OpenSession = Type.Object({
  id: Type.String(),
  personId: Id,
  personName: Type.String(),
  photoHash: Nullable(Type.String()),
  current: Type.Boolean(),
  createdAt: Instant,
  seenAt: Instant,
  address: Type.String(),
  agent: Type.String(),
});
export type OpenSession = Static<typeof OpenSession>;

export const listSessions = defineRoute({
  method: "GET",
  path: "/api/admin/sessions",
  permission,
  summary: "Browsers that are signed in, the last used first",
  query: Exactly(pageQuery),
  reply: Page(OpenSession),
});

export const endSession = defineRoute({
  method: "DELETE",
  path: "/api/admin/sessions/:session",
  permission,
  summary: "End a session at once",
  params: Exactly({ session: Type.String({ minLength: 43, maxLength: 43, pattern: "^[A-Za-z0-9_-]+$" }) }),
  reply: Done,
});

export const BackupList = Type.Object({
  items: Type.Array(Type.Object({ name: Type.String(), bytes: Type.Integer(), madeAt: Instant })),
  /** The backup that is being made now. */
  running: Nullable(Type.Object({ doneBytes: Type.Integer(), allBytes: Type.Integer() })),
  /** How the last one since the start of the program went; null when there was none. */
  last: Nullable(
    Type.Object({
      at: Instant,
      ok: Type.Boolean(),
      text: Type.String(),
    }),
  ),
});
export type BackupList = Static<typeof BackupList>;

export const listBackups = defineRoute({
  method: "GET",
  path: "/api/admin/backups",
  permission,
  summary: "The backups in the office's own folder, newest first, and the one being made",
  reply: BackupList,
});

export const makeBackup = defineRoute({
  method: "POST",
  path: "/api/admin/backups",
  permission,
  summary: "Begin a backup; its progress is in the list",
  reply: Done,
});

const backupName = Exactly({ name: Type.String({ maxLength: 80, pattern: "^congso-[0-9]{8}-[0-9]{6}\\.tar$" }) });

export const downloadBackup = defineRoute({
  method: "GET",
  path: "/api/admin/backups/:name",
  permission,
  summary: "Download a backup; put on record",
  params: backupName,
  reply: FILE_REPLY,
});
