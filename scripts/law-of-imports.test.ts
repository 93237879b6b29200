import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { cruise, type ICruiseResult, type IFlattenedRuleSet } from "dependency-cruiser";
import extractOptions from "dependency-cruiser/config-utl/extract-depcruise-config";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

/** Each line breaks the law once: the rule, the file that breaks it, and what that file imports. */
const BREACHES: readonly (readonly [rule: string, from: string, to: string])[] = [
  ["no-cycle", "server/kernel/ring-a.ts", "./ring-b.ts"],
  ["no-missing", "server/kernel/lost.ts", "./nowhere.ts"],
  ["kernel-knows-no-office", "server/kernel/office.ts", "../modules/polls/contract.ts"],
  ["kernel-knows-no-office", "server/kernel/wire.ts", "../protocols/smtp/line.ts"],
  ["protocols-are-pure", "server/protocols/smtp/rows.ts", "../../kernel/work.ts"],
  ["protocols-are-pure", "server/protocols/smtp/office.ts", "../../modules/mail/contract.ts"],
  ["protocols-store-nothing", "server/protocols/smtp/disk.ts", "node:fs"],
  ["module-front-door", "server/modules/polls/burglar.ts", "../directory/store.ts"],
  ["module-front-door", "server/modules/mail/side-entrance.ts", "../directory/contract/people.ts"],
  ["module-has-a-tier", "server/modules/unheard-of/module.ts", "../../kernel/work.ts"],
  ["tier-ground", "server/modules/files/upward.ts", "../directory/contract.ts"],
  ["tier-ground", "server/modules/search/sideways.ts", "../files/contract.ts"],
  ["tier-foundation", "server/modules/notifications/upward.ts", "../polls/contract.ts"],
  ["tier-foundation", "server/modules/notifications/sideways.ts", "../directory/contract.ts"],
  ["tier-feature", "server/modules/polls/sideways.ts", "../mail/contract.ts"],
  ["tier-feature", "server/modules/polls/upward.ts", "../admin/contract.ts"],
  ["modules-do-not-reach-the-house", "server/modules/polls/house.ts", "../../modules.ts"],
  ["routes-without-sql", "server/modules/polls/routes.ts", "./store.ts"],
  ["contracts-are-browser-safe", "server/modules/polls/contract.ts", "node:crypto"],
  ["contracts-are-browser-safe", "server/kernel/contract/deep.ts", "../work.ts"],
  ["the-machine-belongs-to-the-kernel", "server/modules/polls/raw.ts", "node:sqlite"],
  ["the-machine-belongs-to-the-kernel", "server/modules/mail/socket.ts", "node:net"],
  ["the-machine-belongs-to-the-kernel", "server/modules/mail/server.ts", "smtp-server"],
  ["web-reads-contracts-only", "web/features/polls/store.ts", "../../../server/modules/polls/store.ts"],
  ["features-do-not-meet", "web/features/polls/page.ts", "../mail/page.ts"],
  ["ui-and-kernel-know-no-feature", "web/ui/button.ts", "../features/mail/page.ts"],
  ["server-stands-alone", "server/main.ts", "../appliance/main.ts"],
  ["code-knows-no-test", "server/kernel/helped.ts", "../../tests/helper.ts"],
  ["no-dev-dependency-in-code", "server/kernel/dev.ts", "only-for-tests"],
];

/** What the law allows; none of these may be held against anyone. */
const ALLOWED: readonly (readonly [from: string, to: string])[] = [
  ["server/modules/directory/lawful.ts", "../search/module.ts"],
  ["server/modules/polls/lawful.ts", "../directory/contract.ts"],
  ["server/modules/polls/lawful-too.ts", "../directory/module.ts"],
  ["server/modules/mail/lawful.ts", "../../protocols/smtp/line.ts"],
  ["server/modules/admin/lawful.ts", "../polls/contract.ts"],
  ["server/modules/mail/contract.ts", "../directory/contract.ts"],
  ["server/protocols/smtp/lawful.ts", "../../kernel/clock.ts"],
  ["server/kernel/lawful.ts", "node:sqlite"],
  ["web/features/polls/lawful.ts", "../../../server/modules/polls/contract.ts"],
  ["web/features/mail/lawful.ts", "../../ui/plain.ts"],
  ["server/kernel/lawful.test.ts", "../../tests/helper.ts"],
];

/** Files that others reach for and that import nothing themselves, and the way back of the ring. */
const TARGETS: Readonly<Record<string, string>> = {
  "server/kernel/ring-b.ts": 'export * from "./ring-a.ts";\n',
  "node_modules/smtp-server/index.js": "module.exports = {};\n",
  "node_modules/smtp-server/package.json": '{ "name": "smtp-server", "version": "1.0.0", "main": "index.js" }',
  "node_modules/only-for-tests/index.js": "module.exports = {};\n",
  "node_modules/only-for-tests/package.json": '{ "name": "only-for-tests", "version": "1.0.0", "main": "index.js" }',
  "package.json":
    '{ "name": "fixture", "dependencies": { "smtp-server": "1.0.0" }, "devDependencies": { "only-for-tests": "1.0.0" } }',
};

let root: string;
let result: ICruiseResult;

/** The file that an import of the fixture means; undefined for a package, for node's own and for what is missing on purpose. */
function target(from: string, to: string): string | undefined {
  return to.startsWith(".") && !to.includes("nowhere") ? join(dirname(from), to) : undefined;
}

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), "congso-law-"));
  const files = new Map<string, string>();
  const lines = [...BREACHES.map(([, from, to]) => [from, to] as const), ...ALLOWED];
  for (const [from, to] of lines) {
    const reached = target(from, to);
    if (reached !== undefined && !files.has(reached)) files.set(reached, "export const here = true;\n");
  }
  for (const [from, to] of lines) files.set(from, `export * from "${to}";\n`);
  for (const [file, text] of Object.entries(TARGETS)) files.set(file, text);
  for (const [file, text] of files) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
  const law = (await extractOptions(join(import.meta.dirname, "../.dependency-cruiser.js"))) as IFlattenedRuleSet & {
    options: Record<string, unknown>;
  };
  const report = await cruise(["server", "web", "appliance"], {
    ...law.options,
    ruleSet: law,
    validate: true,
    baseDir: root,
  });
  result = report.output as ICruiseResult;
}, 30_000);

afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

function rulesBrokenBy(from: string): string[] {
  return result.summary.violations
    .filter((violation) => violation.from === from)
    .map((violation) => violation.rule.name);
}

describe("the law of imports", () => {
  it.each(BREACHES)("%s catches %s importing %s", (rule, from) => {
    expect(rulesBrokenBy(from)).toContain(rule);
  });

  it.each(ALLOWED)("lets %s import %s", (from) => {
    expect(rulesBrokenBy(from)).toEqual([]);
  });

  it("has a breach here for every rule that names modules or folders", () => {
    const proven = new Set(BREACHES.map(([rule]) => rule));
    const names = (result.summary.ruleSetUsed?.forbidden ?? []).map((rule) => rule.name ?? "");
    // No module stands on the platform tier, and nothing stands above or beside the only composite.
    const empty = new Set(["tier-platform", "tier-composite"]);
    expect(names.filter((name) => !proven.has(name) && !empty.has(name))).toEqual([]);
    expect(names.length).toBeGreaterThan(15);
  });
});
