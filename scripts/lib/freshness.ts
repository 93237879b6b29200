import { globSync, statSync } from "node:fs";
import { ROOT } from "./project.ts";

/** Whether a built file is missing or older than any of the sources (globs, relative to the checkout). */
export function isStale(output: string, sources: readonly string[]): boolean {
  const built = statSync(output, { throwIfNoEntry: false })?.mtimeMs;
  if (built === undefined) return true;
  return globSync(sources, { cwd: ROOT }).some(
    (file) => (statSync(`${ROOT}/${file}`, { throwIfNoEntry: false })?.mtimeMs ?? 0) > built,
  );
}
