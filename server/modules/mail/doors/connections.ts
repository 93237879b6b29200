import type { MailDoorName } from "../contract.ts";

/** A program that is connected with somebody's password. */
export interface ProgramConnection {
  readonly door: MailDoorName;
  readonly personId: number;
  /** The password for one device with which it signed in; null for the account's own. */
  readonly passwordId: number | null;
  /** IP address. */
  readonly address: string;
  /** As the program names itself, where it does. */
  readonly program: string;
  readonly secure: boolean;
}

export interface ConnectedProgram extends ProgramConnection {
  readonly id: number;
  readonly since: number;
}

/** Who is connected with which program; in memory, every door keeps it right. */
export interface ProgramConnections {
  /** A program has signed in. `end` closes it, politely where the protocol knows how. Returns what notes its going. */
  enter(connection: ProgramConnection, end: () => void): { name(program: string): void; leave(): void };
  /** The oldest first. */
  list(): ConnectedProgram[];
  /** Closes one. */
  end(id: number): void;
  /** Closes those that came in with this password. */
  endPassword(passwordId: number): void;
  /** Closes all of a person's; with `ownOnly` those that used the account's own password. */
  endPerson(personId: number, ownOnly?: boolean): void;
}

export function createConnections(clock: { now(): number }): ProgramConnections {
  const connected = new Map<number, { connection: ConnectedProgram; end: () => void }>();
  let last = 0;

  function endWhere(is: (connection: ConnectedProgram) => boolean): void {
    for (const { connection, end } of [...connected.values()]) {
      if (!is(connection)) continue;
      connected.delete(connection.id);
      end();
    }
  }

  return {
    enter(connection, end) {
      const id = ++last;
      connected.set(id, { connection: { ...connection, id, since: clock.now() }, end });
      return {
        name(program) {
          const known = connected.get(id);
          if (known) connected.set(id, { ...known, connection: { ...known.connection, program } });
        },
        leave() {
          connected.delete(id);
        },
      };
    },
    list: () => [...connected.values()].map(({ connection }) => connection),
    end(id) {
      connected.get(id)?.end();
    },
    endPassword(passwordId) {
      endWhere((connection) => connection.passwordId === passwordId);
    },
    endPerson(personId, ownOnly = false) {
      endWhere((each) => each.personId === personId && (!ownOnly || each.passwordId === null));
    },
  };
}
