/** The length of a list, and the key of every `step`th row. */
export interface Shape {
  readonly total: number;
  readonly step: number;
  readonly anchors: readonly string[];
}

/** Blocks that stay in memory around what is seen: some thousand rows. */
const KEPT = 40;

/** A long list in blocks between fixed keys, of which some are here. Immutable: every change is another one. */
export class Blocks<T> {
  readonly #anchors: readonly string[];
  readonly #counts: readonly number[];
  readonly #rows: ReadonlyMap<number, readonly T[]>;
  /** The place of each block's first row, and after the last, the length of the list. */
  readonly #starts: readonly number[];

  constructor(shape: Shape);
  constructor(anchors: readonly string[], counts: readonly number[], rows: ReadonlyMap<number, readonly T[]>);
  constructor(
    given: Shape | readonly string[],
    counts?: readonly number[],
    rows: ReadonlyMap<number, readonly T[]> = new Map(),
  ) {
    if ("total" in given) {
      const { total, step, anchors } = given;
      const rest = Math.max(0, total - step * anchors.length);
      this.#anchors = anchors;
      this.#counts = total === 0 ? [] : [...anchors.map(() => step), rest];
    } else {
      this.#anchors = given;
      this.#counts = counts ?? [];
    }
    this.#rows = rows;
    let place = 0;
    this.#starts = [0, ...this.#counts.map((count) => (place += count))];
  }

  get length(): number {
    return this.#starts.at(-1) ?? 0;
  }
  /** How many blocks there are. */
  get count(): number {
    return this.#counts.length;
  }

  /** The dividing keys above and at the end of a block. */
  edges(block: number): readonly [string | undefined, string | undefined] {
    return [this.#anchors[block - 1], this.#anchors[block]];
  }

  at(index: number): T | undefined {
    const block = this.#blockAt(index);
    return this.#rows.get(block)?.[index - (this.#starts[block] ?? 0)];
  }

  /** The rows of some places that are here. */
  slice(from: number, to: number): T[] {
    const rows: T[] = [];
    for (let index = Math.max(0, from); index < Math.min(to, this.length); index += 1) {
      const row = this.at(index);
      if (row !== undefined) rows.push(row);
    }
    return rows;
  }

  items(): T[] {
    return [...this.#rows.keys()].sort((a, b) => a - b).flatMap((block) => this.#rows.get(block) ?? []);
  }

  /** The place of the first row that is here and passes; -1 when none does. */
  findIndex(test: (item: T) => boolean): number {
    for (const [block, rows] of this.#rows) {
      const index = rows.findIndex(test);
      if (index >= 0) return (this.#starts[block] ?? 0) + index;
    }
    return -1;
  }

  /** The blocks of some places that are not here. */
  missingIn(from: number, to: number): number[] {
    if (this.length === 0) return [];
    const first = this.#blockAt(Math.max(0, from));
    const last = this.#blockAt(Math.min(to, this.length) - 1);
    const blocks: number[] = [];
    for (let block = first; block <= last; block += 1) if (!this.#rows.has(block)) blocks.push(block);
    return blocks;
  }

  /** The block of a row that stands below the dividing keys that pass. */
  blockOf(isBelow: (anchor: string) => boolean): number {
    let [low, high] = [0, this.#anchors.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (isBelow(this.#anchors[middle] ?? "")) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** With the rows of a block. How many they are is what counts from now on. */
  with(block: number, rows: readonly T[]): Blocks<T> {
    return new Blocks(this.#anchors, this.#counts.with(block, rows.length), new Map(this.#rows).set(block, rows));
  }

  map(change: (item: T) => T): Blocks<T> {
    const rows = new Map([...this.#rows].map(([block, some]) => [block, some.map(change)] as const));
    return new Blocks(this.#anchors, this.#counts, rows);
  }

  filter(test: (item: T) => boolean): Blocks<T> {
    const rows = new Map([...this.#rows].map(([block, some]) => [block, some.filter(test)] as const));
    const counts = this.#counts.map((count, block) => rows.get(block)?.length ?? count);
    return new Blocks(this.#anchors, counts, rows);
  }

  /** Lets go of the blocks that are farthest from a place. */
  keepAround(index: number): Blocks<T> {
    if (this.#rows.size <= KEPT) return this;
    const here = this.#blockAt(index);
    const near = [...this.#rows].sort(([a], [b]) => Math.abs(a - here) - Math.abs(b - here)).slice(0, KEPT);
    return new Blocks(this.#anchors, this.#counts, new Map(near));
  }

  #blockAt(index: number): number {
    let [low, high] = [0, Math.max(0, this.#counts.length - 1)];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] ?? 0) <= index) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}
