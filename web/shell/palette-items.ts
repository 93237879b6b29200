import type { Feature } from "../kernel/features.ts";
import { found } from "../kernel/fold.ts";
import type { IconName } from "../kernel/icon-names.ts";

/** One line of Ctrl+K. */
export interface PaletteItem {
  readonly id: string;
  readonly title: string;
  readonly detail?: string;
  readonly icon: IconName;
  /** Goes there, or does this. */
  readonly path?: string;
  readonly run?: () => unknown;
  readonly at?: number;
  readonly keys?: string;
}

export interface PaletteGroup {
  readonly title: string;
  readonly items: readonly PaletteItem[];
}

/** What the person may do and where he or she may go, filtered by what is typed without marks. */
export function localItems(
  features: readonly Feature[],
  typed: string,
  can: (permission: string) => boolean,
): { commands: PaletteItem[]; places: PaletteItem[] } {
  const commands = features
    .flatMap(({ commands: all = [] }) => all)
    .filter(({ permission }) => permission === undefined || can(permission))
    .map(({ id, title, icon, run }): PaletteItem => ({ id: `do:${id}`, title: title(), icon, run }));
  const places = features
    .filter(({ navOrder }) => navOrder !== undefined)
    .map(({ name, title, icon, path, goKey }): PaletteItem => ({
      id: `go:${name}`,
      title: title(),
      icon,
      path,
      ...(goKey !== undefined && { keys: `g ${goKey}` }),
    }));
  const fits = ({ title }: PaletteItem): boolean => found(title, typed);
  return { commands: commands.filter(fits), places: places.filter(fits) };
}

const RECENTS_KEPT = 6;

/** The list of what was opened last, with `item` first and each once. */
export function withRecent(recents: readonly PaletteItem[], item: PaletteItem): PaletteItem[] {
  if (item.path === undefined) return [...recents];
  const { id, title, detail, icon, path } = item;
  const kept = { id, title, icon, path, ...(detail !== undefined && { detail }) };
  return [kept, ...recents.filter((other) => other.path !== path)].slice(0, RECENTS_KEPT);
}

/** Reads kept recents; whatever is not one is left out. */
export function readRecents(stored: string | null): PaletteItem[] {
  try {
    const parsed: unknown = JSON.parse(stored ?? "[]");
    if (!Array.isArray(parsed)) return [];
    return parsed.filter(
      (one: unknown): one is PaletteItem =>
        typeof one === "object" &&
        one !== null &&
        "path" in one &&
        "title" in one &&
        typeof one.path === "string" &&
        typeof one.title === "string",
    );
  } catch {
    return [];
  }
}
