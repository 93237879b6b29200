import { photoUrl } from "../../../ui/cs-avatar.ts";
import type { Pick } from "../../../ui/picking.ts";
import { findNamed } from "../api.ts";

/** Finds people for a picker. */
export const findPeople = async (text: string, signal: AbortSignal): Promise<Pick[]> =>
  (await findNamed(text, true, signal)).map(({ key, name, detail, photoHash }) => ({
    key,
    name,
    detail,
    kind: "person",
    ...(photoHash !== null && { photo: photoUrl(photoHash) }),
  }));

export const personIdsOf = (picked: readonly Pick[]): number[] =>
  picked.map(({ key }) => Number(key.slice("person:".length)));
