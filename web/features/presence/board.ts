import { Observable } from "../../kernel/observable.ts";
import type { Dot } from "../../kernel/presence.ts";
import { fold } from "../../kernel/fold.ts";
import type { PersonRow, Presence, Whereabouts } from "./api.ts";

export interface BoardParts {
  readonly fetch: () => Promise<readonly Presence[]>;
}

/** Where everybody is, as this window knows it: read once, kept by what is told. */
export class Board extends Observable<ReadonlyMap<number, Presence>> {
  readonly #parts: BoardParts;
  #turn = 0;

  constructor(parts: BoardParts) {
    super(new Map());
    this.#parts = parts;
  }

  /** Reads all anew. What is told meanwhile is newer and stays. */
  async load(): Promise<void> {
    const turn = (this.#turn += 1);
    const told = new Map<number, Presence>();
    this.#told = told;
    const items = await this.#parts.fetch();
    if (turn !== this.#turn) return;
    this.#told = undefined;
    this.set(new Map([...items.map((one) => [one.personId, one] as const), ...told]));
  }

  #told: Map<number, Presence> | undefined;

  hear(items: readonly Presence[]): void {
    for (const one of items) this.#told?.set(one.personId, one);
    this.set(new Map([...this.value, ...items.map((one) => [one.personId, one] as const)]));
  }
}

export function dotOf(state: Whereabouts): Dot | undefined {
  switch (state) {
    case "desk":
      return "in";
    case "idle":
      return "idle";
    case "meeting":
      return "busy";
    case "out":
    case "leave":
      return "out";
    case "offline":
      return undefined;
  }
}

export const dotsOf = (board: ReadonlyMap<number, Presence>): ReadonlyMap<number, Dot> =>
  new Map(
    [...board.values()].flatMap(({ personId, state }) => {
      const dot = dotOf(state);
      return dot ? [[personId, dot] as const] : [];
    }),
  );

export const FILTERS = ["all", "in", "away"] as const;
export type Filter = (typeof FILTERS)[number];

export interface Unit {
  readonly name: string;
  readonly people: readonly PersonRow[];
  /** Of all its people, whatever is shown. */
  readonly inside: number;
  readonly all: number;
}

const isIn = (presence: Presence | undefined): boolean =>
  presence?.state === "desk" || presence?.state === "idle" || presence?.state === "meeting";

/** The people by unit, in the order in which the directory lists them; only those whom the words and the filter leave. */
export function unitsOf(
  people: readonly PersonRow[],
  board: ReadonlyMap<number, Presence>,
  { typed, filter, elsewhere }: { typed: string; filter: Filter; elsewhere: string },
): Unit[] {
  const wanted = fold(typed);
  const units = Map.groupBy(people, ({ departmentName }) => departmentName ?? elsewhere);
  return [...units]
    .map(([name, all]) => ({
      name,
      inside: all.filter(({ id }) => isIn(board.get(id))).length,
      all: all.length,
      people: all.filter(
        (person) =>
          (filter === "all" || isIn(board.get(person.id)) === (filter === "in")) &&
          fold(`${person.name} ${person.positionTitle ?? ""} ${name}`).includes(wanted),
      ),
    }))
    .filter((unit) => unit.people.length > 0)
    .sort((a, b) => a.name.localeCompare(b.name, "vi"));
}
