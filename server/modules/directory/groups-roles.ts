import { may, type Actor } from "../../kernel/access/actor.ts";
import { done, type Permissions } from "../../kernel/contract/index.ts";
import { kernelErrors, type Language } from "../../kernel/errors.ts";
import { personChanged, type Group, type GroupInput, type PersonBrief, type Role } from "./contract.ts";
import type { Core } from "./core.ts";
import { directoryErrors } from "./errors.ts";
import { roleName } from "./names.ts";
import * as store from "./store.ts";

const MOST_GROUPS = 1000;
const MOST_ROLES = 100;
const MANAGE = "directory.manage";
const MANAGE_ROLES = "directory.manageRoles";
/** What the administrator's role cannot lose: nobody could give it back. */
const ADMINISTRATOR_KEEPS = [MANAGE, MANAGE_ROLES];

export interface GroupsAndRoles {
  groups(actor: Actor): { items: Group[]; can: { manage: boolean } };
  group(id: number): { group: Group; members: PersonBrief[] };
  createGroup(actor: Actor, input: GroupInput, personIds?: readonly number[]): Group;
  changeGroup(actor: Actor, id: number, input: GroupInput): Group;
  setMembers(actor: Actor, id: number, personIds: readonly number[]): Group;
  deleteGroup(actor: Actor, id: number): typeof done;
  roles(actor: Actor): {
    items: Role[];
    permissions: { name: string; module: string; text: string }[];
    can: { manage: boolean };
  };
  createRole(actor: Actor, name: string): Role;
  renameRole(actor: Actor, id: number, name: string): Role;
  setPermissions(actor: Actor, id: number, permissions: readonly string[]): Role;
  deleteRole(actor: Actor, id: number): typeof done;
  /** Gives permissions that this office has not met to the roles that they are meant for. */
  seed(actor: Actor, permissions: Permissions): void;
}

