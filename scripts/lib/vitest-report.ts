import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join, relative } from "node:path";
import { run } from "./processes.ts";
import { CACHE, ROOT } from "./project.ts";

/** What vitest's JSON reporter writes, as far as it is read here. */
interface VitestReport {
  readonly success: boolean;
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly message?: string;
    readonly assertionResults: readonly {
      readonly fullName: string;
      readonly status: string;
      readonly failureMessages?: readonly string[] | null;
    }[];
  }[];
}

/** What really ran. A test that was skipped counts nowhere. */
export interface Count {
  readonly passed: number;
  readonly failures: readonly Failure[];
  /** Files of which at least one test ran, relative to the checkout. */
  readonly files: readonly string[];
}

export interface Failure {
  readonly title: string;
  readonly detail: string;
}

/** Runs the tests of one project of vitest.config.ts. */
export async function runProject(project: string): Promise<Count & { readonly seconds: number }> {
  const reports = join(CACHE, "test");
  mkdirSync(reports, { recursive: true });
  const file = join(reports, `${project}.json`);
  // A report of an earlier run must not speak for one that crashes.
  rmSync(file, { force: true });
  const words = ["run", "--project", project, "--passWithNoTests", "--reporter=default", "--reporter=json"];
  const { ok, output, seconds } = await run("vitest", [...words, `--outputFile.json=${file}`], 1800, { NO_COLOR: "1" });
  const count = countReport(project, file, ok, output);
  // The report has the first line of each failure only; vitest's own text shows what was expected and what came.
  if (count.failures.length > 0) {
    console.log(output.slice(Math.max(0, output.search(/^.*(?:Failed (?:Tests|Suites)|Unhandled Errors)/m))));
  }
  return { ...count, seconds };
}

/** The failures as a person reads them. */
export function tellFailures(failures: readonly Failure[]): string {
  return failures.map(({ title, detail }) => `\n✗ ${title}\n${detail.trim().replace(/^/gm, "    ")}`).join("\n");
}

/**
 * Reads the report of one run. A run without a report (it crashed), a file that could not be loaded, and an error outside of every test
 * are failures too.
 */
export function countReport(project: string, file: string, exitedWell: boolean, output: string): Count {
  const report = existsSync(file) ? parse(readFileSync(file, "utf8")) : undefined;
  if (!report)
    return { passed: 0, failures: [{ title: `${project}: vitest ended without a report`, detail: output }], files: [] };
  const failures: Failure[] = [];
  const files: string[] = [];
  let passed = 0;
  for (const { name, status, message, assertionResults } of report.testResults) {
    const path = relative(ROOT, name);
    const ran = assertionResults.filter((test) => test.status === "passed" || test.status === "failed");
    const failed = ran.filter((test) => test.status === "failed");
    if (ran.length > 0) files.push(path);
    passed += ran.length - failed.length;
    for (const test of failed) {
      failures.push({ title: `${path} › ${test.fullName}`, detail: (test.failureMessages ?? []).join("\n") });
    }
    if (status === "failed" && failed.length === 0)
      failures.push({ title: `${path} did not run to its end`, detail: message ?? "" });
  }
  if (failures.length === 0 && (!exitedWell || !report.success)) {
    failures.push({ title: `${project}: an error outside of every test`, detail: output });
  }
  return { passed, failures, files };
}

function parse(text: string): VitestReport | undefined {
  try {
    const report: unknown = JSON.parse(text);
    return typeof report === "object" && report !== null && "testResults" in report
      ? (report as VitestReport)
      : undefined;
  } catch {
    // A report that was cut short says as little as none.
    return undefined;
  }
}
