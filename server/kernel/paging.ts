import type { PageOf } from "./contract/index.ts";
import { kernelErrors } from "./errors.ts";

type CursorPart = string | number;

/**
 * Cuts one key-set page out of `limit + 1` rows: the one too many only tells that there is a next page, and the cursor is the key of the
 * last row that is shown.
 */
export function pageFrom<Row, Item>(
  rows: readonly Row[],
  limit: number,
  keyOf: (row: Row) => readonly CursorPart[],
  itemOf: (row: Row) => Item,
): PageOf<Item> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const items = shown.map(itemOf);
  if (rows.length <= limit || last === undefined) return { items };
  return { items, next: Buffer.from(JSON.stringify(keyOf(last))).toString("base64url") };
}

/** The key in a cursor that `pageFrom` made; undefined on the first page. A cursor that somebody made up is `kernel.invalidInput`. */
export function readCursor<const Key extends readonly CursorPart[]>(
  cursor: string | undefined,
  kinds: { readonly [K in keyof Key]: Key[K] extends number ? "number" : "string" },
): Key | undefined {
  if (cursor === undefined) return undefined;
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
    if (Array.isArray(key) && key.length === kinds.length && key.every((part, i) => typeof part === kinds[i])) {
      // Each part was compared with the kind that the type names.
      return key as unknown as Key;
    }
  } catch {
    // Not JSON: refused below like any other made-up cursor.
  }
  throw kernelErrors.invalidInput({ detail: "/query/after" }, "/query/after");
}
