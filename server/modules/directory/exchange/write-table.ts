import writeExcelFile from "write-excel-file/node";
import type { Language } from "../../../kernel/errors.ts";
import type { FileAnswer } from "../../../kernel/http/mount.ts";
import type { ExchangeKind } from "../contract.ts";
import { COLUMNS, type Column } from "./columns.ts";
import type { Cells } from "./plan.ts";

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

const NAMES = {
  people: { vi: "Danh bạ", en: "People" },
  departments: { vi: "Đơn vị", en: "Departments" },
} as const;

/** Writes records as the import reads them back. Every cell is text: no telephone number loses its zero. */
export async function writeTable(
  kind: ExchangeKind,
  records: readonly Cells[],
  format: "xlsx" | "csv",
  language: Language,
): Promise<FileAnswer> {
  const columns = COLUMNS[kind];
  const name = `${NAMES[kind][language]}.${format}`;
  const bytes =
    format === "csv"
      ? Buffer.from(csvOf(columns, records, language), "utf8")
      : await workbookOf(columns, records, language, NAMES[kind][language]);
  return {
    content: { kind: "bytes", bytes },
    type: format === "csv" ? "text/csv; charset=utf-8" : XLSX,
    name,
    disposition: "attachment",
  };
}

/** The row that a template shows. */
export const exampleOf = (kind: ExchangeKind): Cells =>
  Object.fromEntries(COLUMNS[kind].map(({ key, example }) => [key, example]));

/** RFC 4180 with semicolons and a byte order mark: the form that Excel opens with its marks in Vietnamese. */
function csvOf(columns: readonly Column[], records: readonly Cells[], language: Language): string {
  const heading = columns.map((column) => column[language]);
  const lines = [heading, ...records.map((cells) => columns.map(({ key }) => cells[key] ?? ""))];
  return `\ufeff${lines.map((line) => line.map(csvCell).join(";")).join("\r\n")}\r\n`;
}

/** A cell that a spreadsheet would compute is made text by an apostrophe, which the import takes away (OWASP CSV injection). */
function csvCell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

async function workbookOf(
  columns: readonly Column[],
  records: readonly Cells[],
  language: Language,
  sheet: string,
): Promise<Uint8Array> {
  const heading = columns.map((column) => ({ value: column[language], type: String, fontWeight: "bold" as const }));
  const rows = records.map((cells) =>
    columns.map(({ key }) => {
      const value = cells[key] ?? "";
      return value === "" ? null : { value, type: String };
    }),
  );
  return writeExcelFile([heading, ...rows], {
    sheet,
    stickyRowsCount: 1,
    columns: columns.map(({ key }) => ({ width: key === "name" ? 30 : 20 })),
  }).toBuffer();
}
