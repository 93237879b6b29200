/**
 * `npm run new:module NAME`: every file of a module, server and web, made like `polls`, in its place among the others, with one test that fails
 * until it is written. `-- --tier platform` puts it on another tier than `feature`, `-- --title "Phòng họp"` names it for people.
 * Ends with 2 when it is called wrongly, with 1 when the tree does not allow the module; nothing is written then.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { ROOT } from "./lib/project.ts";
import { planModule, type ModulePlan } from "./new-module/plan.ts";
import type { ModuleRequest } from "./new-module/names.ts";
import { ModuleRefused } from "./new-module/refused.ts";

const USAGE = "npm run new:module NAME [-- --tier feature --title TITLE]";

try {
  const plan = await planModule(ROOT, readRequest());
  for (const [path, text] of [...plan.made, ...plan.changed]) {
    mkdirSync(dirname(join(ROOT, path)), { recursive: true });
    writeFileSync(join(ROOT, path), text);
  }
  tell(plan);
} catch (error) {
  if (!(error instanceof ModuleRefused)) throw error;
  console.error(error.message);
  process.exitCode = error.exitCode;
}

function readRequest(): ModuleRequest {
  const { npm_config_tier: tier, npm_config_title: title } = process.env;
  if (tier !== undefined || title !== undefined) {
    throw new ModuleRefused(`npm takes the options for its own unless they stand after "--": ${USAGE}.`, 2);
  }
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { tier: { type: "string", default: "feature" }, title: { type: "string" } },
    });
    const [name, ...more] = positionals;
    if (name !== undefined && more.length === 0) return { name, ...values };
  } catch {
    // An option that there is not: the usage below says which there are.
  }
  throw new ModuleRefused(`Name one module: ${USAGE}.`, 2);
}

function tell({ names: { name, tier }, made, changed }: ModulePlan): void {
  for (const path of made.keys()) console.log(`  new      ${path}`);
  for (const path of changed.keys()) console.log(`  changed  ${path}`);
  console.log(`
The module "${name}" stands on the tier "${tier}" and keeps a list of names. Next:

  npx vitest run server/modules/${name}

One test fails and says what to write: the first rule of your own. Then replace the list step by step
(contract.ts, migrations/0001-initial.sql, store.ts, service.ts, then web/features/${name}); npm run check tells what is missing.`);
}
