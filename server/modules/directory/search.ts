import type { SearchProvider } from "../search/module.ts";
import type { Core } from "./core.ts";
import { writeMobile } from "./phones.ts";
import * as store from "./store.ts";

/** People in the office's one search box: any part of the name, initials, department, or digits of a telephone. */
export function peopleSearch(core: Core): SearchProvider {
  const { db } = core.kernel;
  return {
    name: "people",
    title: { vi: "Danh bạ", en: "People" },
    order: 10,
    find(actor, query, limit) {
      if (actor.kind === "stranger") return [];
      return store.findPeopleIds(db, query, limit).flatMap((id) => {
        const person = store.findPerson(db, id);
        if (!person) return [];
        const reach = person.mobile === null ? null : writeMobile(person.mobile);
        const detail = [person.positionTitle, person.departmentName, reach].filter((part) => part !== null);
        return [
          { title: person.name, detail: detail.join(" · "), path: `/people/${String(id)}`, icon: "user", personId: id },
        ];
      });
    },
  };
}
