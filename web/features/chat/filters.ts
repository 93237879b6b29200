import type { Pick } from "../../ui/picking.ts";
import type { Wanted } from "./api.ts";
import { personIdsOf } from "./dialogs/pick.ts";

/** What narrows a search beside its words. Days are `YYYY-MM-DD`, or empty. */
export interface Filters {
  readonly authors: readonly Pick[];
  readonly fromOn: string;
  readonly toOn: string;
  readonly hasFile: boolean;
  /** Only in the room that is open. */
  readonly isHere: boolean;
}

/** What is asked of the office; undefined while there is too little to ask for. */
export function wantedOf(typed: string, filters: Filters, roomId: number | undefined): Wanted | undefined {
  const q = typed.trim();
  const [authorId] = personIdsOf(filters.authors);
  const { fromOn, toOn, hasFile, isHere } = filters;
  if (q.length < 2 && authorId === undefined && fromOn === "" && toOn === "" && !hasFile) return undefined;
  return {
    ...(q.length >= 2 && { q }),
    ...(authorId !== undefined && { authorId }),
    ...(fromOn !== "" && { fromOn }),
    ...(toOn !== "" && { toOn }),
    ...(hasFile && { hasFile }),
    ...(isHere && roomId !== undefined && { roomId }),
  };
}
