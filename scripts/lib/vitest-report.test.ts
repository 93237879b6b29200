import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { ROOT } from "./project.ts";
import { countReport } from "./vitest-report.ts";

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "congso-report-"));
  file = join(folder, "unit.json");
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const test = (fullName: string, status: string) => ({
  fullName,
  status,
  failureMessages: status === "failed" ? ["why"] : [],
});
const suite = (name: string, status: string, assertionResults: ReturnType<typeof test>[]) => ({
  name: join(ROOT, name),
  status,
  message: "",
  assertionResults,
});
function write(success: boolean, testResults: ReturnType<typeof suite>[]): void {
  writeFileSync(file, JSON.stringify({ success, testResults }));
}

it("counts what passed and names what failed", () => {
  write(false, [suite("a.test.ts", "failed", [test("one", "passed"), test("two", "failed")])]);
  expect(countReport("unit", file, false, "")).toEqual({
    passed: 1,
    failures: [{ title: "a.test.ts › two", detail: "why" }],
    files: ["a.test.ts"],
  });
});

it("counts a skipped test nowhere, and its file as one that ran nothing", () => {
  write(true, [suite("a.test.ts", "passed", [test("one", "skipped"), test("two", "todo")])]);
  expect(countReport("unit", file, true, "")).toEqual({ passed: 0, failures: [], files: [] });
});

it("fails a file that could not be loaded", () => {
  write(false, [suite("a.test.ts", "failed", []), suite("b.test.ts", "passed", [test("one", "passed")])]);
  const count = countReport("unit", file, false, "");
  expect(count.passed).toBe(1);
  expect(count.failures.map(({ title }) => title)).toEqual(["a.test.ts did not run to its end"]);
});

it("fails a run that left no report, or half of one", () => {
  expect(countReport("unit", file, true, "Segmentation fault").failures).toEqual([
    { title: "unit: vitest ended without a report", detail: "Segmentation fault" },
  ]);
  writeFileSync(file, '{"success": true, "testRes');
  expect(countReport("unit", file, true, "").failures).toHaveLength(1);
});

it("fails a run in which every test passed but something threw beside them", () => {
  write(true, [suite("a.test.ts", "passed", [test("one", "passed")])]);
  expect(countReport("unit", file, false, "Unhandled rejection").failures).toEqual([
    { title: "unit: an error outside of every test", detail: "Unhandled rejection" },
  ]);
});
