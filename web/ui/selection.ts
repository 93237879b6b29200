export type Key = string | number;

/** Which rows of a list are marked, and from where a range goes. Immutable. */
export interface Selection {
  readonly keys: ReadonlySet<Key>;
  readonly anchor: Key | undefined;
}

export const NOTHING_SELECTED: Selection = { keys: new Set(), anchor: undefined };

export function toggle({ keys }: Selection, key: Key): Selection {
  const next = new Set(keys);
  if (!next.delete(key)) next.add(key);
  return { keys: next, anchor: key };
}

/** Marks a range too, which goes from the anchor, or from `key` where there is none. */
export function extendBy({ keys, anchor }: Selection, key: Key, range: readonly Key[]): Selection {
  return { keys: new Set([...keys, ...range]), anchor: anchor ?? key };
}

/** Drops what is no longer in the list. */
export function keepOnly(selection: Selection, has: (key: Key) => boolean): Selection {
  const keys = [...selection.keys].filter(has);
  return keys.length === selection.keys.size ? selection : { keys: new Set(keys), anchor: selection.anchor };
}
