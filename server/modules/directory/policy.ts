import { may, type Actor } from "../../kernel/access/actor.ts";
import type { Absence, PersonCard } from "./contract.ts";
import type { AbsenceRow, PersonRecord } from "./store.ts";

/** Everyone who is signed in knows the colleagues that are there; who has left is seen by those who manage the directory. */
export function visibleTo(actor: Actor, person: Pick<PersonRecord, "id" | "active">): boolean {
  if (actor.kind === "stranger") return false;
  return person.active === 1 || may(actor, "directory.manage");
}

/** Which of the lists of people the actor may read. */
export function mayList(actor: Actor, state: "active" | "left"): boolean {
  return actor.kind !== "stranger" && (state === "active" || may(actor, "directory.manage"));
}

const isSelf = (actor: Actor, personId: number): boolean => actor.kind === "person" && actor.id === personId;

/** Birthday with its year, roles: for oneself and those who manage the directory. */
export function seesPrivate(actor: Actor, personId: number): boolean {
  return isSelf(actor, personId) || may(actor, "directory.manage") || may(actor, "directory.manageRoles");
}

/**
 * Whether the actor holds everything that the person does. Without it he or she could become that person by a new password.
 */
export function coversRightsOf(actor: Actor, personsPermissions: readonly string[]): boolean {
  return isSystem(actor) || personsPermissions.every((permission) => may(actor, permission));
}

const isSystem = (actor: Actor): boolean => actor.kind === "system";

/** What the actor may do with one person that is visible to him. */
export function abilitiesOn(
  actor: Actor,
  person: Pick<PersonRecord, "id" | "active">,
  personsPermissions: readonly string[],
): PersonCard["can"] {
  const active = person.active === 1;
  const manages = may(actor, "directory.manage") && coversRightsOf(actor, personsPermissions);
  return {
    edit: manages && active,
    editProfile: active && isSelf(actor, person.id),
    deactivate: manages && active && !isSelf(actor, person.id),
    reactivate: manages && !active,
    resetPassword: manages && active && !isSelf(actor, person.id),
    assignRoles: active && may(actor, "directory.manageRoles"),
    recordAbsence: active && mayRecordAbsence(actor, person.id),
  };
}

export function mayRecordAbsence(actor: Actor, personId: number): boolean {
  return isSelf(actor, personId) || may(actor, "directory.manageAbsences");
}

/** The reason's words are for the person, the deputy and those who record absences. */
export function showAbsence(actor: Actor, row: AbsenceRow, today: string): Absence {
  const mayRecord = mayRecordAbsence(actor, row.personId);
  const seesNote = mayRecord || (row.deputyId !== null && isSelf(actor, row.deputyId));
  return {
    ...row,
    kind: seesNote ? row.kind : "other",
    note: seesNote ? row.note : null,
    deputyAway: row.deputyAway === 1,
    can: { cancel: mayRecord && row.toOn >= today },
  };
}
