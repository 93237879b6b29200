import { readSheet } from "read-excel-file/node";
import type { Sheet, SheetCheck, SheetSummary } from "./contract.ts";
import { sheetRows } from "./sheet-file.ts";

const HASH = /^[0-9a-f]{64}$/;
const MOST = 20;

/** What an issued sheet says in short. */
export function shorten({ content }: Sheet): SheetSummary {
  const { title, issuedAt, issuedBy, delivered, opened, confirmed } = content;
  return { title, issuedAt, issuedBy, delivered, opened, confirmed };
}

type Grid = readonly (readonly string[])[];

/** Compares an Excel file with what this office issued under the code that stands in it, cell by cell, in whichever language it was made. */
export async function checkFile(
  bytes: Uint8Array,
  issued: (hash: string) => Sheet | undefined,
  zone: string,
): Promise<SheetCheck> {
  const found = await gridOf(bytes);
  const sheet = found
    .flat()
    .filter((cell) => HASH.test(cell))
    .map(issued)
    .find((one) => one !== undefined);
  if (!sheet) return { verdict: "unknown", sheet: null, differences: [] };
  const differences = (["vi", "en"] as const)
    .map((language) => compare(sheetRows(sheet, language, zone), found))
    .reduce((fewer, others) => (others.length < fewer.length ? others : fewer));
  return {
    verdict: differences.length === 0 ? "genuine" : "altered",
    sheet: shorten(sheet),
    differences: differences.slice(0, MOST),
  };
}

/** The texts of the first sheet; nothing for what is no Excel file. */
async function gridOf(bytes: Uint8Array): Promise<Grid> {
  try {
    const rows = await readSheet(Buffer.from(bytes));
    return rows.map((row) => row.map((cell) => wordsOf(cell)));
  } catch {
    return [];
  }
}

function wordsOf(cell: unknown): string {
  if (cell instanceof Date) return cell.toISOString();
  return typeof cell === "string" || typeof cell === "number" || typeof cell === "boolean" ? String(cell).trim() : "";
}

function compare(issued: Grid, found: Grid): SheetCheck["differences"] {
  const [a, b] = [filled(issued), filled(found)];
  const differences: SheetCheck["differences"] = [];
  for (let row = 0; row < Math.max(a.length, b.length); row += 1) {
    const width = Math.max(a[row]?.length ?? 0, b[row]?.length ?? 0);
    for (let column = 0; column < width; column += 1) {
      const [was, is] = [a[row]?.[column] ?? "", b[row]?.[column] ?? ""];
      if (was !== is) differences.push({ cell: `${letter(column)}${String(row + 1)}`, issued: was, found: is });
    }
  }
  return differences;
}

/** Without the empty rows at the end, which a program may add or leave out. */
function filled(grid: Grid): Grid {
  const last = grid.findLastIndex((row) => row.some((cell) => cell !== ""));
  return grid.slice(0, last + 1);
}

function letter(column: number): string {
  return column < 26 ? String.fromCharCode(65 + column) : letter(Math.floor(column / 26) - 1) + letter(column % 26);
}
