import { isRisky, safeName } from "../files/module.ts";
import { MAX_PATH_LENGTH } from "./contract.ts";

/** Folders in one another that every system takes. */
const MOST_LEVELS = 30;

/**
 * A path that is safe to make anywhere: relative, `/` between its folders, each of them a name as `safeName` makes it. What climbs (`..`), stands
 * still (`.`) or leads to a root (`C:`, `/`) is left out.
 */
export function cleanPath(path: string): string {
  const levels = path
    .toWellFormed()
    .replace(/^[A-Za-z]:/, "")
    .split(/[/\\]/)
    .filter((level) => !/^[.\s]*$/.test(level))
    .map(safeName);
  // The file itself counts most, then the folders beside it.
  const kept = levels.length === 0 ? [safeName("")] : levels.slice(-MOST_LEVELS);
  while (kept.length > 1 && kept.join("/").length > MAX_PATH_LENGTH) kept.shift();
  return kept.join("/");
}

/** The path as Windows and macOS compare it: names that differ only in case or in Unicode form are one file there. */
export function foldPath(path: string): string {
  return path.normalize("NFKC").toLowerCase().normalize("NFC");
}

/** The path, or the first of `name (2).ending`, `name (3).ending`, … that is free. */
export function freePath(path: string, isTaken: (folded: string) => boolean): { path: string; folded: string } {
  const slash = path.lastIndexOf("/") + 1;
  const dot = path.lastIndexOf(".");
  const cut = dot > slash ? dot : path.length;
  for (let round = 1; ; round += 1) {
    const tried = round === 1 ? path : `${path.slice(0, cut)} (${String(round)})${path.slice(cut)}`;
    const folded = foldPath(tried);
    if (!isTaken(folded)) return { path: tried, folded };
  }
}

/** What the whole is called: the file, or the folder that all of it lies in. */
export function titleOf(path: string): string {
  return path.split("/")[0] ?? path;
}

export const isRiskyPath = (path: string): boolean => isRisky(path.split("/").at(-1) ?? "");
export const nameOf = (path: string): string => path.split("/").at(-1) ?? path;
