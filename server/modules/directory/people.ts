import { may, personOf, type Actor } from "../../kernel/access/actor.ts";
import { SIGNED_IN, type PageOf } from "../../kernel/contract/index.ts";
import { kernelErrors } from "../../kernel/errors.ts";
import { endSessionsOf } from "../../kernel/http/sessions.ts";
import { pageFrom, readCursor } from "../../kernel/paging.ts";
import { suggestLogin } from "../../kernel/text/index.ts";
import type { Work } from "../../kernel/work.ts";
import {
  personChanged,
  personCreated,
  personDeactivated,
  personReactivated,
  type PersonCard,
  type PersonInput,
  type PersonPatch,
  type PersonRow,
  type ProfilePatch,
} from "./contract.ts";
import type { Core } from "./core.ts";
import { directoryErrors } from "./errors.ts";
import { roleName } from "./names.ts";
import { hashOneTime, newOneTimePassword } from "./passwords.ts";
import { demandFreeNames, fieldsFrom, postsFrom, type CurrentFields } from "./person-fields.ts";
import { abilitiesOn, coversRightsOf, mayList, seesPrivate, showAbsence, visibleTo } from "./policy.ts";
import * as store from "./store.ts";

export interface PeopleQuery {
  readonly q?: string;
  readonly department?: number;
  readonly group?: number;
  readonly role?: number;
  readonly state?: "active" | "left";
  readonly limit?: number;
  readonly after?: string;
}

export interface People {
  list(actor: Actor, query: PeopleQuery): PageOf<PersonRow>;
  card(actor: Actor, id: number): PersonCard;
  suggestUsername(name: string): string;
  create(actor: Actor, input: PersonInput): { person: PersonCard; password: string };
  change(actor: Actor, id: number, patch: PersonPatch): PersonCard;
  changeProfile(actor: Actor, patch: ProfilePatch): PersonCard;
  setRoles(actor: Actor, id: number, roleIds: readonly number[]): PersonCard;
  deactivate(actor: Actor, id: number): PersonCard;
  reactivate(actor: Actor, id: number): { person: PersonCard; password: string };
  resetPassword(actor: Actor, id: number): { password: string; endedSessions: number };
  endSessions(actor: Actor, id: number): { endedSessions: number };
}

const NEXT_ABSENCES = 20;

