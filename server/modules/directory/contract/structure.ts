import { Type } from "typebox";
import {
  Day,
  defineRoute,
  Done,
  Exactly,
  Id,
  Line,
  Nullable,
  OptionalLine,
  SIGNED_IN,
  type Static,
} from "../../../kernel/contract/index.ts";
import { idParam, PersonBrief } from "./common.ts";

/** `VP`, `TC-KH`: how the department signs in document numbers. */
export const DepartmentCode = Type.String({
  minLength: 1,
  maxLength: 35,
  pattern: "^[\\p{L}\\p{N}][\\p{L}\\p{N}.&-]*$",
});

export const Department = Type.Object({
  id: Id,
  parentId: Nullable(Id),
  name: Type.String(),
  code: Type.String(),
  order: Type.Integer(),
  phone: Nullable(Type.String()),
  room: Nullable(Type.String()),
  validFromOn: Nullable(Day),
  /** The last day on which it exists. */
  validToOn: Nullable(Day),
  /** What took over its work; what it signed keeps the old name. */
  successorId: Nullable(Id),
  /** Exists today. */
  current: Type.Boolean(),
  /** Active people with a post here, without those below. */
  people: Type.Integer(),
});
export type Department = Static<typeof Department>;

const departmentFields = {
  parentId: Nullable(Id),
  name: Line(200),
  code: DepartmentCode,
  phone: Type.Optional(Nullable(OptionalLine(30))),
  room: Type.Optional(Nullable(OptionalLine(60))),
  validFromOn: Type.Optional(Nullable(Day)),
};
export const DepartmentInput = Exactly(departmentFields);
export type DepartmentInput = Static<typeof DepartmentInput>;
export const DepartmentPatch = Type.Partial(DepartmentInput, { additionalProperties: false });
export type DepartmentPatch = Static<typeof DepartmentPatch>;

/** The whole tree: an office has at most 2,000 departments. Parents come before their children, in their order. */
export const listDepartments = defineRoute({
  method: "GET",
  path: "/api/departments",
  permission: SIGNED_IN,
  summary: "The departments; `all` with those that no longer exist",
  query: Exactly({ all: Type.Optional(Type.Boolean()) }),
  reply: Type.Object({ items: Type.Array(Department), can: Type.Object({ manage: Type.Boolean() }) }),
});

export const createDepartment = defineRoute({
  method: "POST",
  path: "/api/departments",
  permission: "directory.manage",
  summary: "Add a department",
  body: DepartmentInput,
  reply: Department,
});

export const changeDepartment = defineRoute({
  method: "PATCH",
  path: "/api/departments/:id",
  permission: "directory.manage",
  summary: "Correct a department",
  params: idParam,
  body: DepartmentPatch,
  reply: Department,
});

export const moveDepartment = defineRoute({
  method: "POST",
  path: "/api/departments/:id/move",
  permission: "directory.manage",
  summary: "Move a department under another, or to another place among its siblings",
  params: idParam,
  body: Exactly({ parentId: Nullable(Id), beforeId: Nullable(Id) }),
  reply: Department,
});

export const closeDepartment = defineRoute({
  method: "POST",
  path: "/api/departments/:id/closing",
  permission: "directory.manage",
  summary: "A department ends; its people move to the successor where one is named",
  params: idParam,
  body: Exactly({ validToOn: Day, successorId: Nullable(Id) }),
  reply: Department,
});

export const reopenDepartment = defineRoute({
  method: "DELETE",
  path: "/api/departments/:id/closing",
  permission: "directory.manage",
  summary: "Take the end of a department back",
  params: idParam,
  reply: Department,
});

export const deleteDepartment = defineRoute({
  method: "DELETE",
  path: "/api/departments/:id",
  permission: "directory.manage",
  summary: "Delete a department made by mistake: one that never had a person, a child or a predecessor",
  params: idParam,
  reply: Done,
});

export const Position = Type.Object({
  id: Id,
  name: Type.String(),
  /** Stands behind a department's name: the head, who answers for it. */
  leads: Type.Boolean(),
  order: Type.Integer(),
  people: Type.Integer(),
});
export type Position = Static<typeof Position>;
export const PositionInput = Exactly({ name: Line(100), leads: Type.Boolean() });
export type PositionInput = Static<typeof PositionInput>;

export const listPositions = defineRoute({
  method: "GET",
  path: "/api/positions",
  permission: SIGNED_IN,
  summary: "Positions by rank (at most 500)",
  reply: Type.Object({ items: Type.Array(Position), can: Type.Object({ manage: Type.Boolean() }) }),
});

