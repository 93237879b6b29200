import { photoUrl } from "../../ui/cs-avatar.ts";
import type { Pick } from "../../ui/picking.ts";
import type { AudienceName, Department, PersonBrief, PersonCard, PersonPatch, Role } from "./api.ts";

/** The fields of a person as the form holds them: text, and ids as text. */
export interface PersonForm {
  name: string;
  username: string;
  mobile: string;
  officePhone: string;
  extension: string;
  room: string;
  birthdayOn: string;
  mailAlias: string;
  posts: readonly PostForm[];
}
export interface PostForm {
  readonly departmentId: string;
  readonly positionId: string;
}

export const emptyPost: PostForm = { departmentId: "", positionId: "" };

export const emptyPerson: PersonForm = {
  name: "",
  username: "",
  mobile: "",
  officePhone: "",
  extension: "",
  room: "",
  birthdayOn: "",
  mailAlias: "",
  posts: [emptyPost],
};

export function personForm(person: PersonCard): PersonForm {
  const id = (value: number | null) => (value === null ? "" : String(value));
  const posts = person.posts.map((post) => ({ departmentId: id(post.departmentId), positionId: id(post.positionId) }));
  return {
    name: person.name,
    username: person.username,
    mobile: person.mobile?.replace(/^\+84/, "0") ?? "",
    officePhone: person.officePhone ?? "",
    extension: person.extension ?? "",
    room: person.room ?? "",
    birthdayOn: person.birthdayOn ?? "",
    mailAlias: person.mailAlias ?? "",
    posts: posts.length > 0 ? posts : [emptyPost],
  };
}

const OPTIONAL = ["mobile", "officePhone", "extension", "room", "birthdayOn", "mailAlias"] as const;

/** What of the form differs from `before`; an emptied field is null. */
export function personChanges(form: PersonForm, before: PersonForm): Omit<PersonPatch, "revision"> {
  const patch: Omit<PersonPatch, "revision"> = {};
  if (form.name.trim() !== before.name) patch.name = form.name.trim();
  if (form.username.trim() !== before.username) patch.username = form.username.trim();
  for (const field of OPTIONAL) {
    const text = form[field].trim();
    if (text !== before[field]) patch[field] = text === "" ? null : text;
  }
  if (JSON.stringify(form.posts) !== JSON.stringify(before.posts)) {
    const id = (text: string) => (text === "" ? null : Number(text));
    patch.posts = form.posts
      .map((post) => ({ departmentId: id(post.departmentId), positionId: id(post.positionId) }))
      .filter(({ departmentId, positionId }, i) => i === 0 || departmentId !== null || positionId !== null);
  }
  return patch;
}

/** The departments with their depth, for lists that indent. */
export function withDepth(departments: readonly Department[]): { department: Department; depth: number }[] {
  const depths = new Map<number, number>();
  return departments.map((department) => {
    const above = department.parentId === null ? undefined : depths.get(department.parentId);
    const depth = above === undefined ? 0 : above + 1;
    depths.set(department.id, depth);
    return { department, depth };
  });
}

/** A department and all below it: where it cannot be moved to. */
export function withBelow(departments: readonly Department[], id: number): Set<number> {
  const found = new Set([id]);
  for (const { id: child, parentId } of departments) if (parentId !== null && found.has(parentId)) found.add(child);
  return found;
}

/** Before which sibling a department goes to stand one place higher or lower; undefined when it cannot. */
export function neighbour(departments: readonly Department[], id: number, by: -1 | 1): number | null | undefined {
  const own = departments.find((department) => department.id === id);
  if (!own) return undefined;
  const siblings = departments.filter(({ parentId, current }) => parentId === own.parentId && current);
  const index = siblings.findIndex((department) => department.id === id);
  if (index + by < 0 || index + by >= siblings.length) return undefined;
  return siblings[by < 0 ? index - 1 : index + 2]?.id ?? null;
}

export function pickOf(person: PersonBrief): Pick {
  return {
    key: `person:${String(person.id)}`,
    name: person.name,
    detail: [person.positionTitle, person.departmentName].filter((part) => part !== null).join(", "),
    kind: "person",
    ...(person.photoHash && { photo: photoUrl(person.photoHash) }),
  };
}

export function pickFrom({ key, name, detail, photoHash }: AudienceName): Pick {
  return { key, name, detail, kind: "person", ...(photoHash && { photo: photoUrl(photoHash) }) };
}

/** The permissions of a role after one was ticked or unticked. */
export function toggled(role: Role, permission: string): string[] {
  const has = role.permissions.includes(permission);
  return has ? role.permissions.filter((name) => name !== permission) : [...role.permissions, permission];
}

export interface OneTimePassword {
  readonly name: string;
  readonly username: string;
  readonly password: string;
}

export interface DepartmentQuestion {
  readonly department?: Department;
  readonly parentId?: number | null;
  readonly departments: readonly Department[];
}
