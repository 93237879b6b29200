import { describe, expect, it } from "vitest";
import type { Department } from "./api.ts";
import { byRank, checkAbsence, phoneText, treeRows } from "./state.ts";

const department = (id: number, parentId: number | null): Department => ({
  id,
  parentId,
  name: `Phòng ${String(id)}`,
  code: `P${String(id)}`,
  order: id,
  phone: null,
  room: null,
  validFromOn: null,
  validToOn: null,
  successorId: null,
  current: true,
  people: 0,
});

describe("the tree of departments", () => {
  const tree = [department(1, null), department(2, 1), department(3, 2), department(4, null), department(5, 99)];

  it("knows depths, and takes one whose parent is not shown for a root", () => {
    expect(treeRows(tree, new Set()).map(({ department: { id }, depth }) => [id, depth])).toEqual([
      [1, 0],
      [2, 1],
      [3, 2],
      [4, 0],
      [5, 0],
    ]);
  });

  it("hides everything below a closed one", () => {
    const rows = treeRows(tree, new Set([1]));
    expect(rows.map(({ department: { id } }) => id)).toEqual([1, 4, 5]);
    expect(rows[0]).toMatchObject({ parent: true, open: false });
  });
});

describe("telephone numbers", () => {
  it("are written as people say them", () => {
    expect(phoneText("+84912345678")).toBe("0912 345 678");
    expect(phoneText("02053812345")).toBe("0205 3812 345");
    expect(phoneText("02438251234")).toBe("024 3825 1234");
    expect(phoneText("102")).toBe("102");
  });
});

describe("a telephone list", () => {
  it("begins with the highest rank and otherwise keeps the order of names", () => {
    const people = ["Chuyên viên", null, "Trưởng phòng", "Chuyên viên"].map((positionTitle, id) => ({
      id,
      positionTitle,
    }));
    expect(byRank(people, ["Trưởng phòng", "Chuyên viên"]).map(({ id }) => id)).toEqual([2, 0, 3, 1]);
  });
});

describe("an absence", () => {
  const form = { fromOn: "2026-11-16", toOn: "2026-11-17", kind: "leave", deputyId: null, note: "" } as const;

  it("has a first day that is not after its last", () => {
    expect(checkAbsence(form)).toEqual({});
    expect(Object.keys(checkAbsence({ ...form, toOn: "2026-11-15" }))).toEqual(["toOn"]);
    expect(Object.keys(checkAbsence({ ...form, fromOn: "" }))).toEqual(["fromOn"]);
  });
});
