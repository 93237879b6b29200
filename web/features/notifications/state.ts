import {
  NOTICE_ADDED,
  NOTICES_MARKED,
  NOTICES_REMOVED,
  type AgencyDefaults,
  type AgencyRule,
  type Mode,
  type Notice,
  type NoticeAdded,
  type NoticesMarked,
  type NoticesRemoved,
  type Preferences,
} from "../../../server/modules/notifications/contract.ts";

export const FILTERS = ["unread", "all"] as const;
export type Filter = (typeof FILTERS)[number];

/** What an address shows: all, unless it says otherwise. */
export function filterOf(query: Readonly<Record<string, string>>): Filter {
  return query["show"] === "unread" ? "unread" : "all";
}

export function addressOf(filter: Filter): string {
  return filter === "unread" ? "/notifications?show=unread" : "/notifications";
}

/** Newest first, as the server lists them. */
export const byNewest = (a: Pick<Notice, "id">, b: Pick<Notice, "id">): number => b.id - a.id;

/** What the hub said of this person's list. */
export type Update =
  | ({ readonly kind: "added" } & NoticeAdded)
  | ({ readonly kind: "marked" } & NoticesMarked)
  | ({ readonly kind: "removed" } & NoticesRemoved);

/** The update that a live frame carries; undefined for another module's. */
export function updateOf({ name, data }: { readonly name: string; readonly data: unknown }): Update | undefined {
  // The server sends exactly these shapes under these names; both are typed from the same contract.
  if (name === NOTICE_ADDED) return { kind: "added", ...(data as NoticeAdded) };
  if (name === NOTICES_MARKED) return { kind: "marked", ...(data as NoticesMarked) };
  if (name === NOTICES_REMOVED) return { kind: "removed", ...(data as NoticesRemoved) };
  return undefined;
}

/** Whether a mark reaches a notice. */
export function isMarked(id: number, mark: Pick<NoticesMarked, "ids" | "upTo">): boolean {
  return mark.upTo === undefined ? (mark.ids?.includes(id) ?? false) : id <= mark.upTo;
}

/** The newest notices after an update; at most `limit`. */
export function applyUpdate(latest: readonly Notice[], update: Update, limit: number): readonly Notice[] {
  switch (update.kind) {
    case "added":
      return [update.notice, ...latest.filter(({ id }) => id !== update.notice.id)].sort(byNewest).slice(0, limit);
    case "marked":
      return latest.map((notice) => (isMarked(notice.id, update) ? { ...notice, read: update.read } : notice));
    case "removed":
      return latest.filter(({ id }) => !update.ids.includes(id));
  }
}

/** Number for a badge: what is more than two digits is not read anyway. */
export function badgeText(unread: number): string {
  return unread > 99 ? "99+" : String(unread);
}

/** Kinds of one module under its name, in the server's order. */
export function groupKinds<Kind extends { readonly module: string }>(
  kinds: readonly Kind[],
): { module: string; kinds: readonly Kind[] }[] {
  const groups = new Map<string, readonly Kind[]>();
  for (const kind of kinds) groups.set(kind.module, [...(groups.get(kind.module) ?? []), kind]);
  return [...groups].map(([module, of]) => ({ module, kinds: of }));
}

/** How a kind goes over a channel. */
export function modeIn(kind: Pick<Preferences["kinds"][number], "on" | "digest">, channel: string): Mode {
  if (kind.on.includes(channel)) return "now";
  return kind.digest.includes(channel) ? "digest" : "off";
}

/** The preferences after one cell of the matrix was changed: shown before the server has answered. */
export function withChoice(preferences: Preferences, kind: string, channel: string, mode: Mode): Preferences {
  const put = (names: readonly string[], isIn: boolean) => [
    ...names.filter((name) => name !== channel),
    ...(isIn ? [channel] : []),
  ];
  return {
    ...preferences,
    kinds: preferences.kinds.map((each) =>
      each.name === kind
        ? { ...each, on: put(each.on, mode === "now"), digest: put(each.digest, mode === "digest") }
        : each,
    ),
  };
}

/** The agency's defaults after one cell was changed. */
export function withRule(defaults: AgencyDefaults, rule: AgencyRule): AgencyDefaults {
  return {
    ...defaults,
    kinds: defaults.kinds.map((kind) =>
      kind.name === rule.kind
        ? {
            ...kind,
            ways: kind.ways.map((way) =>
              way.channel === rule.channel ? { ...way, mode: rule.mode, fixed: rule.fixed } : way,
            ),
          }
        : kind,
    ),
  };
}

/** The picture beside an audience key: a person's, a department's, or that of several. */
export function pickKind(key: string): "person" | "department" | "group" {
  if (key.startsWith("person:")) return "person";
  return key.startsWith("department:") ? "department" : "group";
}
