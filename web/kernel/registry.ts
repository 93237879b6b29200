import type { Feature } from "./features.ts";

/** The features of this build, given once by main.ts; what draws the rail, the palette and Hôm nay reads them here. */
let all: readonly Feature[] = [];

export function registerFeatures(features: readonly Feature[]): void {
  all = features;
}

export function registeredFeatures(): readonly Feature[] {
  return all;
}
