import { Type } from "typebox";
import { definePermissions, Exactly, Id, Nullable, OneOf, type Static } from "../../../kernel/contract/index.ts";

export const permissions = definePermissions({
  "directory.manage": {
    vi: "Quản trị người dùng, đơn vị, chức vụ, nhóm",
    en: "Manage people, departments, positions and groups",
    grantedTo: ["administrator"],
  },
  "directory.manageRoles": {
    vi: "Phân vai trò và quyền",
    en: "Assign roles and permissions",
    grantedTo: ["administrator"],
  },
  "directory.manageAbsences": {
    vi: "Ghi lịch vắng mặt và ủy quyền của người khác",
    en: "Record absences and deputies of others",
    grantedTo: ["administrator", "clerk"],
  },
  "directory.export": {
    vi: "Xuất danh bạ ra Excel, CSV",
    en: "Export the directory to Excel or CSV",
    grantedTo: ["administrator", "clerk"],
  },
});

export const LanguageSchema = OneOf(["vi", "en"]);

/** `[a-z0-9]` with single dots, hyphens or underscores between: what signs in, and the local part of the mail address. */
export const Username = Type.String({ minLength: 2, maxLength: 40, pattern: "^[a-z0-9]+([._-][a-z0-9]+)*$" });

/** What is typed as a password: any characters; its rules are the service's, so that a refusal can say which. */
export const Password = Type.String({ minLength: 1, maxLength: 256 });

/** A SHA-256 in hexadecimal: the name of a stored picture. */
export const PhotoHash = Type.String({ pattern: "^[0-9a-f]{64}$" });

/** What of a person stands wherever a name stands. */
export const PersonBrief = Type.Object({
  id: Id,
  name: Type.String(),
  username: Type.String(),
  active: Type.Boolean(),
  positionTitle: Nullable(Type.String()),
  departmentId: Nullable(Id),
  departmentName: Nullable(Type.String()),
  photoHash: Nullable(PhotoHash),
  mailAddress: Type.String(),
});
export type PersonBrief = Static<typeof PersonBrief>;

/** A department or a group or a role, by the key that it is addressed with. */
export const AudienceName = Type.Object({
  key: Type.String(),
  name: Type.String(),
  /** What tells it apart: a person's position and department, a department's parent. */
  detail: Type.String(),
  /** How many active people answer to it. */
  count: Type.Integer(),
  photoHash: Nullable(PhotoHash),
});
export type AudienceName = Static<typeof AudienceName>;

export const idParam = Exactly({ id: Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER }) });

/** The revision of what the caller has seen; a write on an older one is refused with `kernel.conflict`. */
export const Revision = Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER });
