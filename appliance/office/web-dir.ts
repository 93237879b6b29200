import { existsSync } from "node:fs";
import { join } from "node:path";

/** The built screens: beside the program in the executable, under `dist/web` in a checkout. Undefined where they were not built. */
export function findWebDir(): string | undefined {
  const candidates = [join(import.meta.dirname, "web"), join(import.meta.dirname, "../../dist/web")];
  return candidates.find((folder) => existsSync(join(folder, "index.html")));
}
