import { registeredFeatures } from "./registry.ts";
import { can } from "./session.ts";

/** What one feature shows inside another's page. */
export type PartName =
  /** A poll to be answered in place, with its result; takes `pollId: number`. */
  "poll";

/** Loads a part that some feature offers; the name of its element, or undefined where this person is not offered it. */
export async function loadPart(name: PartName): Promise<string | undefined> {
  for (const { parts, permission } of registeredFeatures()) {
    const part = parts?.[name];
    if (!part || (permission !== undefined && !can(permission))) continue;
    await part.load();
    return part.element;
  }
  return undefined;
}
