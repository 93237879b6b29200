import type { FileAnswer } from "../../kernel/http/mount.ts";
import type { AuditFilter, AdminService } from "./service.ts";
import type { AuditLine } from "./contract.ts";

const MOST_LINES = 50_000;
const PAGE = 200;
const COLUMNS = [
  "id",
  "at",
  "actorKind",
  "actorId",
  "actorName",
  "door",
  "action",
  "subjectType",
  "subjectId",
  "detail",
] as const;

/** The audit record as CSV (RFC 4180) with a byte order mark, so that Excel reads the Vietnamese. */
export async function auditCsv(admin: AdminService, filter: AuditFilter): Promise<FileAnswer> {
  const lines: string[] = [COLUMNS.join(",")];
  let after: string | undefined;
  do {
    const page = await admin.audit({ ...filter, limit: PAGE, ...(after !== undefined && { after }) });
    for (const line of page.items) lines.push(COLUMNS.map((column) => cell(line, column)).join(","));
    after = page.next;
  } while (after !== undefined && lines.length <= MOST_LINES);
  const bytes = Buffer.from(`\ufeff${lines.join("\r\n")}\r\n`);
  return {
    content: { kind: "bytes", bytes },
    type: "text/csv; charset=utf-8",
    name: "nhat-ky.csv",
    disposition: "attachment",
  };
}

function cell(line: AuditLine, column: (typeof COLUMNS)[number]): string {
  const value = column === "at" ? new Date(line.at).toISOString() : String(line[column] ?? "");
  // A leading sign makes a spreadsheet run the cell as a formula.
  const tame = /^[=+\-@\t]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(tame) ? `"${tame.replaceAll('"', '""')}"` : tame;
}
