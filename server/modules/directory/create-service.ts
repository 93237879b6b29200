import { systemActor, type Actor } from "../../kernel/access/actor.ts";
import { kernelErrors } from "../../kernel/errors.ts";
import type { Absences } from "./absences.ts";
import type { Audiences } from "./audience.ts";
import type { Core } from "./core.ts";
import type { PersonInput } from "./contract.ts";
import type { GroupsAndRoles } from "./groups-roles.ts";
import { passwordFault, type Passwords } from "./passwords.ts";
import { insertPerson, type People } from "./people.ts";
import type { Photos } from "./photos.ts";
import type { DirectoryService } from "./service.ts";
import type { SignIn } from "./sign-in.ts";
import * as store from "./store.ts";
import type { Structure } from "./structure.ts";

export interface Parts {
  readonly core: Core;
  readonly people: People;
  readonly structure: Structure;
  readonly groupsAndRoles: GroupsAndRoles;
  readonly absences: Absences;
  readonly audiences: Audiences;
  readonly photos: Photos;
  readonly signIn: SignIn;
  readonly passwords: Passwords;
}

/** Joins the use cases into the front door of the module. */
export function createDirectoryService(parts: Parts): DirectoryService {
  const { core, people, structure, groupsAndRoles, absences, audiences, photos, signIn, passwords } = parts;
  const { db } = core.kernel;

  const brief = (row: store.BriefRow | undefined) => row && core.toBrief(row);
  const briefs = (ids: readonly number[]) => store.findBriefs(db, ids).map((row) => core.toBrief(row));

  async function createPeople(
    actor: Actor,
    inputs: readonly PersonInput[],
    { text, mustChange }: { readonly text: string; readonly mustChange: boolean },
  ) {
    // A password that many are given at once is a sample office's: whose name it may hold says nothing.
    const fault = passwordFault(text, inputs.length === 1 ? (inputs[0]?.username ?? "") : "");
    if (fault) throw fault;
    // Many people with one given password are a sample office: they share the salt too, which tells nothing that is not known.
    const hash = await passwords.hash(text);
    const ids = core.change(actor, "directory.manage", (work) =>
      inputs.map((input) => insertPerson(core, work, input, { hash, mustChange })),
    );
    return briefs(ids);
  }

  return {
    actorOf: core.actorOf,
    gate: (actor, route) => core.gate(actor, route),
    authenticate: (username, password, from) => signIn.authenticate(username, password, from),

    seedPermissions(permissions) {
      groupsAndRoles.seed(systemActor("directory.start"), permissions);
    },

    person: (id) => core.briefOf(id),
    people: briefs,
    findPeople: (query, limit) => briefs(store.findPeopleIds(db, query, limit)),
    findAudience: (query, limit, language) => audiences.find(query, limit, false, language),
    postsOf: (personId) => store.postsOf(db, personId).map((post, i) => ({ ...post, main: i === 0 })),
    personByUsername: (username) => brief(store.findPersonByUsername(db, username)),
    personByMailName(localPart) {
      const found = store.findPersonByMailName(db, localPart.toLowerCase());
      return found?.active === 1 ? brief(found) : undefined;
    },
    languageOf: (personId) => store.findPerson(db, personId)?.language ?? "vi",
    mobileOf: (personId) => store.findPerson(db, personId)?.mobile ?? undefined,
    officePhoneOf: (personId) => store.findPerson(db, personId)?.officePhone ?? undefined,

    expandAudience: (keys) => store.expandAudience(db, keys),
    countAudience: (keys) => store.countAudience(db, keys),
    describeAudience: (keys, language) => audiences.describe(keys, language),
    unknownKeys(keys) {
      const known = new Set(audiences.describe(keys, "vi").map(({ key }) => key));
      return keys.filter((key) => !known.has(key));
    },

    department: (id) => structure.department(id),
    departmentByCode: (code) => structure.departmentByCode(code),
    departments: () => structure.allDepartments(),
    groups: () => store.allGroups(db).map(({ id, name }) => ({ id, name })),
    revision: () => store.revisionOf(db),
    headsOf: (departmentId) => store.headsOf(db, departmentId),
    deputyOf: (personId, on) => absences.deputyOf(personId, on),
    absenceOn: (personId, on) => absences.absenceOn(personId, on),
    isAbsent: (personId, on) => absences.isAbsent(personId, on),
    roleIdOf: (key) => store.findRoleByKey(db, key)?.id,

    async createPerson(actor, input, password) {
      const [made] = await createPeople(actor, [input], password);
      if (!made) throw kernelErrors.internal();
      return made;
    },
    createPeople,
    changePerson(actor, id, patch) {
      people.change(actor, id, patch);
    },
    setPassword: (actor, id, password) => signIn.setPassword(actor, id, password),
    deactivatePerson(actor, id) {
      people.deactivate(actor, id);
    },
    reactivatePerson: (actor, id) => people.reactivate(actor, id).password,
    setRoles(actor, id, roleIds) {
      people.setRoles(actor, id, roleIds);
    },
    setPhoto: (actor, id, picture) => photos.set(actor, id, picture),
    createDepartment: (actor, input) => structure.createDepartment(actor, input),
    createPosition: (actor, input) => structure.createPosition(actor, input),
    createGroup: (actor, input, personIds) => groupsAndRoles.createGroup(actor, input, personIds),
    recordAbsence: (actor, input) => absences.record(actor, input).id,
  };
}
