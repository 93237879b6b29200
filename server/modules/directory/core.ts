import { demand, may, type Actor, type PersonActor } from "../../kernel/access/actor.ts";
import { SIGNED_IN, type Route } from "../../kernel/contract/index.ts";
import { kernelErrors, type Refusal } from "../../kernel/errors.ts";
import type { ActorOf } from "../../kernel/http/sessions.ts";
import type { Kernel } from "../../kernel/module.ts";
import { dayOf } from "../../kernel/text/index.ts";
import type { Work } from "../../kernel/work.ts";
import type { PersonBrief } from "./contract.ts";
import { directoryErrors } from "./errors.ts";
import * as store from "./store.ts";

type Known = Omit<PersonActor, "door" | "session"> & { readonly mustChangePassword: boolean };

/** What all use cases of the directory stand on. */
export interface Core {
  readonly kernel: Kernel;
  readonly actorOf: ActorOf;
  mustChangePassword(personId: number): boolean;
  gate(actor: Actor, route?: Pick<Route, "path">): Refusal | undefined;
  /**
   * The one way to write: the permission is asked of the person's rights of this very moment, not of those at the beginning of the request;
   * the revision rises, and what is kept in memory is dropped after the commit.
   */
  change<T>(actor: Actor, permission: string, command: (work: Work) => T): T;
  /** The agency's present day. */
  today(): string;
  toBrief(row: store.BriefRow): PersonBrief;
  /** A person as every list shows him; from memory, like the actor: a page of rows must not cost a look-up each. */
  briefOf(personId: number): PersonBrief | undefined;
}

export function createCore(kernel: Kernel): Core {
  const { db } = kernel;
  const known = new Map<number, Known>();
  const rows = new Map<number, store.BriefRow>();
  const agency = () => kernel.settings.agency.get();

  function read(personId: number): Known | undefined {
    const kept = known.get(personId);
    if (kept) return kept;
    const person = store.findPerson(db, personId);
    if (person?.active !== 1) return undefined;
    const mustChangePassword = store.findCredential(db, personId)?.mustChange === 1;
    const made: Known = {
      kind: "person",
      id: person.id,
      name: person.name,
      language: person.language,
      // With a one-time password one may do nothing but change it, whichever door forgets to ask the gate.
      permissions: new Set(mustChangePassword ? [] : store.permissionsOfPerson(db, personId)),
      audienceKeys: mustChangePassword ? [`person:${String(personId)}`] : audienceKeysOf(personId),
      mustChangePassword,
    };
    known.set(personId, made);
    return made;
  }

  function audienceKeysOf(personId: number): string[] {
    const posts = store.postsOf(db, personId);
    return [
      "everyone",
      `person:${String(personId)}`,
      ...store.departmentLine(db, personId).map((id) => `department:${String(id)}`),
      ...keysOf(
        "unit",
        posts.map(({ departmentId }) => departmentId),
      ),
      ...keysOf(
        "position",
        posts.map(({ positionId }) => positionId),
      ),
      ...store.groupsOf(db, personId).map(({ id }) => `group:${String(id)}`),
      ...store.rolesOf(db, personId).map(({ key }) => `role:${key}`),
    ];
  }

  const keysOf = (kind: "unit" | "position", ids: readonly (number | null)[]): string[] =>
    [...new Set(ids)].flatMap((id) => (id === null ? [] : [`${kind}:${String(id)}`]));

  function demandNow(actor: Actor, permission: string): void {
    if (actor.kind !== "person") {
      demand(actor, permission);
      return;
    }
    const now = read(actor.id);
    if (!now) throw kernelErrors.signInFirst();
    if (permission !== SIGNED_IN && !may({ ...now, door: actor.door }, permission)) throw kernelErrors.forbidden();
  }

  return {
    kernel,
    actorOf: read,
    mustChangePassword: (personId) => read(personId)?.mustChangePassword ?? false,
    gate(actor, route) {
      if (actor.kind !== "person" || read(actor.id)?.mustChangePassword !== true) return undefined;
      const isSessions = route?.path === "/api/session" || route?.path === "/api/session/password";
      return isSessions ? undefined : directoryErrors.changePasswordFirst();
    },
    change(actor, permission, command) {
      try {
        return kernel.write(actor, (work) => {
          demandNow(actor, permission);
          const result = command(work);
          store.raiseRevision(work.db);
          work.afterCommit(() => {
            forget();
            kernel.live.refresh();
          });
          return result;
        });
      } finally {
        // Also when it was rolled back: something may have been read in the middle.
        forget();
      }
    },
    today: () => dayOf(kernel.clock.now(), agency().zone),
    toBrief,
    briefOf(personId) {
      const kept = rows.get(personId) ?? store.findPerson(db, personId);
      if (kept) rows.set(personId, kept);
      return kept && toBrief(kept);
    },
  };

  function forget(): void {
    known.clear();
    rows.clear();
  }

  function toBrief(row: store.BriefRow): PersonBrief {
    return {
      id: row.id,
      name: row.name,
      username: row.username,
      active: row.active === 1,
      positionTitle: row.positionTitle,
      departmentId: row.departmentId,
      departmentName: row.departmentName,
      photoHash: row.photoHash,
      mailAddress: `${row.username}@${agency().domain}`,
    };
  }
}
