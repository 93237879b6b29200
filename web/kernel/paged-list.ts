import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { PageOf } from "../../server/kernel/contract/schema.ts";
import { isAbort } from "./call-error.ts";
import type { ListKey, ListSource, ListState } from "./list-source.ts";
import { live } from "./live.ts";

export interface PagedListOptions<T> {
  /** Reads the page after a cursor; the first without one. */
  readonly fetch: (after: string | undefined, signal: AbortSignal) => Promise<PageOf<T>>;
  readonly keyOf: (item: T) => string | number;
  /** The list's order, for rows that arrive live; without it they go on top. */
  readonly compare?: (a: T, b: T) => number;
  /** Another list is shown in its place for now: coming onto the page reads nothing. */
  readonly idle?: () => boolean;
}

/** So near the last row, the next page is read. */
const NEAR_END = 10;

/** At most this many pages are read to keep a person's place on a reload; the rest comes back with scrolling. */
const PAGES_KEPT = 5;

/** A key-set paged list: appends pages, keeps its place over a reload, takes rows in and out as live updates tell. */
export class PagedList<T> implements ReactiveController, ListSource<T> {
  readonly keyOf: (item: T) => string | number;
  readonly sparse = false;
  readonly #host: ReactiveControllerHost;
  readonly #options: PagedListOptions<T>;
  readonly #watchers = new Set<() => void>();
  #items: readonly T[] = [];
  #state: ListState = "loading";
  #error: unknown;
  #next: string | undefined;
  #loadingMore = false;
  #moreFailed = false;
  #pages = 0;
  #started = false;
  #abort: AbortController | undefined;
  #stopReset: (() => void) | undefined;

  constructor(host: ReactiveControllerHost, options: PagedListOptions<T>) {
    this.#host = host;
    this.#options = options;
    this.keyOf = options.keyOf;
    host.addController(this);
  }

  get items(): readonly T[] {
    return this.#items;
  }
  get length(): number {
    return this.#items.length;
  }
  get state(): ListState {
    return this.#state;
  }
  get error(): unknown {
    return this.#error;
  }
  /** There are rows beyond the last one. */
  get more(): boolean {
    return this.#next !== undefined;
  }
  get loadingMore(): boolean {
    return this.#loadingMore;
  }
  /** The last page asked for did not come; `loadMore` tries again. */
  get moreFailed(): boolean {
    return this.#moreFailed;
  }

  at(index: number): T | undefined {
    return this.#items[index];
  }

  indexOf(key: ListKey): number {
    return this.#items.findIndex((item) => this.keyOf(item) === key);
  }

  keysBetween(from: number, to: number): Promise<readonly ListKey[]> {
    return Promise.resolve(this.#items.slice(from, to + 1).map(this.keyOf));
  }

  need(_from: number, to: number): void {
    if (to > this.#items.length - NEAR_END && !this.#moreFailed) void this.loadMore();
  }

  hostConnected(): void {
    const read = (): void => {
      if (this.#options.idle?.() !== true) void (this.#started ? this.reload() : this.start());
    };
    this.#stopReset = live.onReset(read);
    read();
  }

  hostDisconnected(): void {
    this.#stopReset?.();
    this.#abort?.abort();
    this.#loadingMore = false;
  }

  /** Told after each change, beside the host; the list element follows it. */
  subscribe(watcher: () => void): () => void {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  }

  /** Begins from the first page with nothing shown: another filter, another folder. */
  async start(): Promise<void> {
    this.#started = true;
    this.#items = [];
    this.#next = undefined;
    this.#pages = 0;
    this.#state = "loading";
    this.#changed();
    await this.#read(1);
  }

  /** Reads anew as much as was shown; what is shown stays until the answer is there. */
  async reload(): Promise<void> {
    if (this.#state === "error" || this.#items.length === 0) {
      await this.start();
      return;
    }
    await this.#read(Math.min(Math.max(this.#pages, 1), PAGES_KEPT));
  }

  /** Appends the next page; does nothing when there is none or it is on its way. */
  async loadMore(): Promise<void> {
    if (this.#next === undefined || this.#loadingMore || this.#state !== "ready") return;
    const signal = this.#abort?.signal ?? new AbortController().signal;
    this.#loadingMore = true;
    this.#moreFailed = false;
    this.#changed();
    try {
      const page = await this.#options.fetch(this.#next, signal);
      if (signal.aborted) return;
      this.#items = this.#merge(this.#items, page.items);
      this.#next = page.next;
      this.#pages += 1;
    } catch (error) {
      if (signal.aborted || isAbort(error)) return;
      this.#moreFailed = true;
    } finally {
      if (!signal.aborted) {
        this.#loadingMore = false;
        this.#changed();
      }
    }
  }

  /** Puts a row where it belongs, or in the place of the one with its key. A row that belongs beyond the last page read is left out. */
  put(item: T): void {
    const key = this.keyOf(item);
    const index = this.#items.findIndex((other) => this.keyOf(other) === key);
    const { compare } = this.#options;
    if (index >= 0 && (!compare || compare(item, this.#items[index] as T) === 0)) {
      this.#items = this.#items.with(index, item);
    } else {
      const others = this.#items.filter((other) => this.keyOf(other) !== key);
      const found = compare ? others.findIndex((other) => compare(item, other) < 0) : 0;
      if (found < 0 && this.more) this.#items = others;
      else this.#items = others.toSpliced(found < 0 ? others.length : found, 0, item);
    }
    if (this.#state === "empty" || this.#state === "ready") this.#state = this.#items.length > 0 ? "ready" : "empty";
    this.#changed();
  }

  /** Takes rows out; the returned function puts them back where they were, for an undo. */
  remove(...keys: readonly (string | number)[]): () => void {
    const before = this.#items;
    const gone = new Set(keys);
    this.#items = before.filter((item) => !gone.has(this.keyOf(item)));
    if (this.#state === "ready" && this.#items.length === 0 && !this.more) this.#state = "empty";
    this.#changed();
    return () => {
      this.#items = before;
      if (before.length > 0) this.#state = "ready";
      this.#changed();
    };
  }

  async #read(pages: number): Promise<void> {
    this.#abort?.abort();
    const abort = new AbortController();
    this.#abort = abort;
    this.#loadingMore = false;
    this.#moreFailed = false;
    try {
      let items: readonly T[] = [];
      let next: string | undefined;
      let read = 0;
      do {
        const page = await this.#options.fetch(next, abort.signal);
        if (abort.signal.aborted) return;
        items = this.#merge(items, page.items);
        next = page.next;
        read += 1;
      } while (next !== undefined && read < pages);
      this.#items = items;
      this.#next = next;
      this.#pages = read;
      this.#state = items.length > 0 ? "ready" : "empty";
    } catch (error) {
      if (abort.signal.aborted || isAbort(error)) return;
      this.#error = error;
      this.#state = "error";
    }
    this.#changed();
  }

  /** A row that moved between two reads may come twice; the later read is the truer one. */
  #merge(before: readonly T[], page: readonly T[]): readonly T[] {
    const keys = new Set(page.map(this.keyOf));
    return [...before.filter((item) => !keys.has(this.keyOf(item))), ...page];
  }

  #changed(): void {
    this.#host.requestUpdate();
    for (const watcher of [...this.#watchers]) watcher();
  }
}