export function createGroupsAndRoles(core: Core): GroupsAndRoles {
  const { kernel } = core;
  const { db } = kernel;

  function findGroup(id: number): store.GroupRow {
    const row = store.findGroup(db, id);
    if (!row) throw kernelErrors.notFound();
    return row;
  }

  function findRole(id: number): store.RoleRow {
    const row = store.findRole(db, id);
    if (!row) throw kernelErrors.notFound();
    return row;
  }

  /** A role of the agency's own: the standard ones keep their names and stay. */
  function findOwnRole(id: number): store.RoleRow {
    const row = findRole(id);
    if (row.standard === 1) throw directoryErrors.roleStandard();
    return row;
  }

  function cleanGroup(input: GroupInput, id?: number): GroupInput {
    const name = input.name.normalize("NFC").trim();
    const holder = store.findGroupByName(db, name);
    if (holder && holder.id !== id) throw directoryErrors.nameTaken({ name }, "/body/name");
    return { name, description: input.description.normalize("NFC").trim() };
  }

  function demandPeople(personIds: readonly number[]): void {
    const found = store.findBriefs(db, personIds).filter(({ active }) => active === 1);
    if (found.length < new Set(personIds).size) throw directoryErrors.unknownPerson({}, "/body/personIds");
  }

  const toRole = (row: store.RoleRow, language: Language): Role => ({
    id: row.id,
    key: row.key,
    name: roleName(row, language),
    standard: row.standard === 1,
    permissions: store.permissionsOfRole(db, row.id),
    people: row.people,
  });

  return {
    groups: (actor) => ({ items: store.allGroups(db), can: { manage: may(actor, MANAGE) } }),
    group: (id) => ({
      group: findGroup(id),
      members: store.findBriefs(db, store.membersOf(db, id)).map((row) => core.toBrief(row)),
    }),
    createGroup(actor, input, personIds = []) {
      const id = core.change(actor, MANAGE, (work) => {
        if (store.allGroups(work.db).length >= MOST_GROUPS) throw directoryErrors.tooManyOfKind({ most: MOST_GROUPS });
        demandPeople(personIds);
        const made = store.insertGroup(work.db, cleanGroup(input));
        store.replaceMembers(work.db, made, personIds);
        work.audit({ action: "directory.group-created", subject: { type: "group", id: made } });
        return made;
      });
      return findGroup(id);
    },
    changeGroup(actor, id, input) {
      core.change(actor, MANAGE, (work) => {
        findGroup(id);
        store.updateGroup(work.db, id, cleanGroup(input, id));
        work.audit({ action: "directory.group-changed", subject: { type: "group", id } });
      });
      return findGroup(id);
    },
    setMembers(actor, id, personIds) {
      core.change(actor, MANAGE, (work) => {
        findGroup(id);
        demandPeople(personIds);
        const before = new Set(store.membersOf(work.db, id));
        const after = new Set(personIds);
        store.replaceMembers(work.db, id, personIds);
        for (const personId of before.symmetricDifference(after))
          work.emit(personChanged, { personId, fields: ["groups"] });
        work.audit({
          action: "directory.group-members-changed",
          subject: { type: "group", id },
          detail: { added: [...after.difference(before)], removed: [...before.difference(after)] },
        });
      });
      return findGroup(id);
    },
    deleteGroup(actor, id) {
      core.change(actor, MANAGE, (work) => {
        const { name } = findGroup(id);
        store.deleteGroup(work.db, id);
        work.audit({ action: "directory.group-deleted", subject: { type: "group", id }, detail: { name } });
      });
      return done;
    },

    roles(actor) {
      const manages = may(actor, MANAGE_ROLES);
      const all = manages ? [...kernel.permissions.all()] : [];
      const visible = (role: Role): Role => (manages ? role : { ...role, permissions: [] });
      return {
        items: store.allRoles(db).map((row) => visible(toRole(row, actor.language))),
        permissions: all.map(([name, text]) => ({
          name,
          module: name.split(".")[0] ?? "",
          text: text[actor.language],
        })),
        can: { manage: manages },
      };
    },
    createRole(actor, name) {
      const id = core.change(actor, MANAGE_ROLES, (work) => {
        if (store.allRoles(work.db).length >= MOST_ROLES) throw directoryErrors.tooManyOfKind({ most: MOST_ROLES });
        const made = store.insertRole(work.db, cleanRoleName(name, actor.language));
        work.audit({ action: "directory.role-created", subject: { type: "role", id: made } });
        return made;
      });
      return toRole(findRole(id), actor.language);
    },
    renameRole(actor, id, name) {
      core.change(actor, MANAGE_ROLES, (work) => {
        findOwnRole(id);
        store.renameRole(work.db, id, cleanRoleName(name, actor.language, id));
        work.audit({ action: "directory.role-renamed", subject: { type: "role", id } });
      });
      return toRole(findRole(id), actor.language);
    },
    setPermissions(actor, id, permissions) {
      core.change(actor, MANAGE_ROLES, (work) => {
        const role = findRole(id);
        const known = kernel.permissions.all();
        const unknown = permissions.find((name) => !known.has(name));
        if (unknown !== undefined) throw directoryErrors.unknownPermission({ name: unknown });
        if (role.key === "administrator" && !ADMINISTRATOR_KEEPS.every((name) => permissions.includes(name)))
          throw directoryErrors.administratorNeeds();
        const before = new Set(store.permissionsOfRole(work.db, id));
        const after = new Set(permissions);
        store.replaceRolePermissions(work.db, id, permissions);
        work.audit({
          action: "directory.role-permissions-changed",
          subject: { type: "role", id },
          detail: { role: role.key, given: [...after.difference(before)], taken: [...before.difference(after)] },
        });
      });
      return toRole(findRole(id), actor.language);
    },
    deleteRole(actor, id) {
      core.change(actor, MANAGE_ROLES, (work) => {
        const role = findOwnRole(id);
        if (store.isRoleHeld(work.db, id)) throw directoryErrors.roleInUse();
        store.deleteRole(work.db, id);
        work.audit({
          action: "directory.role-deleted",
          subject: { type: "role", id },
          detail: { name: role.name ?? role.key },
        });
      });
      return done;
    },

    seed(actor, permissions) {
      const met = store.knownPermissions(db);
      const fresh = Object.entries(permissions).filter(([name]) => !met.has(name));
      if (fresh.length === 0) return;
      core.change(actor, MANAGE_ROLES, (work) => {
        for (const [name, { grantedTo }] of fresh) {
          store.rememberPermission(work.db, name);
          for (const key of grantedTo) {
            const role = store.findRoleByKey(work.db, key);
            if (role) store.grantPermission(work.db, role.id, name);
          }
        }
        work.audit({ action: "directory.permissions-seeded", detail: { permissions: fresh.map(([name]) => name) } });
      });
    },
  };

  function cleanRoleName(text: string, language: Language, id?: number): string {
    const name = text.normalize("NFC").trim();
    const isTaken = store.allRoles(db).some((role) => role.id !== id && roleName(role, language) === name);
    if (isTaken) throw directoryErrors.nameTaken({ name }, "/body/name");
    return name;
  }
}
