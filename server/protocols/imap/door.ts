/** One IMAP door: a port, with STARTTLS or with TLS from the first byte. */
import { createServer, type AddressInfo, type Server, type Socket } from "node:net";
import type { SecureContext } from "node:tls";
import { systemClock, type Clock } from "../../kernel/clock.ts";
import { Connection } from "./connection.ts";
import type { ImapHooks, ImapUser } from "./hooks.ts";
import { IMAP_LIMITS, type ImapLimits } from "./limits.ts";

export interface DoorOptions {
  readonly host: string;
  /** 0 for any free port. */
  readonly port: number;
  readonly hooks: ImapHooks;
  readonly limits?: Partial<ImapLimits>;
  readonly clock?: Clock;
  /** `implicit`: TLS from the first byte (993). Without a context there is no TLS at all. */
  readonly tls?: { readonly context: () => SecureContext; readonly implicit: boolean };
  /** Addresses from which a password may come without TLS; nobody's unless said. */
  readonly allowsPlain?: (address: string) => boolean;
}

export interface Door {
  readonly host: string;
  readonly port: number;
  /** Ends a person's sessions: the password was changed, the account closed. */
  dismiss(login: string): void;
  /** Takes nobody new, says goodbye to everybody, and closes within the stop time. */
  stop(): Promise<void>;
}

/** Opens the door; rejects when the port cannot be had (`EADDRINUSE`, `EACCES`). */
export async function openDoor(options: DoorOptions): Promise<Door> {
  const limits = { ...IMAP_LIMITS, ...options.limits };
  const connections = new Set<Connection>();
  const perAddress = new Map<string, number>();
  let count = 0;

  const sessionsOf = (login: string) => [...connections].filter(({ user }) => user?.login === login);
  const admit = (user: ImapUser) => sessionsOf(user.login).length < limits.maxConnectionsPerUser;

  function take(socket: Socket): void {
    socket.on("error", () => socket.destroy());
    const address = socket.remoteAddress ?? "";
    const inside = perAddress.get(address) ?? 0;
    if (connections.size >= limits.maxConnections || inside >= limits.maxConnectionsPerAddress) {
      // Inside TLS nothing can be said before the handshake, which is not worth making.
      socket.end(options.tls?.implicit ? "" : "* BYE [LIMIT] Too many connections\r\n");
      return;
    }
    perAddress.set(address, inside + 1);
    count += 1;
    const connection = new Connection(socket, `imap-${count}`, {
      hooks: options.hooks,
      limits,
      clock: options.clock ?? systemClock,
      tls: options.tls?.context,
      allowsPlain: options.allowsPlain ?? (() => false),
      admit,
    });
    connections.add(connection);
    void connection.serve(options.tls?.implicit ?? false).finally(() => {
      connections.delete(connection);
      const left = (perAddress.get(address) ?? 1) - 1;
      if (left > 0) perAddress.set(address, left);
      else perAddress.delete(address);
      onEmpty?.();
    });
  }

  let onEmpty: (() => void) | undefined;
  // A client may send its commands, end its side and still wait for the answers.
  const server = createServer({ allowHalfOpen: true }, take);
  await listen(server, options.port, options.host);
  const { address, port } = server.address() as AddressInfo;
  return {
    host: address,
    port,
    dismiss(login) {
      for (const connection of sessionsOf(login)) connection.dismiss("Signed out", "UNAVAILABLE");
    },
    async stop() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const connection of connections) connection.dismiss("The office is closing", "UNAVAILABLE");
      const timer = setTimeout(() => {
        for (const connection of connections) connection.destroy();
      }, limits.stopTime);
      await new Promise<void>((resolve) => {
        onEmpty = () => {
          if (connections.size === 0) resolve();
        };
        onEmpty();
      });
      clearTimeout(timer);
      await closed;
    },
  };
}

async function listen(server: Server, port: number, host: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      resolve();
    });
  });
  // Errors of single connections have their own listeners; an unheard one would end the process.
  server.on("error", () => undefined);
}
