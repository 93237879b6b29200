import type { AudienceKey } from "../../../kernel/contract/index.ts";
import type { People } from "../people.ts";

/** What the climb asks of whoever knows the house: who stands in for whom, and who is head. */
export interface MustPeople extends People {
  postsOf(personId: number): readonly { readonly departmentId: number | null; readonly main: boolean }[];
  department(id: number): { readonly parentId: number | null } | undefined;
  headsOf(departmentId: number): readonly number[];
  /** Keys that name nothing. */
  unknownKeys(keys: readonly AudienceKey[]): readonly AudienceKey[];
  deputyOf(personId: number, on: string): number | undefined;
}

/** Departments do not stand deeper; a ring ends somewhere. */
const DEEPEST = 20;

/** The person's main unit. */
export function unitOf(people: MustPeople, personId: number): number | undefined {
  return people.postsOf(personId).find(({ main }) => main)?.departmentId ?? undefined;
}

/** Who leads the person: the first head of his unit, or of what stands above it, who is another one and may come in. */
export function headOver(people: MustPeople, personId: number): number | undefined {
  let unit = unitOf(people, personId) ?? null;
  for (let step = 0; unit !== null && step < DEEPEST; step += 1) {
    const head = people.headsOf(unit).find((id) => id !== personId && people.actorOf(id) !== undefined);
    if (head !== undefined) return head;
    unit = people.department(unit)?.parentId ?? null;
  }
  return undefined;
}
