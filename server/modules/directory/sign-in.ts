import { setTimeout as sleep } from "node:timers/promises";
import { personOf, systemActor, type Actor, type Door } from "../../kernel/access/actor.ts";
import { done, SIGNED_IN } from "../../kernel/contract/index.ts";
import { kernelErrors } from "../../kernel/errors.ts";
import { endSession, endSessionsOf, openSession, sessionsOf, type Session } from "../../kernel/http/sessions.ts";
import { personChanged, type SessionInfo, type SessionLine } from "./contract.ts";
import type { Core } from "./core.ts";
import { directoryErrors } from "./errors.ts";
import { passwordFault, type Passwords } from "./passwords.ts";
import * as store from "./store.ts";
import { placeOf, type Throttle } from "./throttle.ts";
import type { SignInFrom, SignInResult } from "./service.ts";

const DAY = 24 * 60 * 60 * 1000;

export interface SignIn {
  authenticate(username: string, password: string, from: SignInFrom): Promise<SignInResult>;
  /** Checks the password and opens a session; refuses with `directory.wrongPassword` or `directory.tooManyAttempts`. */
  open(
    username: string,
    password: string,
    from: { address: string; agent: string },
  ): Promise<{ info: SessionInfo; secret: string; expiresAt: number }>;
  info(actor: Actor): SessionInfo;
  close(actor: Actor): typeof done;
  changePassword(actor: Actor, current: string, next: string, address: string): Promise<{ endedSessions: number }>;
  /** Sets a chosen password, for the command line and the first-run page. */
  setPassword(actor: Actor, id: number, password: { text: string; mustChange: boolean }): Promise<void>;
  sessions(actor: Actor): { items: SessionLine[] };
  endOwn(actor: Actor, digest: string): typeof done;
  sessionsOfPerson(personId: number): { items: SessionLine[] };
}

/** Doors at which a person can be shown the page that changes a one-time password. */
const CAN_CHANGE: readonly Door[] = ["web", "setup", "cli"];

