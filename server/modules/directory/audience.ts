import type { AudienceKey } from "../../kernel/contract/index.ts";
import type { Language } from "../../kernel/errors.ts";
import { search } from "../../kernel/text/index.ts";
import type { AudienceName } from "./contract.ts";
import type { Core } from "./core.ts";
import { BODY_DETAILS, EVERYONE_NAME, roleName, unitName } from "./names.ts";
import * as store from "./store.ts";

/** Who stands behind audience keys. */
export interface Audiences {
  describe(keys: readonly AudienceKey[], language: Language): AudienceName[];
  count(keys: readonly AudienceKey[]): number;
  find(query: string, limit: number, onlyPeople: boolean, language: Language): AudienceName[];
}

export function createAudiences(core: Core): Audiences {
  const { db } = core.kernel;

  const count = (key: string) => store.countAudience(db, [key]);

  function ofPerson(row: store.BriefRow): AudienceName {
    return {
      key: `person:${String(row.id)}`,
      name: row.name,
      detail: [row.positionTitle, row.departmentName].filter((part) => part !== null).join(", "),
      count: row.active,
      photoHash: row.photoHash,
    };
  }

  function named(key: string, name: string, detail: string): AudienceName {
    return { key, name, detail, count: count(key), photoHash: null };
  }

  function ofDepartment(row: store.DepartmentRow): AudienceName {
    const parent = row.parentId === null ? undefined : store.findDepartment(db, row.parentId);
    return named(`department:${String(row.id)}`, row.name, parent?.name ?? "");
  }

  function ofUnit(row: store.DepartmentRow, language: Language): AudienceName {
    return { ...ofDepartment(row), ...named(`unit:${String(row.id)}`, unitName(row.name, language), "") };
  }

  const ofPosition = (row: store.PositionRow, language: Language): AudienceName =>
    named(`position:${String(row.id)}`, row.name, BODY_DETAILS.position[language]);

  const ofRole = (row: store.RoleRow, language: Language): AudienceName =>
    named(`role:${row.key}`, roleName(row, language), BODY_DETAILS.role[language]);

  function describeOne(key: AudienceKey, language: Language): AudienceName | undefined {
    if (key === "everyone") return named(key, EVERYONE_NAME[language], "");
    const [kind = "", name = ""] = key.split(":");
    switch (kind) {
      case "person": {
        const row = store.findPerson(db, Number(name));
        return row && ofPerson(row);
      }
      case "department": {
        const row = store.findDepartment(db, Number(name));
        return row && ofDepartment(row);
      }
      case "unit": {
        const row = store.findDepartment(db, Number(name));
        return row && ofUnit(row, language);
      }
      case "position": {
        const row = store.findPosition(db, Number(name));
        return row && ofPosition(row, language);
      }
      case "group": {
        const row = store.findGroup(db, Number(name));
        return row && named(key, row.name, row.description);
      }
      case "role": {
        const row = store.findRoleByKey(db, name);
        return row && ofRole(row, language);
      }
      default:
        return undefined;
    }
  }

  return {
    count: (keys) => store.countAudience(db, keys),
    describe: (keys, language) =>
      keys.flatMap((key) => {
        const found = describeOne(key, language);
        return found ? [found] : [];
      }),

    find(query, limit, onlyPeople, language) {
      const people = store.findBriefs(db, store.findPeopleIds(db, query, limit)).map(ofPerson);
      if (onlyPeople) return people;
      const today = core.today();
      const all = store.allDepartments(db);
      const parents = new Set(all.map(({ parentId }) => parentId));
      const departments = all.filter(({ validToOn }) => validToOn === null || validToOn >= today);
      // Bodies first: there are few of them, and whoever types a department's name means it.
      const bodies = [
        ...search([{ key: "everyone" }], query, () => EVERYONE_NAME[language]).map(({ key }) =>
          named(key, EVERYONE_NAME[language], ""),
        ),
        ...search(departments, query, ({ name, code }) => `${name} ${code}`)
          .slice(0, limit)
          .flatMap((row) => [ofDepartment(row), ...(parents.has(row.id) ? [ofUnit(row, language)] : [])]),
        ...search(store.allPositions(db), query, ({ name }) => name)
          .slice(0, limit)
          .map((row) => ofPosition(row, language)),
        ...search(store.allGroups(db), query, ({ name }) => name)
          .slice(0, limit)
          .map((row) => named(`group:${String(row.id)}`, row.name, row.description)),
        ...search(store.allRoles(db), query, (row) => roleName(row, language))
          .slice(0, limit)
          .map((row) => ofRole(row, language)),
      ];
      const share = Math.ceil(limit / 2);
      const shownBodies = bodies.slice(0, Math.max(share, limit - people.length));
      return [...shownBodies, ...people].slice(0, limit);
    },
  };
}
