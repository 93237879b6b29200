import type { Actor, Door } from "../../kernel/access/actor.ts";
import type { AudienceKey, Permissions } from "../../kernel/contract/index.ts";
import type { Language, Refusal } from "../../kernel/errors.ts";
import type { ActorOf } from "../../kernel/http/sessions.ts";
import type {
  AudienceName,
  DepartmentInput,
  Department,
  GroupInput,
  Group,
  PersonBrief,
  PersonInput,
  PersonPatch,
  Position,
  Post,
  PositionInput,
  AbsenceInput,
} from "./contract.ts";

/** Who signed in, or why not. The refusal is the same, and takes the same time, for a wrong password and for an unknown name. */
export type SignInResult =
  { readonly ok: true; readonly personId: number } | { readonly ok: false; readonly refusal: Refusal };

/** Where somebody signs in from. `address` is the peer's IP address. */
export interface SignInFrom {
  readonly address: string;
  readonly door: Door;
  /** Whether another secret of this person's was given (a device's password): asked under the same limiter, before the account's own. */
  isOther?(personId: number, password: string): boolean;
  /** False where only such other secrets open the door. */
  readonly ownPassword?: boolean;
}

/** What the front doors and other modules ask the directory. Ids are of people unless said; days are the agency's. */
export interface DirectoryService {
  /** The actor of a person who may come in; from memory, dropped by any write of the directory: asked on every request. */
  readonly actorOf: ActorOf;
  /**
   * Asked by the HTTP layer before every handler, and by the live hub (without a route) before a socket opens: refuses with
   * `directory.changePasswordFirst` while a one-time password is in force, except on the routes of the session.
   */
  gate(actor: Actor, route?: { readonly path: string }): Refusal | undefined;
  /** Checks a name and a password for any door; throttled. Doors that cannot change a password refuse a one-time one. */
  authenticate(username: string, password: string, from: SignInFrom): Promise<SignInResult>;

  /** Gives every permission that this office has not met before to the roles that it is meant for. Called by the house at each start. */
  seedPermissions(permissions: Permissions): void;

  /** People who have left are found too: history keeps their names. */
  person(id: number): PersonBrief | undefined;
  /** In the order asked for; unknown ids are left out. */
  people(ids: readonly number[]): PersonBrief[];
  /** Active people by any part of the name, without marks; the best first. */
  findPeople(query: string, limit: number): PersonBrief[];
  /** People, departments, groups and roles by any part of a name, position or department; bodies before people. */
  findAudience(query: string, limit: number, language: Language): AudienceName[];
  /** A person's places in the house, the main one first. */
  postsOf(personId: number): Post[];
  personByUsername(username: string): PersonBrief | undefined;
  /** The active person behind a mail address's local part: username or alias, in any case. */
  personByMailName(localPart: string): PersonBrief | undefined;
  /** In which language a person reads. */
  languageOf(personId: number): Language;
  /** A person's mobile number, `+84…`. */
  mobileOf(personId: number): string | undefined;
  /** A person's telephone on the desk. */
  officePhoneOf(personId: number): string | undefined;

  /** The active people who answer to any of the keys, each once, by given name. */
  expandAudience(keys: readonly AudienceKey[]): number[];
  countAudience(keys: readonly AudienceKey[]): number;
  /** Keys with their names; a key that names nothing (any more) is left out. */
  describeAudience(keys: readonly AudienceKey[], language: Language): AudienceName[];
  /** Keys that name nothing: to refuse them in a write. */
  unknownKeys(keys: readonly AudienceKey[]): AudienceKey[];

  department(id: number): Department | undefined;
  departmentByCode(code: string): Department | undefined;
  departments(): Department[];
  groups(): { readonly id: number; readonly name: string }[];
  /** Rises with every write of the directory: what was made from it is made anew when it differs. */
  revision(): number;
  /** Active people who hold a position that leads, in the department itself; by rank. */
  headsOf(departmentId: number): number[];
  /** Who stands in for an absent person on a day: follows deputies who are away themselves; undefined when nobody is named or the person is there. */
  deputyOf(personId: number, on: string): number | undefined;
  isAbsent(personId: number, on: string): boolean;
  /** The absence that a day falls into. */
  absenceOn(
    personId: number,
    on: string,
  ):
    | { readonly id: number; readonly fromOn: string; readonly toOn: string; readonly deputyId: number | null }
    | undefined;
  /** The roles by key: `administrator`, `leader`… */
  roleIdOf(key: string): number | undefined;

  /** For the command line, the sample office and the first-run page: as the routes do, with a chosen password. */
  createPerson(
    actor: Actor,
    input: PersonInput,
    password: { readonly text: string; readonly mustChange: boolean },
  ): Promise<PersonBrief>;
  /** Many people at once, all with the same password: one hash and one transaction. For the sample office. */
  createPeople(
    actor: Actor,
    inputs: readonly PersonInput[],
    password: { readonly text: string; readonly mustChange: boolean },
  ): Promise<PersonBrief[]>;
  changePerson(actor: Actor, id: number, patch: PersonPatch): void;
  setPassword(
    actor: Actor,
    id: number,
    password: { readonly text: string; readonly mustChange: boolean },
  ): Promise<void>;
  deactivatePerson(actor: Actor, id: number): void;
  /** A person comes back; returns the one-time password. */
  reactivatePerson(actor: Actor, id: number): string;
  setRoles(actor: Actor, id: number, roleIds: readonly number[]): void;
  /** The bytes of a picture: PNG, JPEG, WebP, or a drawing of the program (SVG, only from the system actor). */
  setPhoto(actor: Actor, id: number, picture: Uint8Array): Promise<string>;
  createDepartment(actor: Actor, input: DepartmentInput): Department;
  createPosition(actor: Actor, input: PositionInput): Position;
  createGroup(actor: Actor, input: GroupInput, personIds: readonly number[]): Group;
  recordAbsence(actor: Actor, input: AbsenceInput): number;
}
