import { parse } from "csv-parse";
import { readSheet } from "read-excel-file/node";
import { IMPORT_ROWS } from "../contract.ts";
import { directoryErrors } from "../errors.ts";
import { checkWorkbook } from "./zip-bounds.ts";

/** The cells of a file as text, row by row; the first row is the headings. `row` is the number that the spreadsheet shows. */
export interface Table {
  readonly headings: readonly string[];
  readonly rows: readonly { readonly row: number; readonly cells: readonly string[] }[];
}

const LONGEST_CELL = 2000;

/** Reads an Excel or CSV file, told apart by its first bytes. Refuses with `directory.notTable`, `tooManyRows` or `noRows`. */
export async function readTable(file: Buffer): Promise<Table> {
  const isZip = file.subarray(0, 4).equals(Buffer.from([0x50, 0x4b, 0x03, 0x04]));
  const lines = isZip ? await readWorkbook(file) : await readCsv(file);
  const filled = lines
    .map((cells, i) => ({ row: i + 1, cells }))
    .filter(({ cells }) => cells.some((cell) => cell !== ""));
  const [heading, ...rows] = filled;
  if (!heading || rows.length === 0) throw directoryErrors.noRows();
  if (rows.length > IMPORT_ROWS) throw directoryErrors.tooManyRows({ most: IMPORT_ROWS });
  return { headings: heading.cells, rows };
}

async function readWorkbook(file: Buffer): Promise<string[][]> {
  await checkWorkbook(file);
  try {
    // Numbers are kept as written: a telephone number is not one.
    const sheet = await readSheet<string>(file, { parseNumber: (text) => text });
    return sheet.map((row) => row.map(textOf));
  } catch {
    throw directoryErrors.notTable();
  }
}

function textOf(cell: unknown): string {
  if (cell instanceof Date) return cell.toISOString().slice(0, 10).split("-").reverse().join("/");
  if (typeof cell === "string") return clean(cell);
  return typeof cell === "boolean" ? String(cell) : "";
}

async function readCsv(file: Buffer): Promise<string[][]> {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(file);
  } catch {
    throw directoryErrors.notTable();
  }
  if (text.includes("\0")) throw directoryErrors.notTable();
  const parser = parse(text, {
    delimiter: delimiterOf(text),
    relax_column_count: true,
    max_record_size: 100_000,
  });
  const lines: string[][] = [];
  try {
    for await (const record of parser as AsyncIterable<string[]>) {
      if (lines.length > IMPORT_ROWS) {
        parser.destroy();
        throw directoryErrors.tooManyRows({ most: IMPORT_ROWS });
      }
      // Our own export puts an apostrophe before what a spreadsheet would compute.
      lines.push(record.map((cell) => clean(cell).replace(/^'(?=[=+\-@])/, "")));
    }
  } catch (error) {
    if (error instanceof Error && error.name === "Refusal") throw error;
    throw directoryErrors.notTable();
  }
  return lines;
}

function delimiterOf(text: string): string {
  const first = text.slice(0, text.search(/[\r\n]|$/));
  const count = (mark: string) => first.split(mark).length;
  return [",", "\t"].reduce((best, mark) => (count(mark) > count(best) ? mark : best), ";");
}

const clean = (text: string): string =>
  text
    .slice(0, LONGEST_CELL)
    .normalize("NFC")
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, " ")
    .trim();
