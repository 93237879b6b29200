import { PUBLIC, SIGNED_IN, type PermissionText, type Permissions, type Route } from "../contract/index.ts";

/** Every permission of the program, from all modules. */
export interface PermissionBook {
  add(module: string, permissions: Permissions): void;
  all(): ReadonlyMap<string, PermissionText>;
  /** Throws when a route names a permission that no module declared: the program does not start with an unguarded door. */
  check(route: Pick<Route, "method" | "path" | "permission">): void;
}

export function createPermissionBook(): PermissionBook {
  const known = new Map<string, PermissionText>();
  return {
    add(module, permissions) {
      for (const [name, text] of Object.entries(permissions)) {
        if (!name.startsWith(`${module}.`))
          throw new Error(`The permission ${name} must be named ${module}.something.`);
        if (known.has(name)) throw new Error(`The permission ${name} is declared twice.`);
        known.set(name, text);
      }
    },
    all: () => known,
    check({ method, path, permission }) {
      if (permission === PUBLIC || permission === SIGNED_IN || known.has(permission)) return;
      throw new Error(`${method} ${path} names the permission "${permission}", which no module declares.`);
    },
  };
}
