export type Key = string | number;

/** Which rows of a list are marked, and from where a range goes. Immutable. */
export interface Selection {
  readonly keys: ReadonlySet<Key>;
  readonly anchor: Key | undefined;
  /** What the range from the anchor holds now: going back with Shift lets its end go again. */
  readonly range?: readonly Key[];
}

export const NOTHING_SELECTED: Selection = { keys: new Set(), anchor: undefined };

export function toggle({ keys }: Selection, key: Key): Selection {
  const next = new Set(keys);
  if (!next.delete(key)) next.add(key);
  return { keys: next, anchor: key };
}

/** Marks a range too, which goes from the anchor, or from `key` where there is none. */
export function extendBy({ keys, anchor, range: before = [] }: Selection, key: Key, range: readonly Key[]): Selection {
  const others = [...keys].filter((one) => !before.includes(one));
  return { keys: new Set([...others, ...range]), anchor: anchor ?? key, range };
}

/** Drops what is no longer in the list. */
export function keepOnly(selection: Selection, has: (key: Key) => boolean): Selection {
  const keys = [...selection.keys].filter(has);
  return keys.length === selection.keys.size ? selection : { ...selection, keys: new Set(keys) };
}
