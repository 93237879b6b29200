import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { ROOT } from "./lib/project.ts";
import { planModule } from "./new-module/plan.ts";
import { ModuleRefused } from "./new-module/refused.ts";
import type { ModuleRequest } from "./new-module/names.ts";

/** The files that name the modules, and what prettier reads its style from. */
const NEEDED = [
  ".dependency-cruiser.js",
  ".prettierrc.json",
  "package.json",
  "server/modules.ts",
  "tests/api/access-table.txt",
  "web/features.ts",
];

let root: string;
beforeAll(async () => {
  // Prettier reads its languages when it first formats; no single test should wait for that.
  await planModule(ROOT, { name: "lantern-riddles", tier: "feature" });
});
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "congso-new-module-"));
  for (const path of NEEDED) cpSync(join(ROOT, path), join(root, path), { recursive: true });
});
afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

function write(path: string, text = ""): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

const plan = (changes: Partial<ModuleRequest> = {}) =>
  planModule(root, { name: "lantern-riddles", tier: "feature", title: "Đố đèn", ...changes });

async function refusal(changes: Partial<ModuleRequest>): Promise<{ exitCode: number; message: string }> {
  try {
    await plan(changes);
  } catch (error) {
    if (error instanceof ModuleRefused) return { exitCode: error.exitCode, message: error.message };
    throw error;
  }
  throw new Error("It was not refused.");
}

/** The lines that a registration adds, and those that it takes out. */
function difference(before: string, after: string): { added: string[]; removed: string[] } {
  const [old, now] = [before.split("\n"), after.split("\n")];
  return { added: now.filter((line) => !old.includes(line)), removed: old.filter((line) => !now.includes(line)) };
}

describe("the files of a module", () => {
  it("are those of polls that every module has, under its own name", async () => {
    expect([...(await plan()).made.keys()].sort()).toEqual([
      "server/modules/lantern-riddles/README.md",
      "server/modules/lantern-riddles/contract.ts",
      "server/modules/lantern-riddles/errors.ts",
      "server/modules/lantern-riddles/migrations/0001-initial.sql",
      "server/modules/lantern-riddles/module.ts",
      "server/modules/lantern-riddles/policy.ts",
      "server/modules/lantern-riddles/routes.ts",
      "server/modules/lantern-riddles/service.test.ts",
      "server/modules/lantern-riddles/service.ts",
      "server/modules/lantern-riddles/store.ts",
      "server/modules/lantern-riddles/testing.ts",
      "web/features/lantern-riddles/api.ts",
      "web/features/lantern-riddles/index.ts",
      "web/features/lantern-riddles/pages/lantern-riddles-page.ts",
      "web/features/lantern-riddles/state.test.ts",
      "web/features/lantern-riddles/state.ts",
      "web/locale/en/lantern-riddles.ts",
    ]);
  });

  it("hold no placeholder, and carry the name in the form that each place wants", async () => {
    const { made } = await plan();
    for (const [path, text] of made) expect([path, /\{\{\w+\}\}/.exec(text)?.[0]]).toEqual([path, undefined]);
    const text = (path: string) => made.get(`server/modules/lantern-riddles/${path}`);
    expect(text("migrations/0001-initial.sql")).toContain("CREATE TABLE lantern_riddles_item (");
    expect(text("store.ts")).toContain("FROM lantern_riddles_item i");
    expect(text("module.ts")).toContain("export const lanternRiddlesModule = defineModule<");
    expect(text("contract.ts")).toContain("export const createLanternRiddles = defineRoute(");
    expect(made.get("web/features/lantern-riddles/index.ts")).toContain(
      'title: () => msg("Đố đèn", { id: "lantern-riddles.title" }),',
    );
    expect(made.get("web/locale/en/lantern-riddles.ts")).toContain('"lantern-riddles.title": "Lantern riddles",');
  });

  it("say the tier that was asked for", async () => {
    const { made } = await plan({ tier: "platform" });
    expect(made.get("server/modules/lantern-riddles/module.ts")).toContain('tier: "platform",');
  });
});

