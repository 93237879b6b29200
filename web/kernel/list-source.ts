export type ListState = "loading" | "ready" | "empty" | "error";
export type ListKey = string | number;

/** What a list element shows: rows in one order, of which some may not be here yet. */
export interface ListSource<T> {
  readonly state: ListState;
  readonly error: unknown;
  /** Rows that have a place, those too that are not read yet. */
  readonly length: number;
  /** There are rows beyond the last place. */
  readonly more: boolean;
  /** Something that was wanted did not come; `loadMore` tries again. */
  readonly moreFailed: boolean;
  /** Rows may be missing in the middle: what is not here may still be in the list. */
  readonly sparse: boolean;
  keyOf(item: T): ListKey;
  /** The row at a place; undefined while it is not here. */
  at(index: number): T | undefined;
  /** The place of a row that is here; -1 otherwise. */
  indexOf(key: ListKey): number;
  /** The keys from one place to another, both included; reads what is missing between them. */
  keysBetween(from: number, to: number): Promise<readonly ListKey[]>;
  /** These places are in sight: what is missing of them, or comes next, is read. */
  need(from: number, to: number): void;
  loadMore(): Promise<void>;
  reload(): Promise<void>;
  subscribe(watcher: () => void): () => void;
}
