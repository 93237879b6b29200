import { offered, type Thing } from "./features.ts";
import type { IconName } from "./icon-names.ts";
import { registeredFeatures } from "./registry.ts";
import { can } from "./session.ts";
import { toastError } from "./toasts.ts";

/** A line of a `cs-menu`. */
export interface ThingEntry {
  readonly title: string;
  readonly icon: IconName;
  readonly run: () => void;
}

/** What other features offer to do with a thing: for the menu that stands beside it. */
export function thingActions(thing: Thing): ThingEntry[] {
  return offered(registeredFeatures())
    .flatMap(({ thingActions: actions = [] }) => actions)
    .filter(({ permission }) => permission === undefined || can(permission))
    .map(({ title, icon, run }) => ({
      title: title(),
      icon,
      run: () => void Promise.resolve(run(thing)).catch(toastError),
    }));
}
