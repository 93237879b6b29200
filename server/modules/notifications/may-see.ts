import type { PersonActor } from "../../kernel/access/actor.ts";
import type { People } from "./people.ts";
import type { Registry } from "./registry.ts";

/** Whether somebody who was told may still know of it: asked again whenever it would show. */
export function maySee(
  people: People,
  registry: Registry,
  personId: number,
  about: { readonly subjectType: string; readonly subjectId: string },
): boolean {
  const who = people.actorOf(personId);
  if (!who) return false;
  const actor: PersonActor = { ...who, door: "event" };
  return registry.maySee(actor, about.subjectType, about.subjectId);
}
