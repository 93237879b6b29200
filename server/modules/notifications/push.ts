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
import { unitOf, type MustPeople } from "./must/people.ts";
import type { WorkingHours } from "./must/steps.ts";
import { FIRST_PREFERENCES, preferencesOf, type PersonPreferences } from "./preference-store.ts";
import { presentNotices } from "./present.ts";
import type { Registry } from "./registry.ts";
import type { NotificationSettings } from "./settings.ts";
import { findHappening, stillUnread, unreadOfAll, type HappeningRow } from "./store.ts";
import { heldUntil, modesFor, passesDnd, timesOf } from "./ways.ts";

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
  readonly people: MustPeople;
  readonly registry: Registry;
  readonly zone: () => string;
  readonly hours: WorkingHours;
  readonly settings: () => Readonly<NotificationSettings>;
}

export function createPush({ kernel, people, registry, zone, hours, settings }: PushParts): Push {
  const { db, live, clock } = kernel;

  /** People with the same count get the same frame: a thousand people are some dozens of them. */
  function publish(name: string, personIds: readonly number[], dataFor: (unread: number) => unknown): void {
    const unread = unreadOfAll(db, personIds);
    const byCount = Map.groupBy(personIds, (id) => unread.get(id) ?? 0);
    for (const [count, ids] of byCount) live.publish({ audience: ids.map(personKey) }, name, dataFor(count));
  }

  /** Who sees it pop up, and who of them hears it. */
  function popsUpFor(happening: HappeningRow, personIds: readonly number[]) {
    const pops = new Set<number>();
    const sounds = new Set<number>();
    const kind = registry.kind(happening.kind);
    if (!kind) return { pops, sounds };
    const agency = settings();
    const mode = modesFor(db, agency, kind, POPUP, personIds);
    const preferences = preferencesOf(db, personIds);
    const senderKeys = happening.fromId === null ? [] : keysOf(happening.fromId);
    // What must be confirmed stands in the window already.
    const asked = new Set(askedAbout(db, happening.id));
    const now = clock.now();
    const wants = (id: number, own: PersonPreferences) => {
      if (asked.has(id) || mode(id) !== "now" || !isWantedFrom(own, senderKeys, () => unitOf(people, id))) return false;
      if (kind.urgent === true) return true;
      const times = timesOf(agency, own);
      const departmentId = times.onlyWork ? unitOf(people, id) : undefined;
      if (heldUntil(times, now, { zone: zone(), hours, departmentId }) !== undefined) return false;
      return passesDnd(agency, own, senderKeys, now);
    };
    for (const id of personIds) {
      const own = preferences.get(id) ?? FIRST_PREFERENCES;
      if (!wants(id, own)) continue;
      pops.add(id);
      if (own.sound) sounds.add(id);
    }
    return { pops, sounds };
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
      const { pops, sounds } = popsUpFor(happening, readers);
      const groups = Map.groupBy(readers, (id) => (sounds.has(id) ? 2 : pops.has(id) ? 1 : 0));
      for (const [way, these] of groups) {
        const how = { popup: way > 0, sound: way === 2 };
        publish(NOTICE_ADDED, these, (unread) => ({ notice, ...how, unread }) satisfies NoticeAdded);
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
function isWantedFrom(
  { popupSenders, chosen }: PersonPreferences,
  senderKeys: readonly string[],
  unit: () => number | undefined,
): boolean {
  if (popupSenders === "nobody") return false;
  if (popupSenders === "all" || senderKeys.length === 0) return true;
  const wanted = popupSenders === "unit" ? [`department:${String(unit() ?? 0)}`] : chosen;
  return senderKeys.some((key) => wanted.includes(key));
}
