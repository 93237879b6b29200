import type { TUnsafe } from "typebox";

/** A schema of which the browser needs the type only; the server holds the real one. Keeps the schema library out of the first load. */
export function typed<T>(): TUnsafe<T> {
  return {} as TUnsafe<T>;
}
