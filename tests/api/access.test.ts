import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { systemActor } from "../../server/kernel/access/actor.ts";
import { PUBLIC, SIGNED_IN, STANDARD_ROLES } from "../../server/kernel/contract/index.ts";
import { openTestOffice, type TestOffice } from "../../server/testing.ts";

type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

interface MountedRoute {
  readonly method: Method;
  readonly path: string;
  readonly permission: string;
}

let office: TestOffice;
let routes: MountedRoute[];
/** A person for each role, who has no other. */
const people = new Map<string, number>();

beforeAll(async () => {
  office = await openTestOffice();
  const { directory } = office.services;
  const password = { text: "Chợ Kỳ Lừa họp phiên 27", mustChange: false };
  // The last administrator cannot go, so there are two.
  for (const role of ["administrator", ...STANDARD_ROLES]) {
    const input = {
      name: `Người ${role}`,
      username: `${role}${String(people.size)}`,
      roleIds: [directory.roleIdOf(role) ?? 0],
    };
    people.set(role, (await directory.createPerson(systemActor("test"), input, password)).id);
  }
  const document = await office.request(undefined, "GET", "/api/openapi.json");
  const { paths } = document.json<{ paths: Record<string, Record<string, { "x-permission": string }>> }>();
  routes = Object.entries(paths)
    .flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, route]) => ({
        method: method.toUpperCase() as Method,
        path,
        permission: route["x-permission"],
      })),
    )
    .toSorted((a, b) => `${a.path} ${a.method}`.localeCompare(`${b.path} ${b.method}`, "en"));
});

afterAll(async () => {
  await office.dispose();
});

function passes(role: string, permission: string): boolean {
  const granted = office.services.directory.actorOf(people.get(role) ?? 0)?.permissions;
  return permission === PUBLIC || permission === SIGNED_IN || granted?.has(permission) === true;
}

/** An address of the route that names nothing that exists. */
const addressOf = (path: string) => path.replace(/\{\w+\}/g, "999999999");

const codeOf = (body: string): string => {
  try {
    return (JSON.parse(body) as { error?: { code?: string } }).error?.code ?? "";
  } catch {
    return "";
  }
};

describe("who may knock at which door", () => {
  it("is written down: a new route, or a changed right, shows in this table", async () => {
    const table = routes.map(({ method, path, permission }) => {
      const marks = STANDARD_ROLES.map((role) => (passes(role, permission) ? role : "-".repeat(role.length)));
      return [
        method.padEnd(7),
        path.padEnd(60),
        permission.padEnd(28),
        permission === PUBLIC ? "stranger" : "--------",
        ...marks,
      ]
        .join(" ")
        .trimEnd();
    });
    await expect(`${table.join("\n")}\n`).toMatchFileSnapshot("access-table.txt");
  });

  it("holds for a stranger at every route", async () => {
    for (const { method, path, permission } of routes) {
      if (permission === PUBLIC) continue;
      const answer = await office.request(undefined, method, addressOf(path), method === "GET" ? undefined : {});
      expect([method, path, answer.statusCode, codeOf(answer.body)]).toEqual([method, path, 401, "kernel.signInFirst"]);
    }
  });

  it.each(STANDARD_ROLES)("holds for the role %s at every route", async (role) => {
    const personId = people.get(role) ?? 0;
    for (const { method, path, permission } of routes) {
      // Signing out would end the session that asks.
      if (permission === PUBLIC || path === "/api/session") continue;
      const answer = await office.request(personId, method, addressOf(path), method === "GET" ? undefined : {});
      const isRefused = codeOf(answer.body) === "kernel.forbidden";
      expect({ method, path, isIn: !isRefused && answer.statusCode !== 401 }).toEqual({
        method,
        path,
        isIn: passes(role, permission),
      });
      expect(answer.statusCode, `${method} ${path}: ${answer.body}`).toBeLessThan(500);
    }
  });
});
