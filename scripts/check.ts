/** `npm run check`: everything that can be told of the code in under a minute. */
import { CHECKS, runSteps, type Step } from "./lib/steps.ts";
import { runProject, tellFailures } from "./lib/vitest-report.ts";

const unit: Step = {
  name: "unit tests",
  async run() {
    const { passed, failures, seconds } = await runProject("unit");
    return { ok: failures.length === 0 && passed > 0, output: tellFailures(failures), seconds };
  },
};
const started = performance.now();
const [lint, ...others] = CHECKS;
// The two longest begin together.
const results = await runSteps(lint ? [lint, unit, ...others] : [unit]);
const failed = results.filter(({ ok }) => !ok);
const seconds = ((performance.now() - started) / 1000).toFixed(1);
console.log(
  failed.length === 0
    ? `All ${results.length} checks hold (${seconds} s).`
    : `${failed.map(({ name }) => name).join(", ")}: see above (${seconds} s). "npm run format" and "npx eslint --fix" mend what they can.`,
);
process.exitCode = failed.length === 0 ? 0 : 1;
