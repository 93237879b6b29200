import * as contract from "../../../server/modules/admin/contract.ts";
import type {
  AuditLine,
  BackupList,
  DeadLetterLine,
  HealthFinding,
  JobLine,
  OfficeSettings,
  OpenSession,
  Overview,
  ViewLine,
} from "../../../server/modules/admin/contract.ts";
import type { PageOf } from "../../../server/kernel/contract/schema.ts";
import { call, urlOf } from "../../kernel/call.ts";

export type {
  AuditLine,
  BackupList,
  DeadLetterLine,
  HealthFinding,
  JobLine,
  OfficeSettings,
  OpenSession,
  Overview,
  ViewLine,
};

/** What of the audit record is wanted; empty texts mean everything. */
export interface AuditFilter {
  readonly action: string;
  readonly fromOn: string;
  readonly toOn: string;
}

const given = (filter: AuditFilter): Partial<AuditFilter> =>
  Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== ""));
const from = (after?: string) => (after === undefined ? {} : { after });

export const fetchOverview = (signal: AbortSignal): Promise<Overview> => call(contract.getOverview, {}, { signal });
export const fetchHealth = (
  signal: AbortSignal,
): Promise<{ verdict: HealthFinding["verdict"]; items: HealthFinding[] }> => call(contract.getHealth, {}, { signal });
export const fetchSettings = (signal: AbortSignal): Promise<OfficeSettings> =>
  call(contract.getSettings, {}, { signal });
export const saveSettings = (body: OfficeSettings): Promise<OfficeSettings> => call(contract.changeSettings, { body });
export const fetchJobs = (signal: AbortSignal): Promise<{ items: JobLine[] }> =>
  call(contract.listJobs, {}, { signal });
export const runJob = (name: string): Promise<unknown> => call(contract.runJob, { params: { name } });
export const fetchLetters = (signal: AbortSignal): Promise<{ items: DeadLetterLine[] }> =>
  call(contract.listDeadLetters, {}, { signal });
export const retryLetter = ({ eventId, consumer }: DeadLetterLine): Promise<unknown> =>
  call(contract.retryDeadLetter, { params: { eventId, consumer } });
export const discardLetter = ({ eventId, consumer }: DeadLetterLine): Promise<unknown> =>
  call(contract.discardDeadLetter, { params: { eventId, consumer } });
export const fetchAudit = (
  filter: AuditFilter,
  after: string | undefined,
  signal: AbortSignal,
): Promise<PageOf<AuditLine>> => call(contract.listAudit, { query: { ...given(filter), ...from(after) } }, { signal });
export const auditCsvUrl = (filter: AuditFilter): string => urlOf(contract.exportAudit, { query: given(filter) });
/** `subject` is `type:id`; empty for everything. */
export const fetchViews = (
  subject: string,
  after: string | undefined,
  signal: AbortSignal,
): Promise<PageOf<ViewLine>> =>
  call(contract.listViews, { query: { ...(subject !== "" && { subject }), ...from(after) } }, { signal });
export const verifyAudit = (): Promise<{ ok: boolean; lines: number; brokenAt: number | null }> =>
  call(contract.verifyAudit);
export const fetchSessions = (after: string | undefined, signal: AbortSignal): Promise<PageOf<OpenSession>> =>
  call(contract.listSessions, { query: from(after) }, { signal });
export const endSession = (session: string): Promise<unknown> => call(contract.endSession, { params: { session } });
export const fetchBackups = (signal: AbortSignal): Promise<BackupList> => call(contract.listBackups, {}, { signal });
export const makeBackup = (): Promise<unknown> => call(contract.makeBackup);
export const backupUrl = (name: string): string => urlOf(contract.downloadBackup, { params: { name } });
