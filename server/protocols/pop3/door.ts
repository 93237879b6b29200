/** One POP3 door: a port, with STLS or with TLS from the first byte. */
import type { SecureContext } from "node:tls";
import { openListener, type Listener } from "../wire/listener.ts";
import { Pop3Connection } from "./connection.ts";
import { POP3_LIMITS, type Pop3Hooks, type Pop3Limits } from "./hooks.ts";

export interface Pop3DoorOptions {
  readonly host: string;
  /** 0 for any free port. */
  readonly port: number;
  readonly hooks: Pop3Hooks;
  readonly limits?: Partial<Pop3Limits>;
  readonly tls: { readonly context: () => SecureContext; readonly implicit: boolean };
}

/** Opens the door; rejects when the port cannot be had. */
export function openPop3Door(options: Pop3DoorOptions): Promise<Listener> {
  const limits = { ...POP3_LIMITS, ...options.limits };
  const { context, implicit } = options.tls;
  let count = 0;
  return openListener({
    ...limits,
    host: options.host,
    port: options.port,
    busy: implicit ? "" : "-ERR [SYS/TEMP] Too many connections\r\n",
    serve(socket) {
      count += 1;
      const connection = new Pop3Connection(socket, `pop3-${count}`, { hooks: options.hooks, limits, tls: context });
      return {
        done: connection.serve(implicit),
        dismiss: () => connection.dismiss("The office is closing"),
        destroy: () => connection.destroy(),
      };
    },
  });
}
