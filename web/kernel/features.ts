import type { TakeFiles } from "./handed.ts";
import type { IconName } from "./icon-names.ts";
import type { ViewRoute } from "./router.ts";
import { can } from "./session.ts";

/** What one feature shows inside another's page. */
export type PartName =
  /** A poll to be answered in place, with its result; takes `pollId: number`. */
  "poll";

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

/** A thing of this office shown small where its address is named, such as a poll in a conversation. */
export interface LinkCard extends LazyElement {
  /** `/polls/:id`; the element gets the address as its property `place`. It reads with the rights of who looks, and hides itself where there is nothing to see. */
  readonly path: string;
  readonly permission?: string;
}

/** Something that was said and that a feature makes something of. */
export interface Said {
  readonly text: string;
  readonly author: string;
  /** Instant. */
  readonly at: number;
  /** Where it was said. */
  readonly path: string;
}

/** What a feature makes of something that was said: a letter, an announcement, a task. */
export interface TakeUp {
  /** Unique: `mail.write`. */
  readonly id: string;
  readonly title: () => string;
  readonly icon: IconName;
  readonly permission?: string;
  readonly run: (said: Said) => void | Promise<unknown>;
}

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
  /** Runs while somebody is signed in, whatever is on the screen; `start` returns what ends it. */
  readonly background?: () => Promise<{ readonly start: () => () => void }>;
  readonly linkCards?: readonly LinkCard[];
  readonly takeUps?: readonly TakeUp[];
  /** Stands in the top bar, right of the search box. */
  readonly bellElement?: LazyElement;
  /** Takes files that are dropped on a person, a unit or a room anywhere in the office (`cs-hand-over`). At most one feature does. */
  readonly takesFiles?: () => Promise<{ readonly takeFiles: TakeFiles }>;
  /** Elements that other features may place, by names that both know; each takes what stands beside its name in `parts.ts`. */
  readonly parts?: Readonly<Partial<Record<PartName, LazyElement>>>;
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
