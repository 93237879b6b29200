import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Worker, type WorkerOptions } from "node:worker_threads";

/**
 * Every worker thread of the program, by name, with its source relative to this folder. A worker's source imports only node's own modules,
 * pure kernel files and wire languages.
 *
 * From a checkout a worker starts from its TypeScript source. A bundle has no source files, so the build bundles each entry of this list
 * as CommonJS for node into `workers/<name>.js` beside the bundle of the program and packs it as an asset; there it is read as text, which
 * works inside a single executable too.
 */
export const WORKERS = {
  reader: "database/reader.worker.ts",
  mime: "../protocols/mime/mime.worker.ts",
  documents: "../protocols/documents/documents.worker.ts",
} as const;

export type WorkerName = keyof typeof WORKERS;

export function startWorker(name: WorkerName, options: Omit<WorkerOptions, "eval">): Worker {
  // A CommonJS bundle has no import.meta.url, an ES module has no __dirname.
  const address = import.meta.url as string | undefined;
  if (address?.endsWith(".ts")) return new Worker(new URL(WORKERS[name], address), options);
  const folder = address === undefined ? __dirname : dirname(fileURLToPath(address));
  return new Worker(readFileSync(join(folder, "workers", `${name}.js`), "utf8"), { ...options, eval: true });
}