describe("the registration", () => {
  it("touches the four files that name the modules, and nothing else in them", async () => {
    // A tree of its own, so that the expectations stay true when the office grows.
    write(
      ".dependency-cruiser.js",
      `const TIERS = {\n  ground: [],\n  foundation: ["alpha"],\n  platform: [],\n  feature: ["nu"],\n  composite: ["zeta-two"],\n};\n`,
    );
    write(
      "server/modules.ts",
      `import { alphaModule, type AlphaService } from "./modules/alpha/module.ts";
import { nuModule, type NuService } from "./modules/nu/module.ts";
import { zetaTwoModule, type ZetaTwoService } from "./modules/zeta-two/module.ts";

export interface Services {
  readonly alpha: AlphaService;
  readonly nu: NuService;
  readonly zetaTwo: ZetaTwoService;
}

export function furnish(house: House) {
  const alpha = house.add(alphaModule, {});
  const nu = house.add(nuModule, { alpha });
  const zetaTwo = house.add(zetaTwoModule, { alpha });
  return {
    services: { alpha, nu, zetaTwo },
  };
}
`,
    );
    write(
      "web/features.ts",
      `import { nu } from "./features/nu/index.ts";\n\nexport const features: readonly Feature[] = [nu];\n`,
    );
    const { changed } = await plan();
    expect([...changed.keys()].sort()).toEqual(NEEDED.filter((path) => !/package|prettier/.test(path)));
    expect(changed.get(".dependency-cruiser.js")).toContain(
      `  feature: ["nu", "lantern-riddles"],\n  composite: ["zeta-two"],`,
    );
    expect(changed.get("server/modules.ts")).toBe(
      `import { alphaModule, type AlphaService } from "./modules/alpha/module.ts";
import { lanternRiddlesModule, type LanternRiddlesService } from "./modules/lantern-riddles/module.ts";
import { nuModule, type NuService } from "./modules/nu/module.ts";
import { zetaTwoModule, type ZetaTwoService } from "./modules/zeta-two/module.ts";

export interface Services {
  readonly alpha: AlphaService;
  readonly nu: NuService;
  readonly lanternRiddles: LanternRiddlesService;
  readonly zetaTwo: ZetaTwoService;
}

export function furnish(house: House) {
  const alpha = house.add(alphaModule, {});
  const nu = house.add(nuModule, { alpha });
  const lanternRiddles = house.add(lanternRiddlesModule, {});
  const zetaTwo = house.add(zetaTwoModule, { alpha });
  return {
    services: { alpha, nu, lanternRiddles, zetaTwo },
  };
}
`,
    );
    expect(changed.get("web/features.ts")).toBe(
      `import { nu } from "./features/nu/index.ts";
import { lanternRiddles } from "./features/lantern-riddles/index.ts";

export const features: readonly Feature[] = [nu, lanternRiddles];
`,
    );
  });

  it("fits the office as it is: each file gains its lines and loses none but a list that grew", async () => {
    const { changed } = await plan();
    const of = (path: string) => difference(readFileSync(join(root, path), "utf8"), changed.get(path) ?? "");
    expect(of("server/modules.ts").added).toHaveLength(4);
    expect(of("server/modules.ts").removed).toEqual([]);
    expect(of("web/features.ts").added).toContain(
      'import { lanternRiddles } from "./features/lantern-riddles/index.ts";',
    );
    expect(of(".dependency-cruiser.js").removed).toEqual([expect.stringMatching(/^ {2}feature: \[/)]);
    expect(of("tests/api/access-table.txt").added.map((line) => line.split(/ +/).slice(0, 3))).toEqual([
      ["GET", "/api/lantern-riddles", "lantern-riddles.use"],
      ["POST", "/api/lantern-riddles", "lantern-riddles.use"],
    ]);
    expect(of("tests/api/access-table.txt").removed).toEqual([]);
  });

  it("stands after everything when no tier is higher", async () => {
    const text = (await plan({ tier: "composite" })).changed.get("server/modules.ts") ?? "";
    expect(text).toMatch(/ {2}const lanternRiddles = house[.]add\(lanternRiddlesModule, \{\}\);\n {2}return \{/);
    expect(text).toMatch(/ {2}readonly lanternRiddles: LanternRiddlesService;\n\}/);
  });

  it("says so when a file no longer has the shape that it edits", async () => {
    write("server/modules.ts", "export const nothing = 0;\n");
    expect(await refusal({})).toEqual({
      exitCode: 1,
      message: expect.stringContaining("server/modules.ts has another shape") as string,
    });
  });
});

describe("what is refused", () => {
  it.each([
    "Rooms",
    "phòng",
    "lantern_riddles",
    "-rooms",
    "rooms-",
    "a--b",
    "room2",
    "../polls",
    "",
    "a",
    "a".repeat(25),
  ])("the name %j, with the rule", async (name) => {
    const { exitCode, message } = await refusal({ name });
    expect(exitCode).toBe(2);
    expect(message).toContain("lowercase letters");
  });

  it.each(["import", "house", "msg"])("the word %s, which cannot be a variable there", async (name) => {
    expect(await refusal({ name })).toMatchObject({ exitCode: 2 });
  });

  it("a tier that there is not, with those that there are", async () => {
    const { exitCode, message } = await refusal({ tier: "attic" });
    expect(exitCode).toBe(2);
    expect(message).toContain("ground, foundation, platform, feature, composite");
  });

  it.each(["", 'Phòng "họp"', "${x}", "a".repeat(41)])(
    "the title %j, which the code could not carry",
    async (title) => {
      expect(await refusal({ title })).toMatchObject({ exitCode: 2 });
    },
  );

  it.each([
    ["a module", "server/modules/lantern-riddles/module.ts"],
    ["a feature of the web", "web/features/lantern-riddles/index.ts"],
    ["a part of the kernel", "server/kernel/lantern-riddles.ts"],
  ])("the name of %s that exists", async (_what, path) => {
    write(path);
    const { exitCode, message } = await refusal({});
    expect(exitCode).toBe(1);
    expect(message).toMatch(/exists already|is taken by/);
  });

  it("a name under which others have their routes", async () => {
    expect(await refusal({ name: "session" })).toEqual({
      exitCode: 1,
      message: 'The name "session" is taken by the routes at /api/session; choose another.',
    });
  });
});
