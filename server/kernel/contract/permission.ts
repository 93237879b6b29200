/** The roles that every office starts with; an agency defines more. */
export const STANDARD_ROLES = ["administrator", "clerk", "leader", "head", "staff", "one-stop"] as const;
export type StandardRole = (typeof STANDARD_ROLES)[number];

/** A right that a role can hold. `grantedTo` is what a new office starts with; the administrator changes it. */
export interface PermissionText {
  readonly vi: string;
  readonly en: string;
  readonly grantedTo: readonly StandardRole[];
}

/** The permissions of one module by name, each `module.verb`. */
export type Permissions = Readonly<Record<string, PermissionText>>;

export function definePermissions<const P extends Permissions>(permissions: P): P {
  return permissions;
}
