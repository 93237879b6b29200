import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { run } from "../../scripts/lib/processes.ts";
import { ROOT, SOURCE_FLAGS } from "../../scripts/lib/project.ts";

const NAME = "lantern-riddles";
/** What the new module is made of, stands in and is tested with. */
const TREE = [
  "server",
  "web",
  "scripts",
  "tests/api/access-table.txt",
  "tests/api/access.test.ts",
  ".dependency-cruiser.js",
  ".prettierrc.json",
  "package.json",
  "tsconfig.json",
  "vitest.config.ts",
];

let copy: string;
beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), "congso-new-module-"));
  for (const path of TREE) cpSync(join(ROOT, path), join(copy, path), { recursive: true });
  symlinkSync(join(ROOT, "node_modules"), join(copy, "node_modules"));
  writeFileSync(
    join(copy, "tsconfig.server.json"),
    JSON.stringify({ extends: "./tsconfig.json", include: ["server/**/*.ts"] }),
  );
});
afterAll(() => {
  rmSync(copy, { recursive: true, force: true });
});

function make(...words: string[]): { status: number | null; out: string; err: string } {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [...SOURCE_FLAGS, join(copy, "scripts/new-module.ts"), ...words],
    { cwd: copy, encoding: "utf8" },
  );
  return { status, out: stdout, err: stderr };
}

/** A program of node_modules over the copy; what it says, when it does not hold. */
async function complaints(program: string, ...words: string[]): Promise<string> {
  const { ok, output } = await run(program, words, 280, { NO_COLOR: "1" });
  return ok ? "" : output;
}

interface Report {
  readonly numPassedTests: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly assertionResults: readonly {
      readonly status: string;
      readonly title: string;
      readonly failureMessages: readonly string[];
    }[];
  }[];
}

describe("npm run new:module", () => {
  it.each([
    ["without a name", [], 2, "Name one module"],
    ["with two names", ["one", "two"], 2, "Name one module"],
    ["with an option that there is not", [NAME, "--colour", "red"], 2, "Name one module"],
    ["with a wrong name", ["Lantern"], 2, "lowercase letters"],
    ["with a module that exists", ["polls"], 1, "exists already"],
  ])("%s makes nothing and says why in one line", (_how, words, status, reason) => {
    const answer = make(...words);
    expect(answer).toMatchObject({ status, out: "" });
    expect(answer.err).toContain(reason);
    expect(answer.err.trim().split("\n")).toHaveLength(1);
    expect(existsSync(join(copy, `server/modules/${NAME}`))).toBe(false);
  });

  it("makes a module that says its next step, and makes it once", () => {
    const made = make(NAME, "--title", "Đố đèn");
    expect(made).toMatchObject({ status: 0, err: "" });
    expect(made.out).toContain(`npx vitest run server/modules/${NAME}`);
    expect(make(NAME)).toMatchObject({ status: 1, out: "" });
  });
});

describe("the module that it made", () => {
  it("fits the types of the server and of the web", async () => {
    const said = await Promise.all([
      complaints("tsc", "-p", join(copy, "tsconfig.server.json"), "--pretty", "false"),
      complaints("tsc", "-p", join(copy, "web/tsconfig.json"), "--pretty", "false"),
    ]);
    expect(said).toEqual(["", ""]);
  }, 300_000);

  it("is formatted", async () => {
    const places = [
      `server/modules/${NAME}`,
      `web/features/${NAME}`,
      `web/locale/en/${NAME}.ts`,
      "server/modules.ts",
      "web/features.ts",
      ".dependency-cruiser.js",
    ];
    expect(await complaints("prettier", "--check", ...places.map((path) => join(copy, path)))).toBe("");
  });

  it("runs in the office, has all its texts, and fails in exactly the one test that its author is to write", async () => {
    const file = join(copy, "report.json");
    const places = [`server/modules/${NAME}`, `web/features/${NAME}`, "web/locale", "tests/api/access.test.ts"];
    const words = ["run", "--root", copy, ...places, "--reporter=json", `--outputFile=${file}`];
    await run("vitest", words, 280, { NO_COLOR: "1" });
    const report = JSON.parse(readFileSync(file, "utf8")) as Report;
    expect(report.testResults.map(({ name }) => name.slice(copy.length + 1)).sort()).toEqual([
      `server/modules/${NAME}/service.test.ts`,
      "tests/api/access.test.ts",
      "web/features/lantern-riddles/state.test.ts",
      "web/locale/locale.test.ts",
    ]);
    const failed = report.testResults
      .flatMap(({ assertionResults }) => assertionResults)
      .filter(({ status }) => status !== "passed");
    expect(failed.map(({ title }) => title)).toEqual(["keeps the first rule of its own"]);
    expect(failed[0]?.failureMessages.join("\n")).toContain(`Write here the first rule of ${NAME}`);
    expect(report.numPassedTests).toBeGreaterThan(20);
  }, 300_000);
});