export const createPosition = defineRoute({
  method: "POST",
  path: "/api/positions",
  permission: "directory.manage",
  summary: "Add a position, at the end of the ranks",
  body: PositionInput,
  reply: Position,
});

export const changePosition = defineRoute({
  method: "PATCH",
  path: "/api/positions/:id",
  permission: "directory.manage",
  summary: "Change a position",
  params: idParam,
  body: PositionInput,
  reply: Position,
});

export const movePosition = defineRoute({
  method: "POST",
  path: "/api/positions/:id/move",
  permission: "directory.manage",
  summary: "Put a position before another in rank, or last",
  params: idParam,
  body: Exactly({ beforeId: Nullable(Id) }),
  reply: Done,
});

export const deletePosition = defineRoute({
  method: "DELETE",
  path: "/api/positions/:id",
  permission: "directory.manage",
  summary: "Delete a position that nobody holds",
  params: idParam,
  reply: Done,
});

export const Group = Type.Object({
  id: Id,
  name: Type.String(),
  description: Type.String(),
  people: Type.Integer(),
});
export type Group = Static<typeof Group>;
export const GroupInput = Exactly({ name: Line(100), description: OptionalLine(200) });
export type GroupInput = Static<typeof GroupInput>;

export const listGroups = defineRoute({
  method: "GET",
  path: "/api/groups",
  permission: SIGNED_IN,
  summary: "Groups by name (at most 1,000)",
  reply: Type.Object({ items: Type.Array(Group), can: Type.Object({ manage: Type.Boolean() }) }),
});

export const getGroup = defineRoute({
  method: "GET",
  path: "/api/groups/:id",
  permission: SIGNED_IN,
  summary: "A group and its members",
  params: idParam,
  reply: Type.Object({ group: Group, members: Type.Array(PersonBrief) }),
});

export const createGroup = defineRoute({
  method: "POST",
  path: "/api/groups",
  permission: "directory.manage",
  summary: "Add a group",
  body: GroupInput,
  reply: Group,
});

export const changeGroup = defineRoute({
  method: "PATCH",
  path: "/api/groups/:id",
  permission: "directory.manage",
  summary: "Change a group's name",
  params: idParam,
  body: GroupInput,
  reply: Group,
});

export const setGroupMembers = defineRoute({
  method: "PUT",
  path: "/api/groups/:id/members",
  permission: "directory.manage",
  summary: "Say who is in a group",
  params: idParam,
  body: Exactly({ personIds: Type.Array(Id, { maxItems: 2000, uniqueItems: true }) }),
  reply: Group,
});

export const deleteGroup = defineRoute({
  method: "DELETE",
  path: "/api/groups/:id",
  permission: "directory.manage",
  summary: "Delete a group",
  params: idParam,
  reply: Done,
});

export const Role = Type.Object({
  id: Id,
  key: Type.String(),
  name: Type.String(),
  /** One of the six that every office has: keeps its key, cannot be deleted. */
  standard: Type.Boolean(),
  permissions: Type.Array(Type.String()),
  people: Type.Integer(),
});
export type Role = Static<typeof Role>;

export const listRoles = defineRoute({
  method: "GET",
  path: "/api/roles",
  permission: SIGNED_IN,
  summary: "The roles; with all permissions of the program for those who assign them",
  reply: Type.Object({
    items: Type.Array(Role),
    permissions: Type.Array(Type.Object({ name: Type.String(), module: Type.String(), text: Type.String() })),
    can: Type.Object({ manage: Type.Boolean() }),
  }),
});

const RoleInput = Exactly({ name: Line(100) });

export const createRole = defineRoute({
  method: "POST",
  path: "/api/roles",
  permission: "directory.manageRoles",
  summary: "Define a role of the agency's own",
  body: RoleInput,
  reply: Role,
});

export const changeRole = defineRoute({
  method: "PATCH",
  path: "/api/roles/:id",
  permission: "directory.manageRoles",
  summary: "Rename a role of the agency's own",
  params: idParam,
  body: RoleInput,
  reply: Role,
});

export const setRolePermissions = defineRoute({
  method: "PUT",
  path: "/api/roles/:id/permissions",
  permission: "directory.manageRoles",
  summary: "Say what a role may do",
  params: idParam,
  body: Exactly({ permissions: Type.Array(Type.String({ maxLength: 80 }), { maxItems: 500, uniqueItems: true }) }),
  reply: Role,
});

export const deleteRole = defineRoute({
  method: "DELETE",
  path: "/api/roles/:id",
  permission: "directory.manageRoles",
  summary: "Delete a role of the agency's own that nobody holds",
  params: idParam,
  reply: Done,
});
