import type { Feature } from "../kernel/features.ts";
import { matchPath } from "../kernel/match.ts";

/** The feature to which an address belongs. */
export function featureAt(features: readonly Feature[], path: string): Feature | undefined {
  return features.find((feature) => feature.routes.some((route) => matchPath(route.path, path)));
}

/** The bottom bar of a narrow screen: the first five, and what "more" holds. With six in all, the sixth takes the place of "more". */
export function inBottomBar<T>(entries: readonly T[]): { bar: readonly T[]; more: readonly T[] } {
  return entries.length <= 6 ? { bar: entries, more: [] } : { bar: entries.slice(0, 5), more: entries.slice(5) };
}
