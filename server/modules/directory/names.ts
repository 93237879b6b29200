import type { StandardRole } from "../../kernel/contract/index.ts";
import type { Language } from "../../kernel/errors.ts";

/** The names of the roles that every office has. */
const ROLE_NAMES: Readonly<Record<StandardRole, Readonly<Record<Language, string>>>> = {
  administrator: { vi: "Quản trị viên", en: "Administrator" },
  leader: { vi: "Lãnh đạo cơ quan", en: "Leader" },
  head: { vi: "Trưởng đơn vị", en: "Head of department" },
  clerk: { vi: "Văn thư", en: "Records clerk" },
  "one-stop": { vi: "Cán bộ một cửa", en: "One-stop officer" },
  staff: { vi: "Cán bộ, chuyên viên", en: "Staff" },
};

export const EVERYONE_NAME: Readonly<Record<Language, string>> = { vi: "Toàn cơ quan", en: "Everyone" };

/** What tells bodies of people with the same name apart. */
export const BODY_DETAILS = {
  position: { vi: "Chức vụ", en: "Position" },
  role: { vi: "Vai trò", en: "Role" },
} as const satisfies Readonly<Record<string, Readonly<Record<Language, string>>>>;

/** A department without those below it. */
export function unitName(department: string, language: Language): string {
  const without = { vi: "không gồm đơn vị trực thuộc", en: "without its sub-departments" };
  return `${department} (${without[language]})`;
}

export function roleName(role: { readonly key: string; readonly name: string | null }, language: Language): string {
  if (role.name !== null) return role.name;
  const names: Partial<Record<string, Readonly<Record<Language, string>>>> = ROLE_NAMES;
  return names[role.key]?.[language] ?? role.key;
}
