import type { PartName } from "./features.ts";
import { registeredFeatures } from "./registry.ts";
import { can } from "./session.ts";

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
