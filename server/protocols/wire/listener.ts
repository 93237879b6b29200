/** A port with bounded connections, for a protocol of lines. */
import { createServer, type AddressInfo, type Socket } from "node:net";

/** One client being served. */
export interface Served {
  /** Never rejects. */
  readonly done: Promise<void>;
  /** Asks it to end: at once where it only waits for the client, else behind what it is doing. */
  dismiss(): void;
  destroy(): void;
}

export interface ListenerOptions {
  readonly host: string;
  /** 0 for any free port. */
  readonly port: number;
  readonly maxConnections: number;
  readonly maxConnectionsPerAddress: number;
  /** What is said to a client for which there is no room; empty where it could not read it. */
  readonly busy: string;
  /** Milliseconds that clients have to finish when the port closes. */
  readonly stopTime: number;
  readonly serve: (socket: Socket) => Served;
}

export interface Listener {
  readonly host: string;
  readonly port: number;
  /** Takes nobody new, dismisses everybody, and closes within the stop time. */
  stop(): Promise<void>;
}

/** Opens the port; rejects when it cannot be had (`EADDRINUSE`, `EACCES`). */
export async function openListener(options: ListenerOptions): Promise<Listener> {
  const inside = new Set<Served>();
  const perAddress = new Map<string, number>();

  function take(socket: Socket): void {
    socket.on("error", () => socket.destroy());
    const address = socket.remoteAddress ?? "";
    const count = perAddress.get(address) ?? 0;
    if (inside.size >= options.maxConnections || count >= options.maxConnectionsPerAddress) {
      socket.end(options.busy);
      return;
    }
    perAddress.set(address, count + 1);
    const served = options.serve(socket);
    inside.add(served);
    void served.done.then(() => {
      inside.delete(served);
      const left = (perAddress.get(address) ?? 1) - 1;
      if (left > 0) perAddress.set(address, left);
      else perAddress.delete(address);
    });
  }

  // A client may send its commands, end its side and still wait for the answers.
  const server = createServer({ allowHalfOpen: true }, take);
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port, options.host, () => {
      server.off("error", reject);
      resolve();
    });
  });
  // Errors of single connections have their own listeners; an unheard one would end the process.
  server.on("error", () => undefined);
  const { address, port } = server.address() as AddressInfo;
  return {
    host: address,
    port,
    async stop() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const served of inside) served.dismiss();
      const timer = setTimeout(() => {
        for (const served of inside) served.destroy();
      }, options.stopTime);
      await Promise.all([...inside].map(({ done }) => done));
      clearTimeout(timer);
      await closed;
    },
  };
}
