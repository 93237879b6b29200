import { openDialog } from "../../../kernel/dialogs.ts";
import type { Department, Group, PersonCard, Position, Role } from "../api.ts";
import type { DepartmentQuestion } from "../state.ts";

/** Adds a person; who it is, or undefined. */
export const openNewPerson = () =>
  openDialog<undefined, PersonCard>("new-person-dialog", () => import("./new-person-dialog.ts"), undefined);

export const openRolesOf = (input: PersonCard) =>
  openDialog<PersonCard, PersonCard>("person-roles-dialog", () => import("./person-roles-dialog.ts"), input);

export const openDepartment = (input: DepartmentQuestion) =>
  openDialog<DepartmentQuestion, Department>("department-dialog", () => import("./department-dialog.ts"), input);

export const openCloseDepartment = (input: { department: Department; departments: readonly Department[] }) =>
  openDialog<typeof input, Department>("close-department-dialog", () => import("./close-department-dialog.ts"), input);

export const openPosition = (input: Position | undefined) =>
  openDialog<Position | undefined, Position>("position-dialog", () => import("./position-dialog.ts"), input);

export const openGroup = (input: Group | undefined) =>
  openDialog<Group | undefined, Group>("group-dialog", () => import("./group-dialog.ts"), input);

/** Asks for the name of a role. */
export const openRoleName = (input: Role | undefined) =>
  openDialog<Role | undefined, Role>("role-name-dialog", () => import("./role-name-dialog.ts"), input);
