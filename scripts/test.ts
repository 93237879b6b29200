/**
 * `npm test`: every check, then every test. `npm test -- unit api` runs those projects alone.
 * Counts what really ran: each check and each test is one. The last line is always `N passed, N failed`.
 */
import { execFileSync } from "node:child_process";
import { run } from "./lib/processes.ts";
import { ROOT, SOURCE_FLAGS } from "./lib/project.ts";
import { CHECKS, runSteps } from "./lib/steps.ts";
import { runProject, tellFailures, type Failure } from "./lib/vitest-report.ts";

const PROJECTS = ["unit", "module", "api", "protocol", "browser", "binary"] as const;
const asked = process.argv.slice(2);

let passed = 0;
const failures: Failure[] = [];
const filesRun = new Set<string>();

try {
  const unknown = asked.filter((name) => !(PROJECTS as readonly string[]).includes(name));
  if (unknown.length > 0)
    throw new Error(`There is no project ${unknown.join(", ")}; there are ${PROJECTS.join(", ")}.`);
  if (asked.length === 0) await checkAll();
  for (const project of PROJECTS) {
    if (asked.length === 0 || asked.includes(project)) await testProject(project);
  }
  if (asked.length === 0) refuseSilence();
} catch (error) {
  failures.push({
    title: "npm test itself",
    detail: error instanceof Error ? (error.stack ?? error.message) : String(error),
  });
}

if (failures.length > 0) console.log(tellFailures(failures));
process.exitCode = failures.length > 0 || passed === 0 ? 1 : 0;
console.log(`\n${passed} passed, ${failures.length} failed`);

/** Each check is one; so is the build, whose executables the last project starts. */
async function checkAll(): Promise<void> {
  const build = { name: "build", run: () => run("node", [...SOURCE_FLAGS, "scripts/build/build.ts"]) };
  for (const { name, ok } of await runSteps([build, ...CHECKS])) {
    if (ok) passed += 1;
    else failures.push({ title: name, detail: "See its output above." });
  }
}

async function testProject(project: string): Promise<void> {
  const count = await runProject(project);
  passed += count.passed;
  failures.push(...count.failures);
  for (const each of count.files) filesRun.add(each);
  const mark = count.failures.length === 0 ? "✓" : "✗";
  console.log(
    `${mark} ${project}: ${count.passed} passed, ${count.failures.length} failed (${count.seconds.toFixed(1)} s)`,
  );
}

/** A test file of which nothing ran proves nothing, be it outside every project, empty, or skipped. */
function refuseSilence(): void {
  const listed = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard", "*.test.ts"], {
    cwd: ROOT,
  });
  const named = failures.map(({ title }) => title);
  for (const file of listed.toString().split("\n")) {
    if (file === "" || filesRun.has(file) || named.some((title) => title.startsWith(file))) continue;
    failures.push({
      title: `${file} ran no test`,
      detail: "It belongs to no project of vitest.config.ts, or all of it is skipped.",
    });
  }
}
