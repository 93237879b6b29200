import type { IconName } from "./icon-names.ts";
import type { ViewRoute } from "./router.ts";
import { can } from "./session.ts";

/** An element that the shell or Hôm nay shows, loaded when it is needed. */
export interface LazyElement {
  readonly element: string;
  readonly load: () => Promise<unknown>;
}

/** A card on Hôm nay. It fetches its own data, and hides itself with the `hidden` attribute when it has nothing worth saying. */
export interface TodayCard extends LazyElement {
  /** What waits for the person < 100, the day < 200, what is new < 300, who is in < 400. */
  readonly order: number;
  readonly permission?: string;
  /** `main` is the wide column, `side` the narrow one. */
  readonly column: "main" | "side";
}

/** Something that Ctrl+K does. */
export interface Command {
  /** Unique: `polls.create`. */
  readonly id: string;
  readonly title: () => string;
  readonly icon: IconName;
  readonly permission?: string;
  readonly run: () => void | Promise<unknown>;
}

/** Something in the office, for what other features can do with it: a letter, a poll, a document. */
export interface Thing {
  /** The module's word for it: `poll`. */
  readonly type: string;
  readonly id: string;
  readonly title: string;
  /** Where it is in the web. */
  readonly path: string;
  /** Until when it must be answered or done. */
  readonly dueAt?: number;
}

/** What one feature does with the things of others, such as "Nhắc tôi". They put it into their menus with `thingActions`. */
export interface ThingAction {
  /** Unique: `reminders.remind`. */
  readonly id: string;
  readonly title: () => string;
  readonly icon: IconName;
  readonly permission?: string;
  readonly run: (thing: Thing) => void | Promise<unknown>;
}

/** How the palette names one search provider's hits. */
export interface SearchGroup {
  /** The provider's name at the server. */
  readonly provider: string;
  readonly title: () => string;
  readonly icon: IconName;
}

/** Watches a number beside the feature's name, such as unread letters; reports it now and whenever it changes. */
export type WatchCount = (report: (count: number) => void) => () => void;

/** All that the shell knows of a feature. Everything heavy is behind a lazy `import()`. */
export interface Feature {
  /** The folder's name, and the first part of the ids of its texts. */
  readonly name: string;
  readonly title: () => string;
  readonly icon: IconName;
  /** Where its entry in the rail leads. */
  readonly path: string;
  /** Without it the feature is not offered. */
  readonly permission?: string;
  /** Place in the rail, ascending; without one it is not there. From 900 on it stands below the line, with administration. */
  readonly navOrder?: number;
  /** Letter that goes there after `g`. */
  readonly goKey?: string;
  readonly routes: readonly ViewRoute[];
  readonly todayCards?: readonly TodayCard[];
  readonly commands?: readonly Command[];
  readonly searchGroups?: readonly SearchGroup[];
  readonly thingActions?: readonly ThingAction[];
  /** Stands in the top bar, right of the search box. */
  readonly bellElement?: LazyElement;
  readonly count?: () => Promise<{ readonly watchCount: WatchCount }>;
}

/** Declares a feature. The declaration is data; only the shell reads it. */
export function defineFeature(feature: Feature): Feature {
  return feature;
}

/** What this person may use, in the rail's order. */
export function offered(features: readonly Feature[]): Feature[] {
  return features
    .filter(({ permission }) => permission === undefined || can(permission))
    .sort((a, b) => (a.navOrder ?? Infinity) - (b.navOrder ?? Infinity));
}
