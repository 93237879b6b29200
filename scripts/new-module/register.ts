import { camelCase, TIERS, type ModuleNames, type Tier } from "./names.ts";
import { ModuleRefused } from "./refused.ts";

/** The lists of modules by tier, as `.dependency-cruiser.js` has them. */
export type TierLists = Readonly<Record<Tier, readonly string[]>>;

const LAW = ".dependency-cruiser.js";
const MODULES = "server/modules.ts";
const FEATURES = "web/features.ts";
const ACCESS = "tests/api/access-table.txt";

/** How a registration is written into the text of each file that names the modules. */
export const REGISTRATIONS: Readonly<Record<string, (text: string, names: ModuleNames, tiers: TierLists) => string>> = {
  [LAW]: (text, names) => registerTier(text, names),
  [MODULES]: registerModule,
  [FEATURES]: (text, names) => registerFeature(text, names),
  [ACCESS]: (text, names) => registerRoutes(text, names),
};

/** The part of the text that an expression finds; a file that no longer has it must be edited by hand. */
function find(text: string, pattern: RegExp, file: string): RegExpExecArray {
  const found = pattern.exec(text);
  if (!found) {
    throw new ModuleRefused(
      `${file} has another shape than this script knows (${pattern.source}); bring them together.`,
      1,
    );
  }
  return found;
}

const tierPattern = (tier: Tier) => new RegExp(`(\\n  ${tier}: \\[)([^\\]]*)(\\],)`);
const wordsIn = (list: string): string[] =>
  list
    .split(",")
    .map((word) => word.trim())
    .filter((word) => word !== "");

export function readTiers(law: string): TierLists {
  const listOf = (tier: Tier) => wordsIn(find(law, tierPattern(tier), LAW)[2] ?? "").map((word) => word.slice(1, -1));
  return {
    ground: listOf("ground"),
    foundation: listOf("foundation"),
    platform: listOf("platform"),
    feature: listOf("feature"),
    composite: listOf("composite"),
  };
}

function registerTier(text: string, { name, tier }: ModuleNames): string {
  const [whole, head = "", list = "", tail = ""] = find(text, tierPattern(tier), LAW);
  return text.replace(whole, () => `${head}${[...wordsIn(list), `"${name}"`].join(", ")}${tail}`);
}

/** Lower tiers stand first: the new module comes before the first one of a higher tier. */
function registerModule(text: string, names: ModuleNames, tiers: TierLists): string {
  const { name, Name, camel, tier } = names;
  const higher = new Set(TIERS.slice(TIERS.indexOf(tier) + 1).flatMap((each) => tiers[each].map(camelCase)));

  /** Puts a line before the first one that the pattern finds for a higher module; otherwise before `end`. */
  const insert = (before: string, line: string, pattern: RegExp, end: RegExp): string => {
    const first = find(before, pattern, MODULES);
    const next = [...before.matchAll(new RegExp(pattern, "gm"))].find(([, word = ""]) => higher.has(word));
    const at = next?.index ?? first.index + find(before.slice(first.index), end, MODULES).index;
    return `${before.slice(0, at)}${line}\n${before.slice(at)}`;
  };

  const imports = [...text.matchAll(/^import .* from "[.]\/modules\/([a-z-]+)\/module[.]ts";\n/gm)];
  const last = imports.at(-1) ?? find(text, /^import .*;\n/m, MODULES);
  const at = imports.find(([, other = ""]) => other > name)?.index ?? last.index + last[0].length;
  const imported = `import { ${camel}Module, type ${Name}Service } from "./modules/${name}/module.ts";\n`;

  let next = text.slice(0, at) + imported + text.slice(at);
  next = insert(next, `  readonly ${camel}: ${Name}Service;`, /^ {2}readonly (\w+): \w+Service;/m, /^\}/m);
  next = insert(
    next,
    `  const ${camel} = house.add(${camel}Module, {});`,
    /^ {2}const (\w+) = house[.]add\(/m,
    /^ {2}return \{/m,
  );
  const [whole, list = ""] = find(next, /services: \{([^}]*)\}/, MODULES);
  const services = wordsIn(list);
  const place = services.findIndex((word) => higher.has(word));
  const listed = services.toSpliced(place < 0 ? services.length : place, 0, camel);
  return next.replace(whole, () => `services: { ${listed.join(", ")} }`);
}

function registerFeature(text: string, { name, camel }: ModuleNames): string {
  const imports = [...text.matchAll(/^import .* from "[.]\/features\/.*;\n/gm)];
  const last = imports.at(-1) ?? find(text, /^import .*;\n/m, FEATURES);
  const end = last.index + last[0].length;
  const next = `${text.slice(0, end)}import { ${camel} } from "./features/${name}/index.ts";\n${text.slice(end)}`;
  const [whole, head = "", list = ""] = find(next, /(readonly Feature\[\] = \[)([^\]]*)\];/, FEATURES);
  return next.replace(whole, () => `${head}${[...wordsIn(list), camel].join(", ")}];`);
}

/** The table is written down by hand so that a new route is seen in the diff; these two are the templates' own. */
function registerRoutes(text: string, { name }: ModuleNames): string {
  const everyRole = /^GET +\/api\/search +signed-in +(-+ .*)$/m;
  const [, roles = ""] = find(text, everyRole, ACCESS);
  const lines = ["GET", "POST"].map((method) =>
    [method.padEnd(7), `/api/${name}`.padEnd(60), `${name}.use`.padEnd(28), roles].join(" "),
  );
  const keyOf = (line: string) => line.replace(/^(\w+) +(\S+).*$/, "$2 $1");
  return `${[...text.trimEnd().split("\n"), ...lines]
    .toSorted((a, b) => keyOf(a).localeCompare(keyOf(b), "en"))
    .join("\n")}\n`;
}
