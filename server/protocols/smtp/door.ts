/**
 * One SMTP door: smtp-server as the machine, the office behind hooks. Which door it is (inbound, submission, devices) is decided by the hooks
 * that it is given and by whether they authenticate.
 */
import type { AddressInfo } from "node:net";
import { SMTP_LIMITS } from "./hooks.ts";
import type { DoorOptions } from "./options.ts";
import { DoorServer } from "./server.ts";

export interface Door {
  readonly host: string;
  readonly port: number;
  /** Takes nothing new, lets messages under way finish within the stop time, then closes. */
  stop(): Promise<void>;
}

/** Opens the door; rejects when the port cannot be had (`EADDRINUSE`, `EACCES`). */
export async function openDoor<Recipient, Identity = never>(options: DoorOptions<Recipient, Identity>): Promise<Door> {
  const limits = { ...SMTP_LIMITS, ...options.limits };
  const server = new DoorServer(options, limits);
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port, options.host, () => {
      server.off("error", reject);
      resolve();
    });
  });
  // Errors of single connections: their own listeners have dealt with them, an unheard "error" would end the process.
  server.on("error", () => undefined);
  const { address, port } = server.server.address() as AddressInfo;
  return {
    host: address,
    port,
    stop: () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.dismissIdle();
      }),
  };
}
