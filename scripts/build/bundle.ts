import { existsSync } from "node:fs";
import { cp, mkdir, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { build, type BuildOptions, type Metafile } from "esbuild";
import { WORKERS } from "../../server/kernel/workers.ts";
import { ROOT } from "../lib/project.ts";
import { BUNDLE, BUNDLE_ENTRY, CODE_CACHE, PROGRAM } from "./layout.ts";

/** A native add-on cannot stand inside a bundle; it is packed beside it as a package, and imported when the modem is first used. */
const NATIVE = ["serialport"] as const;
/** The machines for which the add-on is packed. */
const PREBUILDS = ["linux-x64", "win32-x64"] as const;

const COMMON = {
  absWorkingDir: ROOT,
  bundle: true,
  platform: "node",
  target: "node26",
  // CommonJS starts fastest inside the executable, whose entry is loaded from a file system in memory.
  format: "cjs",
  loader: { ".sql": "text", ".cs": "text" },
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: "none",
  metafile: true,
  logLevel: "warning",
  // CommonJS knows its place by other names than the modules that it is made of.
  banner: { js: 'const bundleUrl = require("node:url").pathToFileURL(__filename).href;' },
  define: { "import.meta.url": "bundleUrl", "import.meta.filename": "__filename", "import.meta.dirname": "__dirname" },
} satisfies BuildOptions;

/** Bundles the program and its worker threads into dist/bundle. Returns the packages that it took in, as folders. */
export async function bundle(entry: string, version: string): Promise<readonly string[]> {
  await rm(BUNDLE, { recursive: true, force: true });
  await mkdir(join(BUNDLE, "workers"), { recursive: true });
  const program = await build({
    ...COMMON,
    entryPoints: [entry],
    outfile: join(BUNDLE, PROGRAM),
    external: [...NATIVE],
    // The launcher calls the program as Node calls a CommonJS module, and `import()` inside would have no loader.
    banner: { js: `(function (exports, require, module, __filename, __dirname) {${COMMON.banner.js}` },
    footer: { js: "})" },
    supported: { "dynamic-import": false },
  });
  const workers = await build({
    ...COMMON,
    entryPoints: Object.entries(WORKERS).map(([name, source]) => ({ in: `server/kernel/${source}`, out: name })),
    outdir: join(BUNDLE, "workers"),
  });
  await cp(join(ROOT, "scripts/build/launcher.cjs"), join(BUNDLE, BUNDLE_ENTRY));
  const native = await packNative();
  await writeFile(
    join(BUNDLE, "package.json"),
    JSON.stringify({
      name: "congso",
      version,
      bin: BUNDLE_ENTRY,
      pkg: { assets: [PROGRAM, CODE_CACHE, "workers/*.js", "web/**/*", "LICENCES.txt", "node_modules/**/*"] },
    }),
  );
  return [...new Set([...packagesOf(program.metafile), ...packagesOf(workers.metafile), ...native])].sort();
}

/** The folders of the packages that esbuild read from. */
export function packagesOf(metafile: Metafile): string[] {
  const folders = Object.keys(metafile.inputs).map((file) => /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1]);
  return [...new Set(folders.filter((folder) => folder !== undefined))];
}

/** Copies the packages of the add-on and everything that they need. */
async function packNative(): Promise<string[]> {
  const packed = new Set<string>();
  const waiting: { name: string; from: string }[] = NATIVE.map((name) => ({ name, from: join(ROOT, "package.json") }));
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const folder = packageFolder(next.name, next.from);
    const place = relative(ROOT, folder);
    if (packed.has(place)) continue;
    packed.add(place);
    await cp(folder, join(BUNDLE, place), { recursive: true, filter: (path) => isNeeded(relative(folder, path)) });
    const { dependencies = {} } = createRequire(import.meta.url)(join(folder, "package.json")) as {
      dependencies?: Record<string, string>;
    };
    for (const name of Object.keys(dependencies)) {
      // node-addon-api holds C++ headers, which only compiling would need.
      if (name !== "node-addon-api") waiting.push({ name, from: join(folder, "package.json") });
    }
  }
  return [...packed];
}

function packageFolder(name: string, from: string): string {
  const found = createRequire(from)
    .resolve.paths(name)
    ?.find((folder) => existsSync(join(folder, name, "package.json")));
  if (found === undefined) throw new Error(`${name}, which ${relative(ROOT, dirname(from))} needs, is not installed.`);
  return join(found, name);
}

/** Leaves out what only a compiler, a type checker or another kind of machine reads. */
function isNeeded(path: string): boolean {
  if (path === "") return true;
  const prebuild = /^prebuilds\/([^/]+)(?:\/(.*))?$/.exec(path);
  if (prebuild)
    return (PREBUILDS as readonly string[]).includes(prebuild[1] ?? "") && !(prebuild[2] ?? "").includes("musl");
  return !/^(?:node_modules|build|binding\.gyp)(?:\/|$)|\.(?:md|map|d\.ts|ts|cc|cpp|h)$/.test(path);
}
