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

/** Marks everything between the anchor and `key`, both included; without an anchor only `key`. */
export function extendTo({ keys, anchor }: Selection, key: Key, order: readonly Key[]): Selection {
  const to = order.indexOf(key);
  const from = anchor === undefined ? to : order.indexOf(anchor);
  if (to < 0) return { keys, anchor };
  const start = from < 0 ? to : from;
  const range = order.slice(Math.min(start, to), Math.max(start, to) + 1);
  return { keys: new Set([...keys, ...range]), anchor: anchor ?? key };
}

/** Drops what is no longer in the list. */
export function keepOnly(selection: Selection, order: readonly Key[]): Selection {
  const present = new Set(order);
  const keys = [...selection.keys].filter((key) => present.has(key));
  return keys.length === selection.keys.size ? selection : { keys: new Set(keys), anchor: selection.anchor };
}
