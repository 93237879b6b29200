import type { ReactiveController, ReactiveControllerHost } from "lit";
import { isAbort } from "./call-error.ts";
import type { ListKey, ListSource, ListState } from "./list-source.ts";
import { live } from "./live.ts";
import { Blocks, type Shape } from "./blocks.ts";

export interface WindowedListOptions<T> {
  /** How long the list is, and the keys that divide it into blocks. */
  readonly shape: (signal: AbortSignal) => Promise<Shape>;
  /** The rows below one dividing key, down to and with another; without one, from the top or to the end. */
  readonly range: (after: string | undefined, until: string | undefined, signal: AbortSignal) => Promise<readonly T[]>;
  readonly keyOf: (item: T) => ListKey;
  /** Whether a row stands below a dividing key. */
  readonly isBelow: (item: T, anchor: string) => boolean;
  /** Another list is shown in its place for now: coming onto the page reads nothing. */
  readonly idle?: () => boolean;
}

/** A list that is dragged past is not read: only where it rests this long. */
const REST = 60;
/** Places around those in sight that are read with them. */
const MARGIN = 20;

/**
 * A list of any length of which only the blocks in sight are read. It can be entered anywhere; what comes or goes elsewhere moves nothing that
 * is seen: on news, the blocks in sight are read anew beside the old ones and take their place in one step.
 */
export class WindowedList<T> implements ReactiveController, ListSource<T> {
  readonly keyOf: (item: T) => ListKey;
  readonly sparse = true;
  readonly more = false;
  readonly #host: ReactiveControllerHost;
  readonly #options: WindowedListOptions<T>;
  readonly #watchers = new Set<() => void>();
  readonly #reading = new Map<number, AbortController>();
  #blocks = new Blocks<T>({ total: 0, step: 1, anchors: [] });
  #state: ListState = "loading";
  #error: unknown;
  #failed = false;
  #seen = { from: 0, to: 0 };
  #timer: ReturnType<typeof setTimeout> | undefined;
  #abort: AbortController | undefined;
  #reloading: Promise<void> | undefined;
  #again = false;
  #started = false;
  /** How often another list has begun. */
  #lists = 0;
  #stopReset: (() => void) | undefined;

  constructor(host: ReactiveControllerHost, options: WindowedListOptions<T>) {
    this.#host = host;
    this.#options = options;
    this.keyOf = options.keyOf;
    host.addController(this);
  }

  get state(): ListState {
    return this.#state;
  }
  get error(): unknown {
    return this.#error;
  }
  get length(): number {
    return this.#blocks.length;
  }
  get moreFailed(): boolean {
    return this.#failed;
  }

  at(index: number): T | undefined {
    return this.#blocks.at(index);
  }

  indexOf(key: ListKey): number {
    return this.#blocks.findIndex((item) => this.keyOf(item) === key);
  }

  /** The rows that are here. */
  get items(): readonly T[] {
    return this.#blocks.items();
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
    this.#stopReading();
    this.#abort?.abort();
  }

  subscribe(watcher: () => void): () => void {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  }

  /** Begins at the top with nothing shown: another folder, another filter. */
  async start(): Promise<void> {
    this.#started = true;
    this.#lists += 1;
    this.#stopReading();
    this.#abort?.abort();
    this.#reloading = undefined;
    this.#blocks = new Blocks<T>({ total: 0, step: 1, anchors: [] });
    this.#seen = { from: 0, to: 0 };
    this.#state = "loading";
    this.#changed();
    await this.reload();
  }

  /** Reads what is in sight anew; what is shown stays until the answer is there. Asked again meanwhile, it reads once more and not more. */
  reload(): Promise<void> {
    if (this.#reloading) {
      this.#again = true;
      return this.#reloading;
    }
    const running = this.#read().finally(() => {
      if (this.#reloading !== running) return;
      this.#reloading = undefined;
      if (!this.#again) return;
      this.#again = false;
      void this.reload();
    });
    this.#reloading = running;
    return running;
  }

