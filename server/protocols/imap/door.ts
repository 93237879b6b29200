/** One IMAP door: a port, with STARTTLS or with TLS from the first byte. */
import type { SecureContext } from "node:tls";
import { systemClock, type Clock } from "../../kernel/clock.ts";
import { openListener, type Listener } from "../wire/listener.ts";
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
  /** `implicit`: TLS from the first byte (993); else by STARTTLS. Without TLS nobody signs in. */
  readonly tls: { readonly context: () => SecureContext; readonly implicit: boolean };
}

/** Opens the door; rejects when the port cannot be had (`EADDRINUSE`, `EACCES`). */
export function openDoor(options: DoorOptions): Promise<Listener> {
  const limits = { ...IMAP_LIMITS, ...options.limits };
  const { implicit } = options.tls;
  const connections = new Set<Connection>();
  let count = 0;
  const admit = ({ login }: ImapUser) =>
    [...connections].filter(({ user }) => user?.login === login).length < limits.maxConnectionsPerUser;

  return openListener({
    host: options.host,
    port: options.port,
    maxConnections: limits.maxConnections,
    maxConnectionsPerAddress: limits.maxConnectionsPerAddress,
    // Inside TLS nothing can be said before the handshake, which is not worth making.
    busy: implicit ? "" : "* BYE [LIMIT] Too many connections\r\n",
    stopTime: limits.stopTime,
    serve(socket) {
      count += 1;
      const connection = new Connection(socket, `imap-${count}`, {
        hooks: options.hooks,
        limits,
        clock: options.clock ?? systemClock,
        tls: options.tls.context,
        admit,
      });
      connections.add(connection);
      return {
        done: connection.serve(implicit).finally(() => connections.delete(connection)),
        dismiss: () => connection.dismiss("The office is closing"),
        destroy: () => connection.destroy(),
      };
    },
  });
}
