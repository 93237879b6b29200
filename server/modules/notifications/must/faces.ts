import type { NoticeFace } from "../contract/both.ts";
import type { People } from "../people.ts";

/** The faces of many people, asked for at once. Somebody whom nobody knows any more has none. */
export function facesOf(people: People, ids: readonly (number | null)[]): (id: number | null) => NoticeFace | null {
  const wanted = [...new Set(ids.filter((id) => id !== null))];
  const known = new Map(people.people(wanted).map((face) => [face.id, face]));
  return (id) => {
    const face = id === null ? undefined : known.get(id);
    return face ? { id: face.id, name: face.name, photoHash: face.photoHash } : null;
  };
}
