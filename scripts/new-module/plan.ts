import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { format, resolveConfig } from "prettier";
import { namesOf, type ModuleNames, type ModuleRequest } from "./names.ts";
import { ModuleRefused } from "./refused.ts";
import { readTiers, REGISTRATIONS } from "./register.ts";

/** Everything that making a module writes; nothing is written before all of it is known. */
export interface ModulePlan {
  readonly names: ModuleNames;
  /** New files: path from the checkout → text. */
  readonly made: ReadonlyMap<string, string>;
  /** Files that name the modules, with the new one in its place. */
  readonly changed: ReadonlyMap<string, string>;
}

const TEMPLATES = import.meta.dirname;

/** Where each template goes. */
function targets({ name }: ModuleNames): Readonly<Record<string, string>> {
  const server = `server/modules/${name}`;
  const web = `web/features/${name}`;
  return {
    "server/contract.ts": `${server}/contract.ts`,
    "server/errors.ts": `${server}/errors.ts`,
    "server/module.ts": `${server}/module.ts`,
    "server/routes.ts": `${server}/routes.ts`,
    "server/service.ts": `${server}/service.ts`,
    "server/store.ts": `${server}/store.ts`,
    "server/policy.ts": `${server}/policy.ts`,
    "server/0001-initial.sql": `${server}/migrations/0001-initial.sql`,
    "server/README.md": `${server}/README.md`,
    "server/testing.ts": `${server}/testing.ts`,
    "server/service.test.ts": `${server}/service.test.ts`,
    "web/index.ts": `${web}/index.ts`,
    "web/api.ts": `${web}/api.ts`,
    "web/state.ts": `${web}/state.ts`,
    "web/state.test.ts": `${web}/state.test.ts`,
    "web/page.ts": `${web}/pages/${name}-page.ts`,
    "web/locale.ts": `web/locale/en/${name}.ts`,
  };
}

/** Plans a module in the checkout at `root`; throws `ModuleRefused`. */
export async function planModule(root: string, request: ModuleRequest): Promise<ModulePlan> {
  const names = namesOf(request);
  refuseTaken(root, names.name);
  const read = (path: string) => readFileSync(join(root, path), "utf8");
  const style = (await resolveConfig(join(root, "package.json"))) ?? {};
  const styled = async (path: string, text: string) =>
    /[.](sql|txt)$/.test(path) ? text : format(text, { ...style, filepath: path });

  const made = new Map<string, string>();
  for (const [template, path] of Object.entries(targets(names))) {
    const text = readFileSync(join(TEMPLATES, `${template}.txt`), "utf8");
    made.set(path, await styled(path, fill(text, names)));
  }
  const changed = new Map<string, string>();
  const tiers = readTiers(read(".dependency-cruiser.js"));
  for (const [path, register] of Object.entries(REGISTRATIONS)) {
    changed.set(path, await styled(path, register(read(path), names, tiers)));
  }
  return { names, made, changed };
}

function fill(template: string, names: ModuleNames): string {
  return template.replace(/\{\{(\w+)\}\}/g, (placeholder, key: string) => {
    const value = Object.entries(names).find(([name]) => name === key)?.[1] as string | undefined;
    if (value === undefined)
      throw new Error(`A template has the placeholder ${placeholder}, which stands for nothing.`);
    return value;
  });
}

/** A module's name is a folder, a first part of ids and an address: none of them may belong to another. */
function refuseTaken(root: string, name: string): void {
  if (existsSync(join(root, `server/modules/${name}`))) {
    throw new ModuleRefused(`The module "${name}" exists already (server/modules/${name}).`, 1);
  }
  const taken = [
    `web/features/${name}`,
    `web/locale/en/${name}.ts`,
    `web/${name}`,
    `server/${name}`,
    `server/kernel/${name}`,
    `server/kernel/${name}.ts`,
  ].find((path) => existsSync(join(root, path)));
  if (taken !== undefined) throw new ModuleRefused(`The name "${name}" is taken by ${taken}; choose another.`, 1);
  const table = readFileSync(join(root, "tests/api/access-table.txt"), "utf8");
  if (new RegExp(`^\\w+ +/api/${name}[/ ]`, "m").test(table)) {
    throw new ModuleRefused(`The name "${name}" is taken by the routes at /api/${name}; choose another.`, 1);
  }
}
