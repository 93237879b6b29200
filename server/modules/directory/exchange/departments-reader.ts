import type { Db } from "../../../kernel/database/db.ts";
import { directoryErrors } from "../errors.ts";
import type { DepartmentInput } from "../contract.ts";
import { readPhone } from "../phones.ts";
import * as store from "../store.ts";
import { atMost, blank, code, day, dayCell, dayOfCell, optional, phone, required } from "./cells.ts";
import type { Cells, ReadCells, RecordReader } from "./plan.ts";

export interface DepartmentBook {
  readonly reader: RecordReader;
  records(): Cells[];
  /** What a row's cells mean; the parent comes by `departmentId`, which knows those that the same file has made. */
  inputOf(cells: Cells, departmentId: (code: string) => number | null): DepartmentInput;
}

/** Rows of departments against those that exist today; matched by code. `parentsInFile` are the file's codes with their parents. */
export function openDepartmentBook(db: Db, parentsInFile: ReadonlyMap<string, string | undefined>): DepartmentBook {
  const open = store.allDepartments(db).filter(({ validToOn }) => validToOn === null);
  const byCode = new Map(open.map((row) => [row.code, row]));
  const codeOf = new Map(open.map(({ id, code: text }) => [id, text]));
  const rowOf = new Map<string, number>();

  const cellsOf = (row: store.DepartmentRow): Cells => ({
    code: row.code,
    name: row.name,
    parent: row.parentId === null ? "" : (codeOf.get(row.parentId) ?? ""),
    phone: row.phone?.replace(/^\+84/, "0") ?? "",
    room: row.room ?? "",
    validFromOn: dayCell(row.validFromOn),
  });

  const parentOf = (text: string): string => {
    const inFile = parentsInFile.get(text);
    if (inFile !== undefined) return inFile;
    const row = byCode.get(text);
    return row === undefined ? "" : (cellsOf(row)["parent"] ?? "");
  };

  function isInCircle(start: string): boolean {
    let current = parentOf(start);
    for (let step = 0; current !== "" && step < 2000; step++) {
      if (current === start) return true;
      current = parentOf(current);
    }
    return current !== "";
  }

  const readers: Record<string, (text: string) => ReadCells[string]> = {
    code: required(code),
    name: required(atMost(200)),
    parent: optional(code),
    phone: optional(phone(readPhone)),
    room: optional(atMost(60)),
    validFromOn: optional(day),
  };

  return {
    records: () => inOrder(open).map(cellsOf),
    reader: {
      read(cells) {
        const read: ReadCells = {};
        for (const [key, text = ""] of Object.entries(cells)) read[key] = readers[key]?.(text);
        return read;
      },
      match(cells) {
        const row = typeof cells["code"] === "string" ? byCode.get(cells["code"]) : undefined;
        return row && { id: row.id, cells: cellsOf(row) };
      },
      faults(cells, row) {
        const faults: ReadCells = {};
        const { code: own, parent } = cells;
        if (typeof own !== "string") return faults;
        const earlier = rowOf.get(own);
        if (earlier === undefined) rowOf.set(own, row);
        else faults["code"] = directoryErrors.cellTwice({ row: earlier });
        if (typeof parent !== "string" || parent === "") return faults;
        if (!byCode.has(parent) && !parentsInFile.has(parent))
          faults["parent"] = directoryErrors.cellDepartment({ text: parent });
        else if (isInCircle(own)) faults["parent"] = directoryErrors.departmentCycle();
        return faults;
      },
    },
    inputOf: (cells, departmentId) => ({
      code: cells["code"] ?? "",
      name: cells["name"] ?? "",
      parentId: departmentId(cells["parent"] ?? ""),
      phone: blank(cells["phone"]),
      room: blank(cells["room"]),
      validFromOn: dayOfCell(cells["validFromOn"]),
    }),
  };
}

/** Parents before their children, siblings in their order. */
function inOrder(rows: readonly store.DepartmentRow[]): store.DepartmentRow[] {
  const below = (parentId: number | null): store.DepartmentRow[] =>
    rows.filter((row) => row.parentId === parentId).flatMap((row) => [row, ...below(row.id)]);
  return below(null);
}