export function createSignIn(
  core: Core,
  passwords: Passwords,
  throttle: Throttle,
  pause: (milliseconds: number) => Promise<unknown> = sleep,
): SignIn {
  const { kernel } = core;
  const { db } = kernel;

  async function check(
    account: string,
    password: string,
    from: SignInFrom,
  ): Promise<SignInResult & { readonly hash?: string }> {
    const person = account.length > 100 ? undefined : store.findPersonByUsername(db, account);
    const credential = person?.active === 1 ? store.findCredential(db, person.id) : undefined;
    const known = person && store.knownSince(db, person.id, placeOf(from.address));
    const verdict = throttle.ask({ account, address: from.address, isKnown: known !== undefined });
    if (!verdict.admitted) {
      const seconds = Math.ceil(verdict.waitMs / 1000);
      return { ok: false, refusal: directoryErrors.tooManyAttempts({ seconds }) };
    }
    if (verdict.admission.pause > 0) await pause(verdict.admission.pause);
    // Somebody who has left has no credential, and no other secret either.
    const isOther = credential !== undefined && person !== undefined && from.isOther?.(person.id, password) === true;
    const own = from.ownPassword === false ? undefined : credential?.hash;
    const isRight = isOther || (await passwords.verify(password, own));
    if (!isRight || !person || !credential) {
      kernel.log.named("directory").warn("A sign-in was refused", { address: from.address, door: from.door });
      return { ok: false, refusal: directoryErrors.wrongPassword() };
    }
    verdict.admission.succeed();
    if (!isOther && passwords.isWeak(credential.hash)) {
      const stronger = await passwords.hash(password);
      kernel.write(systemActor("directory.rehash"), (work) => {
        store.strengthenCredential(work.db, person.id, credential.hash, stronger);
      });
      return { ok: true, personId: person.id, hash: stronger };
    }
    return { ok: true, personId: person.id, hash: credential.hash };
  }

  function info(actor: Actor): SessionInfo {
    const { id } = personOf(actor);
    const person = store.findPerson(db, id);
    const now = core.actorOf(id);
    if (!person || !now) throw kernelErrors.signInFirst();
    const { name, code } = kernel.settings.agency.get();
    const brief = core.toBrief(person);
    return {
      person: {
        ...brief,
        positionTitle: brief.positionTitle ?? "",
        departmentName: brief.departmentName ?? "",
        language: person.language,
        mustChangePassword: core.mustChangePassword(id),
      },
      permissions: [...now.permissions].sort(),
      audienceKeys: [...now.audienceKeys],
      agency: { name, code },
      live: kernel.live.place(),
    };
  }

  const toLine = (session: Session, current: string | undefined): SessionLine => ({
    id: session.digest,
    current: session.digest === current,
    createdAt: session.createdAt,
    seenAt: session.seenAt,
    expiresAt: session.expiresAt,
    address: session.address,
    agent: session.agent,
  });

  return {
    async authenticate(username, password, from) {
      const found = await check(username.trim().toLowerCase(), password, from);
      if (!found.ok) return found;
      const { personId } = found;
      if (core.mustChangePassword(personId) && !CAN_CHANGE.includes(from.door))
        return { ok: false, refusal: directoryErrors.changePasswordFirst() };
      const place = placeOf(from.address);
      const seenAt = store.knownSince(db, personId, place);
      // Mail programs sign in every few minutes: one write a day is enough to know the address.
      if (seenAt === undefined || seenAt + DAY < kernel.clock.now()) {
        kernel.write(systemActor("directory.sign-in", from.door), (work) => {
          store.rememberAddress(work.db, personId, place, work.now);
        });
      }
      return { ok: true, personId };
    },

    async open(username, password, { address, agent }) {
      const found = await check(username.trim().toLowerCase(), password, { address, door: "web" });
      if (!found.ok) throw found.refusal;
      const who = core.actorOf(found.personId);
      // Deactivated, or given another password, while this one was being checked.
      const credential = store.findCredential(db, found.personId);
      if (!who || credential?.hash !== found.hash) throw directoryErrors.wrongPassword();
      const actor = { ...who, door: "web" } as const;
      const session = kernel.write(actor, (work) => {
        store.rememberAddress(work.db, who.id, placeOf(address), work.now);
        work.audit({ action: "directory.signed-in", subject: { type: "person", id: who.id }, detail: { address } });
        return openSession(work.db, work.now, { personId: who.id, address, agent });
      });
      return { info: info(actor), ...session };
    },

    info,

    close(actor) {
      const { session, id } = personOf(actor);
      if (session === undefined) return done;
      kernel.write(actor, (work) => {
        endSession(work.db, session);
        work.audit({ action: "directory.signed-out", subject: { type: "person", id } });
        work.afterCommit(() => {
          kernel.live.drop({ session });
        });
      });
      return done;
    },

    async changePassword(actor, current, next, address) {
      const { id, session } = personOf(actor);
      const person = store.findPerson(db, id);
      if (!person) throw kernelErrors.signInFirst();
      const found = await check(person.username, current, { address, door: "web" });
      if (!found.ok)
        throw found.refusal.code === "directory.wrongPassword"
          ? directoryErrors.wrongCurrentPassword({}, "/body/current")
          : found.refusal;
      if (next === current) throw directoryErrors.passwordSame({}, "/body/next");
      const fault = passwordFault(next, person.username);
      if (fault) throw fault;
      const hash = await passwords.hash(next);
      return core.change(actor, SIGNED_IN, (work) => {
        if (store.findCredential(work.db, id)?.hash !== found.hash) throw kernelErrors.conflict();
        store.setCredential(work.db, id, hash, false, work.now);
        const ended = sessionsOf(work.db, id).filter(({ digest }) => digest !== session);
        endSessionsOf(work.db, id, session);
        work.emit(personChanged, { personId: id, fields: ["password"] });
        work.audit({
          action: "directory.password-changed",
          subject: { type: "person", id },
          detail: { endedSessions: ended.length },
        });
        work.afterCommit(() => {
          for (const { digest } of ended) kernel.live.drop({ session: digest });
        });
        return { endedSessions: ended.length };
      });
    },

    async setPassword(actor, id, { text, mustChange }) {
      const person = store.findPerson(db, id);
      if (!person) throw kernelErrors.notFound();
      const fault = passwordFault(text, person.username);
      if (fault) throw fault;
      const hash = await passwords.hash(text);
      core.change(actor, "directory.manage", (work) => {
        store.setCredential(work.db, id, hash, mustChange, work.now);
        endSessionsOf(work.db, id);
        work.emit(personChanged, { personId: id, fields: ["password"] });
        work.audit({ action: "directory.password-set", subject: { type: "person", id } });
        work.afterCommit(() => {
          kernel.live.drop({ personId: id });
        });
      });
    },

    sessions(actor) {
      const { id, session } = personOf(actor);
      return { items: sessionsOf(db, id).map((line) => toLine(line, session)) };
    },

    endOwn(actor, digest) {
      const { id } = personOf(actor);
      kernel.write(actor, (work) => {
        const isOwn = sessionsOf(work.db, id).some((session) => session.digest === digest);
        if (!isOwn) throw kernelErrors.notFound();
        endSession(work.db, digest);
        work.audit({ action: "directory.session-ended", subject: { type: "person", id } });
        work.afterCommit(() => {
          kernel.live.drop({ session: digest });
        });
      });
      return done;
    },

    sessionsOfPerson(personId) {
      if (!store.findPerson(db, personId)) throw kernelErrors.notFound();
      return { items: sessionsOf(db, personId).map((line) => toLine(line, undefined)) };
    },
  };
}
