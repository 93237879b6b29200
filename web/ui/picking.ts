/** Someone or some body that can be picked: a person, a department, a group. */
export interface Pick {
  /** An audience key (`person:5`, `department:3`) or whatever else the caller tells apart by. */
  readonly key: string;
  readonly name: string;
  readonly detail?: string;
  readonly photo?: string;
  readonly kind?: "person" | "department" | "group" | "address";
}

/** What can still be picked, in the server's order. */
export function offers(found: readonly Pick[], picked: readonly Pick[]): Pick[] {
  const taken = new Set(picked.map(({ key }) => key));
  return found.filter(({ key }) => !taken.has(key));
}

/** The highlighted place after a key, going round. */
export function step(active: number, by: number, count: number): number {
  return count === 0 ? -1 : (active + by + count) % count;
}
