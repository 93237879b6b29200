import { may, systemActor, type Actor } from "../../../kernel/access/actor.ts";
import { done } from "../../../kernel/contract/index.ts";
import { kernelErrors, type Refusal } from "../../../kernel/errors.ts";
import type { Kernel } from "../../../kernel/module.ts";
import type { Work } from "../../../kernel/work.ts";
import type { DirectoryService } from "../../directory/module.ts";
import type { AddressBook } from "../addresses.ts";
import type { ConnectedProgram, MailDoorName, ProgramPassword } from "../contract.ts";
import type { ProgramConnections } from "../doors/connections.ts";
import { mailErrors } from "../errors.ts";
import { mailUser } from "../policy.ts";
import { digestOfProgramPassword, isProgramPassword, newProgramPassword } from "./secret.ts";
import * as store from "./store.ts";

/** Who has signed in with a mail program. */
export interface ProgramIdentity {
  readonly personId: number;
  /** The device's password; null for the account's own. */
  readonly passwordId: number | null;
}

export interface SignInFrom {
  /** The peer's IP address. */
  readonly address: string;
  readonly door: MailDoorName;
  /** As the program names itself (EHLO, ID); may be empty. */
  readonly program: string;
}

export type ProgramSignIn =
  { readonly ok: true; readonly identity: ProgramIdentity } | { readonly ok: false; readonly refusal: Refusal };

/** How mail programs sign in, and the passwords that people have for them. */
export interface Programs {
  /**
   * Checks a login (user name or mail address) and a password: one of the person's devices', or the account's own where the office allows
   * it. The limiter is the one of the web (ADR 0006), and the refusal the same for every reason that a stranger could guess from.
   */
  authenticate(login: string, password: string, from: SignInFrom): Promise<ProgramSignIn>;
  list(actor: Actor): {
    items: ProgramPassword[];
    connected: ConnectedProgram[];
    login: string;
    ownPassword: boolean;
    limit: number;
  };
  create(actor: Actor, label: string): { item: ProgramPassword; password: string };
  withdraw(actor: Actor, id: number): typeof done;
  /** Somebody has left: nothing of his or hers opens a door any more. */
  end(work: Work, personId: number): void;
}

interface Parts {
  readonly kernel: Kernel;
  readonly directory: DirectoryService;
  readonly book: AddressBook;
  readonly connections: ProgramConnections;
  /** Whether the account's own password opens a mailbox too. */
  readonly ownPassword: () => boolean;
}

const MOST = 20;
const HOUR = 3_600_000;

export function createPrograms({ kernel, directory, book, connections, ownPassword }: Parts): Programs {
  const { db } = kernel;

  function usernameOf(login: string): string {
    const address = login.includes("@") ? login : `${login}@${book.domain()}`;
    const destination = book.destinationOf(address);
    const person = destination.kind === "person" ? directory.person(destination.personId) : undefined;
    return person?.username ?? login;
  }

  function noteUse(passwordId: number, personId: number, from: SignInFrom): void {
    const row = store.passwordsOf(db, personId).find(({ id }) => id === passwordId);
    const now = kernel.clock.now();
    const isNews = row?.usedFrom !== from.address || (row.usedAt ?? 0) + HOUR <= now;
    if (!isNews) return;
    kernel.write(systemActor("mail.programs"), (work) => {
      store.noteUse(work.db, passwordId, {
        usedAt: now,
        usedFrom: from.address,
        usedDoor: from.door,
        usedBy: from.program.slice(0, 200),
      });
    });
  }

  const toItem = (row: store.ProgramPasswordRow): ProgramPassword => ({
    id: row.id,
    label: row.label,
    createdAt: row.createdAt,
    usedAt: row.usedAt,
    usedFrom: row.usedFrom,
    usedBy: row.usedBy,
  });

  return {
    async authenticate(login, password, from) {
      const used: { passwordId: number | null } = { passwordId: null };
      const found = await directory.authenticate(usernameOf(login.normalize("NFC").trim()), password, {
        address: from.address,
        door: from.door === "imap" || from.door === "imaps" ? "imap" : from.door.startsWith("pop3") ? "pop3" : "smtp",
        ownPassword: ownPassword(),
        isOther(personId, typed) {
          used.passwordId = store.passwordsOf(db, personId).find((row) => isProgramPassword(typed, row))?.id ?? null;
          return used.passwordId !== null;
        },
      });
      if (!found.ok) return found;
      const actor = directory.actorOf(found.personId);
      if (!actor || !may({ ...actor, door: "smtp" }, "mail.use"))
        return { ok: false, refusal: kernelErrors.forbidden() };
      if (used.passwordId !== null) noteUse(used.passwordId, found.personId, from);
      return { ok: true, identity: { personId: found.personId, passwordId: used.passwordId } };
    },
    list(actor) {
      const { id: personId } = mailUser(actor);
      const rows = store.passwordsOf(db, personId);
      const labels = new Map(rows.map(({ id, label }) => [id, label]));
      return {
        items: rows.map(toItem),
        connected: connections
          .list()
          .filter((each) => each.personId === personId)
          .map(({ door, address, program, secure, since, passwordId }) => ({
            door,
            address,
            program,
            secure,
            since,
            label: passwordId === null ? null : (labels.get(passwordId) ?? null),
          })),
        login: directory.person(personId)?.mailAddress ?? "",
        ownPassword: ownPassword(),
        limit: MOST,
      };
    },
    create(actor, label) {
      const { id: personId } = mailUser(actor);
      const password = newProgramPassword();
      const item = kernel.write(actor, (work) => {
        if (store.passwordsOf(work.db, personId).length >= MOST) throw mailErrors.tooManyPrograms({ limit: MOST });
        const id = store.insertPassword(work.db, {
          personId,
          label: label.normalize("NFC").trim(),
          ...digestOfProgramPassword(password),
          createdAt: work.now,
        });
        work.audit({ action: "mail.program-added", subject: { type: "person", id: personId }, detail: { label } });
        const row = store.passwordsOf(work.db, personId).find((each) => each.id === id);
        if (!row) throw kernelErrors.internal();
        return toItem(row);
      });
      return { item, password };
    },
    withdraw(actor, id) {
      const { id: personId } = mailUser(actor);
      kernel.write(actor, (work) => {
        if (!store.deletePassword(work.db, personId, id)) throw kernelErrors.notFound();
        work.audit({ action: "mail.program-withdrawn", subject: { type: "person", id: personId }, detail: { id } });
        work.afterCommit(() => {
          connections.endPassword(id);
        });
      });
      return done;
    },
    end(work, personId) {
      store.deletePasswordsOf(work.db, personId);
      work.afterCommit(() => {
        connections.endPerson(personId);
      });
    },
  };
}