  need(from: number, to: number): void {
    this.#seen = { from, to };
    if (this.#state !== "ready" || this.#missing().length === 0 || this.#failed) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#readMissing();
    }, REST);
  }

  loadMore(): Promise<void> {
    this.#failed = false;
    this.#readMissing();
    this.#changed();
    return Promise.resolve();
  }

  async keysBetween(from: number, to: number): Promise<readonly ListKey[]> {
    const blocks = this.#blocks;
    const list = this.#lists;
    let whole = blocks;
    for (const block of blocks.missingIn(from, to + 1)) {
      const rows = await this.#options.range(...blocks.edges(block), new AbortController().signal);
      // Another list has begun meanwhile.
      if (list !== this.#lists) return [];
      whole = whole.with(block, rows);
    }
    if (this.#blocks === blocks) this.#blocks = whole.keepAround(this.#seen.from);
    this.#changed();
    return whole.slice(from, to + 1).map(this.keyOf);
  }

  /** Puts a row in the place of the one with its key, where that one is here. */
  put(item: T): void {
    const key = this.keyOf(item);
    this.#blocks = this.#blocks.map((other) => (this.keyOf(other) === key ? item : other));
    this.#changed();
  }

  /** Takes rows out; the returned function puts them back, for what the server refused. */
  remove(...keys: readonly ListKey[]): () => void {
    const before = this.#blocks;
    const gone = new Set(keys);
    const after = before.filter((item) => !gone.has(this.keyOf(item)));
    this.#blocks = after;
    if (this.#state === "ready" && after.length === 0) this.#state = "empty";
    this.#changed();
    return () => {
      if (this.#blocks !== after) void this.reload();
      else {
        this.#blocks = before;
        this.#state = before.length > 0 ? "ready" : "empty";
        this.#changed();
      }
    };
  }

  async #read(): Promise<void> {
    const abort = new AbortController();
    this.#abort = abort;
    const { signal } = abort;
    try {
      const blocks = new Blocks<T>(await this.#options.shape(signal));
      const wanted = this.#inSight(blocks);
      const read = await Promise.all(
        wanted.map(async (block) => [block, await this.#options.range(...blocks.edges(block), signal)] as const),
      );
      if (signal.aborted) return;
      this.#stopReading();
      this.#blocks = read.reduce((all, [block, rows]) => all.with(block, rows), blocks);
      this.#state = this.#blocks.length > 0 ? "ready" : "empty";
      this.#failed = false;
      this.#error = undefined;
    } catch (error) {
      if (signal.aborted || isAbort(error)) return;
      // What is on the screen is better than an error in its place.
      if (this.#state === "ready") this.#failed = true;
      else {
        this.#error = error;
        this.#state = "error";
      }
    }
    this.#changed();
  }

  /** The blocks of a new shape in which the rows stand that are seen now; the first when none are. */
  #inSight(blocks: Blocks<T>): number[] {
    const rows = this.#blocks.slice(this.#seen.from, this.#seen.to);
    const [first, last] = [rows[0], rows.at(-1)];
    // At the very top one wants to see what is new.
    if (this.#seen.from === 0 || first === undefined || last === undefined) return blocks.count > 0 ? [0] : [];
    const { isBelow } = this.#options;
    const from = blocks.blockOf((anchor) => isBelow(first, anchor));
    const to = blocks.blockOf((anchor) => isBelow(last, anchor));
    return Array.from({ length: to - from + 1 }, (_, index) => from + index).filter((block) => block < blocks.count);
  }

  #missing(): number[] {
    return this.#blocks.missingIn(this.#seen.from - MARGIN, this.#seen.to + MARGIN);
  }

  #readMissing(): void {
    clearTimeout(this.#timer);
    const wanted = this.#missing();
    for (const [block, abort] of this.#reading) {
      if (wanted.includes(block)) continue;
      abort.abort();
      this.#reading.delete(block);
    }
    for (const block of wanted) if (!this.#reading.has(block)) void this.#readBlock(block);
  }

  async #readBlock(block: number): Promise<void> {
    const abort = new AbortController();
    this.#reading.set(block, abort);
    try {
      const rows = await this.#options.range(...this.#blocks.edges(block), abort.signal);
      if (abort.signal.aborted) return;
      this.#blocks = this.#blocks.with(block, rows).keepAround(this.#seen.from);
      this.#failed = false;
    } catch (error) {
      if (abort.signal.aborted || isAbort(error)) return;
      this.#failed = true;
    }
    if (this.#reading.get(block) === abort) this.#reading.delete(block);
    this.#changed();
  }

  #stopReading(): void {
    clearTimeout(this.#timer);
    for (const abort of this.#reading.values()) abort.abort();
    this.#reading.clear();
  }

  #changed(): void {
    this.#host.requestUpdate();
    for (const watcher of [...this.#watchers]) watcher();
  }
}
