import type { Db } from "../../../kernel/database/db.ts";

export interface RoleRow {
  readonly id: number;
  readonly key: string;
  /** Null for a standard role, which the program names. */
  readonly name: string | null;
  readonly standard: number;
  readonly people: number;
}

const ROLE = `r.id, r.key, r.name, r.standard, (SELECT count(*) FROM directory_person_role x
  JOIN directory_person p ON p.id = x.person_id AND p.active = 1 WHERE x.role_id = r.id) AS people`;

export function allRoles(db: Db): RoleRow[] {
  return db.all(`SELECT ${ROLE} FROM directory_role r ORDER BY r.id LIMIT 500`);
}

export function findRole(db: Db, id: number): RoleRow | undefined {
  return db.get(`SELECT ${ROLE} FROM directory_role r WHERE r.id = :id`, { id });
}

export function findRoleByKey(db: Db, key: string): RoleRow | undefined {
  return db.get(`SELECT ${ROLE} FROM directory_role r WHERE r.key = :key`, { key });
}

export function rolesOf(db: Db, personId: number): RoleRow[] {
  return db.all(
    `SELECT ${ROLE} FROM directory_person_role h JOIN directory_role r ON r.id = h.role_id WHERE h.person_id = :personId ORDER BY r.id`,
    { personId },
  );
}

export function permissionsOfRole(db: Db, roleId: number): string[] {
  return db
    .all<{ permission: string }>(
      "SELECT permission FROM directory_role_permission WHERE role_id = :roleId ORDER BY permission",
      { roleId },
    )
    .map(({ permission }) => permission);
}

export function permissionsOfPerson(db: Db, personId: number): string[] {
  return db
    .all<{ permission: string }>(
      `SELECT DISTINCT rp.permission FROM directory_person_role h JOIN directory_role_permission rp ON rp.role_id = h.role_id
       WHERE h.person_id = :personId`,
      { personId },
    )
    .map(({ permission }) => permission);
}

export function insertRole(db: Db, name: string): number {
  const { lastId } = db.run("INSERT INTO directory_role (key, name, standard) VALUES ('', :name, 0)", { name });
  db.run("UPDATE directory_role SET key = :key WHERE id = :id", { id: lastId, key: `own-${String(lastId)}` });
  return lastId;
}

export function renameRole(db: Db, id: number, name: string): void {
  db.run("UPDATE directory_role SET name = :name WHERE id = :id", { id, name });
}

export function deleteRole(db: Db, id: number): void {
  db.run("DELETE FROM directory_role WHERE id = :id", { id });
}

export function isRoleHeld(db: Db, id: number): boolean {
  return db.get("SELECT 1 FROM directory_person_role WHERE role_id = :id LIMIT 1", { id }) !== undefined;
}

export function replaceRolePermissions(db: Db, roleId: number, permissions: readonly string[]): void {
  db.run("DELETE FROM directory_role_permission WHERE role_id = :roleId", { roleId });
  for (const permission of permissions) grantPermission(db, roleId, permission);
}

export function grantPermission(db: Db, roleId: number, permission: string): void {
  db.run("INSERT OR IGNORE INTO directory_role_permission (role_id, permission) VALUES (:roleId, :permission)", {
    roleId,
    permission,
  });
}

export function replaceRolesOf(db: Db, personId: number, roleIds: readonly number[]): void {
  db.run("DELETE FROM directory_person_role WHERE person_id = :personId", { personId });
  for (const roleId of new Set(roleIds))
    db.run("INSERT INTO directory_person_role (person_id, role_id) VALUES (:personId, :roleId)", { personId, roleId });
}

export function knownPermissions(db: Db): Set<string> {
  const rows = db.all<{ permission: string }>("SELECT permission FROM directory_known_permission");
  return new Set(rows.map(({ permission }) => permission));
}

export function rememberPermission(db: Db, permission: string): void {
  db.run("INSERT OR IGNORE INTO directory_known_permission (permission) VALUES (:permission)", { permission });
}

/** Active people who hold the administrator's role. */
export function countAdministrators(db: Db): number {
  return (
    db.get<{ n: number }>(
      `SELECT count(*) AS n FROM directory_role r JOIN directory_person_role h ON h.role_id = r.id
       JOIN directory_person p ON p.id = h.person_id AND p.active = 1 WHERE r.key = 'administrator'`,
    )?.n ?? 0
  );
}

export interface CredentialRow {
  readonly hash: string;
  readonly mustChange: number;
  readonly changedAt: number;
}

export function findCredential(db: Db, personId: number): CredentialRow | undefined {
  return db.get(
    "SELECT hash, must_change AS mustChange, changed_at AS changedAt FROM directory_credential WHERE person_id = :personId",
    { personId },
  );
}

export function setCredential(db: Db, personId: number, hash: string, mustChange: boolean, now: number): void {
  db.run(
    `INSERT INTO directory_credential (person_id, hash, must_change, changed_at) VALUES (:personId, :hash, :mustChange, :now)
     ON CONFLICT (person_id) DO UPDATE SET hash = excluded.hash, must_change = excluded.must_change, changed_at = excluded.changed_at`,
    { personId, hash, mustChange: mustChange ? 1 : 0, now },
  );
}

/** Puts a stronger hash of the same password in the place of `old`; nothing when the password has changed meanwhile. */
export function strengthenCredential(db: Db, personId: number, old: string, hash: string): void {
  db.run("UPDATE directory_credential SET hash = :hash WHERE person_id = :personId AND hash = :old", {
    personId,
    old,
    hash,
  });
}

/** When somebody last signed in from an address; undefined for a strange one. */
export function knownSince(db: Db, personId: number, address: string): number | undefined {
  return db.get<{ seenAt: number }>(
    "SELECT seen_at AS seenAt FROM directory_known_address WHERE person_id = :personId AND address = :address",
    { personId, address },
  )?.seenAt;
}

const KNOWN_ADDRESSES = 20;

export function rememberAddress(db: Db, personId: number, address: string, now: number): void {
  db.run(
    `INSERT INTO directory_known_address (person_id, address, seen_at) VALUES (:personId, :address, :now)
     ON CONFLICT (person_id, address) DO UPDATE SET seen_at = excluded.seen_at`,
    { personId, address, now },
  );
  db.run(
    `DELETE FROM directory_known_address WHERE person_id = :personId AND address NOT IN
       (SELECT address FROM directory_known_address WHERE person_id = :personId ORDER BY seen_at DESC LIMIT :keep)`,
    { personId, keep: KNOWN_ADDRESSES },
  );
}
