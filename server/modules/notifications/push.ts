import { personKey } from "../../kernel/contract/index.ts";
import type { Kernel } from "../../kernel/module.ts";
import {
  NOTICE_ADDED,
  NOTICES_MARKED,
  NOTICES_REMOVED,
  POPUP,
  type NoticeAdded,
  type NoticesMarked,
  type NoticesRemoved,
} from "./contract.ts";
import { maySee } from "./may-see.ts";
import { askedAbout } from "./must/ask-store.ts";
import type { People } from "./people.ts";
import { choicesAbout, FIRST_PREFERENCES, preferencesOf, type PersonPreferences } from "./preference-store.ts";
import { presentNotices } from "./present.ts";
import { quietUntil } from "./quiet.ts";
import { defaultChannels, type Registry } from "./registry.ts";
import { findHappening, stillUnread, unreadOfAll, type HappeningRow } from "./store.ts";

/** Tells open windows what changed in people's lists. Counts are absolute: an update that comes twice, or late, does no harm. */
export interface Push {
  /** A happening came into these people's lists. */
  added(happeningId: number, personIds: readonly number[]): void;
  /** A person marked something on one device: the others hear of it. */
  marked(personId: number, what: Omit<NoticesMarked, "unread">): void;
  removed(personIds: readonly number[], ids: readonly number[]): void;
}

export interface PushParts {
  readonly kernel: Pick<Kernel, "db" | "live" | "clock">;
  readonly people: People;
  readonly registry: Registry;
  readonly zone: () => string;
}

export function createPush({ kernel, people, registry, zone }: PushParts): Push {
  const { db, live, clock } = kernel;

  /** People with the same count get the same frame: a thousand people are some dozens of them. */
  function publish(name: string, personIds: readonly number[], dataFor: (unread: number) => unknown): void {
    const unread = unreadOfAll(db, personIds);
    const byCount = Map.groupBy(personIds, (id) => unread.get(id) ?? 0);
    for (const [count, ids] of byCount) live.publish({ audience: ids.map(personKey) }, name, dataFor(count));
  }

  function popsUpFor(happening: HappeningRow, personIds: readonly number[]): Set<number> {
    const kind = registry.kind(happening.kind);
    if (!kind) return new Set();
    const isOnAtFirst = defaultChannels(kind).includes(POPUP);
    const choices = choicesAbout(db, kind.name, POPUP, personIds);
    const preferences = preferencesOf(db, personIds);
    const senderKeys = happening.fromId === null ? [] : keysOf(happening.fromId);
    // What must be confirmed stands in the window already.
    const asked = new Set(askedAbout(db, happening.id));
    const now = clock.now();
    const wants = (id: number) => {
      const own = preferences.get(id) ?? FIRST_PREFERENCES;
      if (asked.has(id) || !(choices.get(id) ?? isOnAtFirst)) return false;
      if (!isWantedFrom(own, senderKeys)) return false;
      return kind.urgent === true || quietUntil(own.quiet, now, zone()) === undefined;
    };
    return new Set(personIds.filter(wants));
  }

  function keysOf(personId: number): readonly string[] {
    return people.actorOf(personId)?.audienceKeys ?? [personKey(personId)];
  }

  return {
    added(happeningId, personIds) {
      const happening = findHappening(db, happeningId);
      // Withdrawn in the meantime.
      if (!happening) return;
      const [notice] = presentNotices([{ ...happening, readAt: null }], { people, registry });
      if (!notice) return;
      const readers = stillUnread(db, happeningId, personIds).filter((id) => maySee(people, registry, id, happening));
      const popups = popsUpFor(happening, readers);
      for (const popup of [true, false]) {
        const these = readers.filter((id) => popups.has(id) === popup);
        publish(NOTICE_ADDED, these, (unread) => ({ notice, popup, unread }) satisfies NoticeAdded);
      }
    },
    marked(personId, what) {
      publish(NOTICES_MARKED, [personId], (unread) => ({ ...what, unread }) satisfies NoticesMarked);
    },
    removed(personIds, ids) {
      publish(NOTICES_REMOVED, personIds, (unread) => ({ ids, unread }) satisfies NoticesRemoved);
    },
  };
}

/** What the program sends by itself has no sender to choose: kind by kind decides about it. */
function isWantedFrom({ popupSenders, chosen }: PersonPreferences, senderKeys: readonly string[]): boolean {
  if (popupSenders === "nobody") return false;
  return popupSenders === "all" || senderKeys.length === 0 || senderKeys.some((key) => chosen.includes(key));
}
