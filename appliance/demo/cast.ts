import { GROUPS } from "./agency.ts";
import type { PersonPlan } from "./people.ts";
import type { Random } from "./random.ts";

/** Finds the people that letters and polls name by their place (`head:reform`, `position:director`, `group:youth`, `everyone`). */
export interface Cast {
  /** The numbers of those people in the plan; empty where a small office has nobody of that kind. */
  all(whom: string): readonly number[];
  /** One of them, drawn. */
  one(whom: string, random: Random): number | undefined;
}

const HEADS: readonly string[] = ["head", "chief", "centre-director"];

export function castOf(people: readonly PersonPlan[], groups: ReadonlyMap<string, readonly number[]>): Cast {
  const where = (test: (person: PersonPlan) => boolean): number[] =>
    people.flatMap((person, index) => (test(person) ? [index] : []));
  const all = (whom: string): readonly number[] => {
    const [kind = "", of = ""] = whom.split(":");
    switch (kind) {
      case "everyone":
        return people.map((_, index) => index);
      case "admin":
        return where(({ username }) => username === "admin");
      case "heads":
        return where(({ position }) => HEADS.includes(position));
      case "board":
        return where(({ department }) => department === "board");
      case "clerk":
        return where(({ position }) => position === "clerk");
      case "position":
        return where(({ position }) => position === of);
      case "department":
        return where(({ department }) => department === of);
      case "head":
        return where(({ department, position }) => department === of && HEADS.includes(position));
      case "officer":
        return where(
          ({ department, position }) => department === of && (position === "officer" || position === "senior"),
        );
      case "group":
        return groups.get(of) ?? [];
      default:
        throw new Error(`The sample office does not know ${whom}.`);
    }
  };
  return {
    all,
    one(whom, random) {
      const found = all(whom);
      return found.length === 0 ? undefined : random.pick(found);
    },
  };
}

/** Who belongs to which group, by the number in the plan. */
export function drawGroups(random: Random, people: readonly PersonPlan[]): Map<string, number[]> {
  return new Map(
    GROUPS.map(({ key, share, first }) => {
      const fits = (person: PersonPlan): boolean =>
        key === "youth"
          ? person.age < 35
          : key === "women"
            ? person.sex === "female"
            : key === "football"
              ? person.sex === "male"
              : true;
      const candidates = people.flatMap((person, index) => (fits(person) ? [index] : []));
      const ahead = candidates.filter((index) => (first as readonly string[]).includes(people[index]?.position ?? ""));
      const drawn = random.shuffled(candidates.filter((index) => !ahead.includes(index)));
      const size = Math.min(400, Math.max(2, Math.round(people.length * share)));
      return [key, [...ahead, ...drawn].slice(0, size).sort((a, b) => a - b)];
    }),
  );
}
