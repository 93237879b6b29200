import type { Language, Refusal } from "../../../kernel/errors.ts";
import type { ExchangeKind, Fate, ImportRow } from "../contract.ts";
import { COLUMNS, readHeadings } from "./columns.ts";
import type { Table } from "./read-table.ts";

/** The cells of one record by column, each in the one form in which it is written, so that equal texts mean equal facts. */
export type Cells = Partial<Record<string, string>>;

/** What a row says once each cell is read. A refusal stands for a cell that cannot be. */
export type ReadCells = Partial<Record<string, string | Refusal>>;

/**
 * A row with its fate and all that is needed to do it. `id` is the record that it changes; `cells` is the whole record as it will be, as far as
 * the file and the directory know it.
 */
export interface PlannedRow extends ImportRow {
  readonly id: number | undefined;
  readonly cells: Cells;
  readonly changedKeys: readonly string[];
}

export interface Plan {
  readonly kind: ExchangeKind;
  readonly rows: readonly PlannedRow[];
  readonly columns: readonly string[];
  readonly revision: number;
}

/** How one kind of record is read and compared. */
export interface RecordReader {
  /** Brings each cell into its one form. */
  read(cells: Cells): ReadCells;
  /** The record that a row is about, with its present cells. */
  match(cells: ReadCells): { readonly id: number; readonly cells: Cells } | undefined;
  /** What is wrong between rows and records, after a row was read and matched; by column. */
  faults(cells: ReadCells, row: number, id: number | undefined, before: Cells | undefined): ReadCells;
}

/** Decides the fate of every row; writes nothing. */
export function planRows(
  kind: ExchangeKind,
  table: Table,
  reader: RecordReader,
  language: Language,
  revision: number,
): Plan {
  const places = readHeadings(kind, table.headings, language);
  const headingOf = (key: string) => COLUMNS[kind].find((column) => column.key === key)?.[language] ?? key;
  const rows = table.rows.map(({ row, cells: texts }): PlannedRow => {
    const typed: Cells = {};
    for (const [i, column] of places.entries()) if (column) typed[column.key] = texts[i] ?? "";
    const read = reader.read(typed);
    const found = reader.match(read);
    const faults = reader.faults(read, row, found?.id, found?.cells);
    const problems = Object.entries({ ...read, ...faults }).flatMap(([key, value]) =>
      typeof value === "object" ? [{ column: headingOf(key), message: value.say(language) }] : [],
    );
    const cells: Cells = {};
    for (const [key, value] of Object.entries(read)) if (typeof value === "string") cells[key] = value;
    const changes = Object.entries(cells).flatMap(([key, to = ""]) => {
      const from = found?.cells[key] ?? "";
      return from === to ? [] : [{ key, column: headingOf(key), from, to }];
    });
    return {
      row,
      name: cells["name"] ?? typed["name"] ?? "",
      id: found?.id,
      cells: { ...found?.cells, ...cells },
      changedKeys: changes.map(({ key }) => key),
      fate: fateOf(problems.length > 0, found !== undefined, changes.length > 0),
      changes: found ? changes.map(({ column, from, to }) => ({ column, from, to })) : [],
      problems,
    };
  });
  return { kind, rows, revision, columns: places.flatMap((column) => (column ? [column[language]] : [])) };
}

function fateOf(isWrong: boolean, isFound: boolean, isDifferent: boolean): Fate {
  if (isWrong) return "error";
  if (!isFound) return "new";
  return isDifferent ? "changed" : "unchanged";
}
