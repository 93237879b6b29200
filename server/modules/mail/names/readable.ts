import { systemActor } from "../../../kernel/access/actor.ts";
import { EVERYONE, personKey, type AudienceKey } from "../../../kernel/contract/index.ts";
import type { Kernel } from "../../../kernel/module.ts";
import type { DirectoryService } from "../../directory/module.ts";
import { firstFree, isReserved, slugOf } from "./slugs.ts";
import * as store from "./store.ts";

/** The readable names before the @ that people, departments and groups have beside their own. */
export interface ReadableNames {
  /** Gives a name to whoever has none under the present one; cheap when the directory has not changed. Not inside a transaction. */
  refresh(): void;
}

interface Holder {
  readonly key: AudienceKey;
  readonly name: string;
  readonly joint: "." | "-";
}

/**
 * Whoever comes first in the directory has the plain name, the next of the same name gets a number. A name that was given is kept for good, also
 * when its holder is renamed or leaves: mail to an old card must reach nobody else.
 */
export function createReadableNames(kernel: Kernel, directory: DirectoryService): ReadableNames {
  let seen = -1;

  function holders(): Holder[] {
    const people = directory.people(directory.expandAudience([EVERYONE])).toSorted((a, b) => a.id - b.id);
    return [
      ...people.map(({ id, name }): Holder => ({ key: personKey(id), name, joint: "." })),
      ...directory.departments().map(({ id, name }): Holder => ({ key: `department:${String(id)}`, name, joint: "-" })),
      ...directory.groups().map(({ id, name }): Holder => ({ key: `group:${String(id)}`, name, joint: "-" })),
    ];
  }

  return {
    refresh() {
      const revision = directory.revision();
      if (revision === seen) return;
      const taken = new Map(store.allNames(kernel.db).map(({ name, key }) => [name, key]));
      const isAnothers = (name: string, key: AudienceKey): boolean => {
        const person = directory.personByMailName(name);
        const holder = taken.get(name);
        return (
          isReserved(name) ||
          (holder !== undefined && holder !== key) ||
          (person !== undefined && personKey(person.id) !== key) ||
          store.findListByName(kernel.db, name) !== undefined
        );
      };
      const missing = holders().flatMap(({ key, name, joint }) => {
        const slug = slugOf(name, joint);
        if (slug === "") return [];
        const free = firstFree(slug, joint, (candidate) => isAnothers(candidate, key));
        if (taken.has(free)) return [];
        taken.set(free, key);
        return [{ name: free, key }];
      });
      if (missing.length > 0) {
        kernel.write(systemActor("mail.names"), (work) => {
          for (const { name, key } of missing) store.insertName(work.db, name, key, work.now);
        });
      }
      seen = revision;
    },
  };
}
