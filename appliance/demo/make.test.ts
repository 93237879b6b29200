import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeDemo } from "./make.ts";

const folder = mkdtempSync(join(tmpdir(), "congso-demo-"));
const make = (name: string, seed: string) =>
  makeDemo({ dataDir: join(folder, name), people: 24, seed, password: "một câu thật dài 12", today: "2026-11-24" });

beforeAll(async () => {
  await make("one", "7");
  await make("two", "7");
  await make("other", "8");
}, 60_000);
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/**
 * Where a full-text index keeps its pages: how they are cut follows from the transactions that filled it. What is indexed, `_docsize` tells;
 * its `origin` counts those transactions. Nor is the query planner's own table looked at, which samples when it likes.
 */
const INDEX_PAGES = /_(?:search|fragments)_(?:data|idx)$/;

/** Every row of every table by the table's name. Salts are of the system's own randomness whatever the seed: they are left out. */
function rowsOf(name: string): Record<string, unknown[]> {
  const database = new DatabaseSync(join(folder, name, "office.db"), { readOnly: true });
  try {
    const tables = database
      .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_stat%' ORDER BY name")
      .all()
      .map(({ name: table }) => String(table))
      .filter((table) => !INDEX_PAGES.test(table));
    return Object.fromEntries(
      tables.map((table) => [
        table,
        database
          .prepare(`SELECT * FROM "${table}"`)
          .all()
          .map((row) => (table === "directory_credential" ? { ...row, hash: "" } : row))
          .map((row) => ("origin" in row && table.endsWith("_docsize") ? { ...row, origin: 0 } : row)),
      ]),
    );
  } finally {
    database.close();
  }
}

const filesOf = (name: string) =>
  readdirSync(join(folder, name, "blobs"), { recursive: true, encoding: "utf8" }).toSorted();

describe("the sample office", () => {
  it("is the same to the last row and file for the same seed and day", () => {
    const one = rowsOf("one");
    expect(Object.keys(one).length).toBeGreaterThan(30);
    expect(one["mail_content"]?.length).toBeGreaterThan(50);
    const two = rowsOf("two");
    for (const table of Object.keys(one)) expect(two[table], table).toEqual(one[table]);
    expect(filesOf("two")).toEqual(filesOf("one"));
    const settings = (name: string) => readFileSync(join(folder, name, "settings.json"), "utf8");
    expect(settings("two")).toBe(settings("one"));
  });

  it("is another one for another seed", () => {
    expect(filesOf("other")).not.toEqual(filesOf("one"));
  });
});