export function createPeople(core: Core): People {
  const { kernel } = core;
  const { db } = kernel;

  function find(actor: Actor, id: number): store.PersonRecord {
    const person = store.findPerson(db, id);
    if (!person || !visibleTo(actor, person)) throw kernelErrors.notFound();
    return person;
  }

  /** The person, when the actor's rights are not the lesser ones. */
  function findToManage(actor: Actor, id: number): store.PersonRecord {
    const person = find(actor, id);
    if (!coversRightsOf(actor, store.permissionsOfPerson(db, id))) throw directoryErrors.outranks();
    return person;
  }

  function card(actor: Actor, id: number): PersonCard {
    const person = find(actor, id);
    const isPrivate = seesPrivate(actor, id);
    const today = core.today();
    const absences = store.listAbsences(db, { fromOn: today, toOn: "9999-12-31", personId: id, limit: NEXT_ABSENCES });
    const present = absences.find(({ fromOn }) => fromOn <= today);
    return {
      ...core.toBrief(person),
      mobile: person.mobile,
      officePhone: person.officePhone,
      extension: person.extension,
      room: person.room,
      absentUntilOn: present?.toOn ?? null,
      posts: store.postsOf(db, id).map((post, i) => ({ ...post, main: i === 0 })),
      mailAlias: person.mailAlias,
      birthday: person.birthdayOn?.slice(5) ?? null,
      birthdayOn: isPrivate ? person.birthdayOn : null,
      groups: store.groupsOf(db, id),
      roles: isPrivate
        ? store.rolesOf(db, id).map((role) => ({ id: role.id, key: role.key, name: roleName(role, actor.language) }))
        : null,
      language: person.language,
      mustChangePassword: isPrivate && store.findCredential(db, id)?.mustChange === 1,
      deactivatedAt: person.deactivatedAt,
      absences: absences.slice(0, NEXT_ABSENCES).map((row) => showAbsence(actor, row, today)),
      revision: person.revision,
      can: abilitiesOn(actor, person, store.permissionsOfPerson(db, id)),
    };
  }

  function update(work: Work, person: store.PersonRecord, patch: PersonPatch, action: string): void {
    if (patch.revision !== undefined && patch.revision !== person.revision) throw kernelErrors.conflict();
    const current: CurrentFields = person;
    const fields = fieldsFrom(patch, current, core.today());
    demandFreeNames(work.db, fields, person.id);
    store.updatePerson(work.db, person.id, fields);
    const posts = patch.posts && postsFrom(work.db, patch.posts, store.postsOf(work.db, person.id));
    if (posts) store.replacePosts(work.db, person.id, posts);
    store.indexPerson(work.db, person.id);
    const changed = Object.keys(patch).filter((field) => field !== "revision");
    work.emit(personChanged, { personId: person.id, fields: changed });
    work.audit({ action, subject: { type: "person", id: person.id }, detail: { fields: changed } });
  }

  /** Refuses what would leave the office without an administrator; called after the change, inside its transaction. */
  function demandAdministrator(work: Work): void {
    if (store.countAdministrators(work.db) === 0) throw directoryErrors.lastAdministrator();
  }

  return {
    list(actor, query) {
      const state = query.state ?? "active";
      if (!mayList(actor, state)) throw kernelErrors.forbidden();
      const limit = query.limit ?? 100;
      const after = readCursor<[string, number]>(query.after, ["string", "number"]);
      const match = query.q === undefined ? null : store.personMatch(query.q);
      const rows = store.listPeople(db, {
        active: state === "active",
        department: query.department,
        group: query.group,
        role: query.role,
        match: match?.any,
        today: core.today(),
        limit,
        after: after && { sortKey: after[0], id: after[1] },
      });
      return pageFrom(
        rows,
        limit,
        (row) => [row.sortKey, row.id],
        (row) => ({
          ...core.toBrief(row),
          mobile: row.mobile,
          officePhone: row.officePhone,
          extension: row.extension,
          room: row.room,
          absentUntilOn: row.absentUntilOn,
        }),
      );
    },

    card,

    suggestUsername: (name) => suggestLogin(name, (login) => store.findPersonByMailName(db, login) !== undefined),

    create(actor, input) {
      const password = newOneTimePassword();
      const id = core.change(actor, "directory.manage", (work) =>
        insertPerson(core, work, input, { hash: hashOneTime(password), mustChange: true }),
      );
      return { person: card(actor, id), password };
    },

    change(actor, id, patch) {
      core.change(actor, "directory.manage", (work) => {
        const person = findToManage(actor, id);
        if (person.active !== 1) throw directoryErrors.hasLeft({ name: person.name });
        update(work, person, patch, "directory.person-changed");
      });
      return card(actor, id);
    },

    changeProfile(actor, patch) {
      const { id } = personOf(actor);
      core.change(actor, SIGNED_IN, (work) => {
        update(work, find(actor, id), patch, "directory.profile-changed");
      });
      return card(actor, id);
    },

    setRoles(actor, id, roleIds) {
      core.change(actor, "directory.manageRoles", (work) => {
        const person = find(actor, id);
        if (person.active !== 1) throw directoryErrors.hasLeft({ name: person.name });
        const roles = rolesFrom(work, roleIds);
        const before = store.rolesOf(work.db, id).map(({ key }) => key);
        store.replaceRolesOf(work.db, id, roleIds);
        if (before.includes("administrator")) demandAdministrator(work);
        work.emit(personChanged, { personId: id, fields: ["roles"] });
        work.audit({
          action: "directory.roles-assigned",
          subject: { type: "person", id },
          detail: { before, after: roles.map(({ key }) => key) },
        });
      });
      return card(actor, id);
    },

    deactivate(actor, id) {
      core.change(actor, "directory.manage", (work) => {
        const person = findToManage(actor, id);
        if (person.active !== 1) return;
        if (actor.kind === "person" && actor.id === id) throw directoryErrors.notSelf();
        const wasAdministrator = store.rolesOf(work.db, id).some(({ key }) => key === "administrator");
        store.setActive(work.db, id, false, work.now);
        if (wasAdministrator) demandAdministrator(work);
        const endedSessions = endSessionsOf(work.db, id);
        work.emit(personDeactivated, { personId: id });
        work.audit({
          action: "directory.person-deactivated",
          subject: { type: "person", id },
          detail: { name: person.name, endedSessions },
        });
        work.afterCommit(() => {
          kernel.live.drop({ personId: id });
        });
      });
      return card(actor, id);
    },

    reactivate(actor, id) {
      const password = newOneTimePassword();
      core.change(actor, "directory.manage", (work) => {
        const person = findToManage(actor, id);
        if (person.active === 1) throw kernelErrors.conflict();
        store.setActive(work.db, id, true, work.now);
        store.setCredential(work.db, id, hashOneTime(password), true, work.now);
        work.emit(personReactivated, { personId: id });
        work.audit({ action: "directory.person-reactivated", subject: { type: "person", id } });
      });
      return { person: card(actor, id), password };
    },

    resetPassword(actor, id) {
      const password = newOneTimePassword();
      const endedSessions = core.change(actor, "directory.manage", (work) => {
        const person = findToManage(actor, id);
        if (person.active !== 1) throw directoryErrors.hasLeft({ name: person.name });
        store.setCredential(work.db, id, hashOneTime(password), true, work.now);
        work.audit({ action: "directory.password-reset", subject: { type: "person", id } });
        work.afterCommit(() => {
          kernel.live.drop({ personId: id });
        });
        return endSessionsOf(work.db, id);
      });
      return { password, endedSessions };
    },

    endSessions(actor, id) {
      const endedSessions = core.change(actor, "directory.manage", (work) => {
        find(actor, id);
        work.audit({ action: "directory.sessions-ended", subject: { type: "person", id } });
        work.afterCommit(() => {
          kernel.live.drop({ personId: id });
        });
        return endSessionsOf(work.db, id);
      });
      return { endedSessions };
    },
  };
}

