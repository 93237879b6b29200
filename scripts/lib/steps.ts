import { availableParallelism } from "node:os";
import type { Ended } from "./processes.ts";
import { run } from "./processes.ts";

/** One thing that is either in order or not. */
export interface Step {
  readonly name: string;
  readonly run: () => Promise<Ended>;
}

export interface StepResult extends Ended {
  readonly name: string;
}

/** What must hold of every commit beside its tests; the longest first, so that two at a time end together. */
export const CHECKS: readonly Step[] = [
  {
    name: "lint",
    run: () => run("eslint", [".", "--cache", "--cache-location", ".cache/eslint/", "--max-warnings", "0"]),
  },
  { name: "types of the server", run: () => run("tsc", ["-p", "tsconfig.json", "--pretty", "false"]) },
  { name: "types of the web", run: () => run("tsc", ["-p", "web/tsconfig.json", "--pretty", "false"]) },
  {
    name: "law of imports",
    run: () =>
      run("depcruise", [
        "--config",
        ".dependency-cruiser.js",
        "--output-type",
        "err-long",
        "server",
        "web",
        "appliance",
        "scripts",
        "tests",
      ]),
  },
  {
    name: "format",
    run: () =>
      run("prettier", [".", "--check", "--log-level", "warn", "--cache", "--cache-location", ".cache/prettier"]),
  },
  { name: "unused code", run: () => run("knip", ["--no-progress", "--cache", "--cache-location", ".cache/knip"]) },
];

/** Runs the steps, as many at a time as the machine has processors (two at least), and says of each how it went. */
export async function runSteps(steps: readonly Step[]): Promise<StepResult[]> {
  const waiting = [...steps];
  const results: StepResult[] = [];
  const lane = async () => {
    for (let step = waiting.shift(); step; step = waiting.shift()) {
      const result = { name: step.name, ...(await step.run()) };
      results.push(result);
      report(result);
    }
  };
  await Promise.all(Array.from({ length: Math.min(4, Math.max(2, availableParallelism())) }, lane));
  return results;
}

function report({ name, ok, seconds, output }: StepResult): void {
  console.log(`${ok ? "✓" : "✗"} ${name} (${seconds.toFixed(1)} s)`);
  if (!ok) console.log(`\n${output.trim().replace(/^/gm, "    ")}\n`);
}
