/** Someone or some body that can be picked: a person, a department, a group. */
export interface Pick {
  /** An audience key (`person:5`, `department:3`) or whatever else the caller tells apart by. */
  readonly key: string;
  readonly name: string;
  readonly detail?: string;
  readonly photo?: string;
  readonly kind?: "person" | "department" | "group" | "address";
  /** How many people it is, where it is a body of them. */
  readonly count?: number;
}

/** The picture beside an audience key: a person's, a department's, or that of several. */
export function pickKind(key: string): "person" | "department" | "group" {
  if (key.startsWith("person:")) return "person";
  return /^(?:department|unit):/.test(key) ? "department" : "group";
}

/** Pasted text that names several: its pieces, each on its own; a name in quotation marks keeps its comma. */
export function pieces(text: string): string[] {
  const found = text.match(/(?:"[^"]*"|<[^>]*>|[^,;\n\r\t"<])+/g) ?? [];
  return [...new Set(found.map((piece) => piece.trim()).filter((piece) => piece !== ""))];
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