function rolesFrom(work: Work, roleIds: readonly number[]): store.RoleRow[] {
  return roleIds.map((roleId) => {
    const role = store.findRole(work.db, roleId);
    if (!role) throw directoryErrors.unknownRole({}, "/body/roleIds");
    return role;
  });
}

/** Adds a person inside the caller's transaction; everyone is staff unless said otherwise. */
export function insertPerson(
  core: Core,
  work: Work,
  input: PersonInput,
  credential: { readonly hash: string; readonly mustChange: boolean },
): number {
  const staff = store.findRoleByKey(work.db, "staff")?.id;
  const usual = staff === undefined ? [] : [staff];
  const roleIds = input.roleIds ?? usual;
  const roles = rolesFrom(work, roleIds);
  const isMoreThanStaff = roles.some(({ key }) => key !== "staff");
  if (isMoreThanStaff && !may(work.actor, "directory.manageRoles")) throw kernelErrors.forbidden({}, "/body/roleIds");
  const fields = fieldsFrom(input, undefined, core.today());
  demandFreeNames(work.db, fields, undefined);
  const posts = postsFrom(work.db, input.posts ?? [], []);
  const id = store.insertPerson(work.db, fields, work.now);
  store.replacePosts(work.db, id, posts);
  store.replaceRolesOf(work.db, id, roleIds);
  store.setCredential(work.db, id, credential.hash, credential.mustChange, work.now);
  store.indexPerson(work.db, id);
  work.emit(personCreated, { personId: id });
  work.audit({
    action: "directory.person-created",
    subject: { type: "person", id },
    detail: { name: fields.name, username: fields.username, roles: roles.map(({ key }) => key) },
  });
  return id;
}
