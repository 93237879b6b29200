import { PUBLIC, SIGNED_IN } from "../contract/index.ts";
import { kernelErrors, type Language } from "../errors.ts";

/** Through which door a command came in. */
export type Door = "web" | "live" | "smtp" | "imap" | "pop3" | "sms" | "cli" | "job" | "event" | "setup";

/** A person who signed in, with everything that a policy may ask. */
export interface PersonActor {
  readonly kind: "person";
  readonly id: number;
  readonly name: string;
  readonly language: Language;
  readonly permissions: ReadonlySet<string>;
  /** Every audience key that this person answers to (`person:5`, `department:3`, …): see contract/audience.ts. */
  readonly audienceKeys: readonly string[];
  readonly door: Door;
  /** The digest of the session's secret; present when the door has sessions. */
  readonly session?: string;
}

/** The program itself: a job, a consumer of events, the command line. It may do everything that code asks of it. */
export interface SystemActor {
  readonly kind: "system";
  readonly name: string;
  readonly language: Language;
  readonly door: Door;
}

/** Somebody who has not signed in. */
export interface StrangerActor {
  readonly kind: "stranger";
  readonly language: Language;
  readonly door: Door;
}

/** Whoever asks for something. Every command, from whatever door, becomes an actor and a call of a service. */
export type Actor = PersonActor | SystemActor | StrangerActor;

export function systemActor(name: string, door: Door = "job"): SystemActor {
  return { kind: "system", name, language: "vi", door };
}

export function strangerActor(language: Language = "vi", door: Door = "web"): StrangerActor {
  return { kind: "stranger", language, door };
}

/** Whether the actor holds the permission. `PUBLIC` is everyone's, `SIGNED_IN` every person's. */
export function may(actor: Actor, permission: string): boolean {
  if (permission === PUBLIC || actor.kind === "system") return true;
  if (actor.kind === "stranger") return false;
  return permission === SIGNED_IN || actor.permissions.has(permission);
}

/** Throws `kernel.signInFirst` for a stranger, `kernel.forbidden` for a person without the permission. */
export function demand(actor: Actor, permission: string): void {
  if (may(actor, permission)) return;
  throw actor.kind === "stranger" ? kernelErrors.signInFirst() : kernelErrors.forbidden();
}

/** The person behind the actor; throws `kernel.signInFirst` where there is none. */
export function personOf(actor: Actor): PersonActor {
  if (actor.kind === "person") return actor;
  throw kernelErrors.signInFirst();
}
