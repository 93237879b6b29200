import { doorRefusal, splitAddress } from "../../../kernel/doors.ts";
import type { Kernel } from "../../../kernel/module.ts";
import { MAIL_DOOR_NAMES, MAIL_DOORS, type MailDoorName } from "../contract.ts";
import { doorSettings, STANDARD } from "./settings.ts";

/** An open door: `port` is the real one, also where 0 was asked for. */
export interface OpenDoor {
  readonly host: string;
  readonly port: number;
}

/** A protocol's server behind a door. `open` rejects with the error of `listen` when the port cannot be had. */
export interface MailDoor {
  readonly name: MailDoorName;
  open(address: { readonly host: string; readonly port: number }): Promise<OpenDoor & { stop(): Promise<void> }>;
}

export interface MailDoors {
  /** The addresses that must be had: what the command line or the settings name. For the trial before the start. */
  addresses(): Record<string, string>;
  /** What is open; null for a door that is off, could not be opened or has no server. */
  open(): Readonly<Record<MailDoorName, OpenDoor | null>>;
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** Opens the doors that have a server here. A door is refused only where somebody chose its address: the standard ones give way. */
export function createMailDoors(kernel: Kernel, servers: readonly MailDoor[]): MailDoors {
  const log = kernel.log.named("doors");
  const settings = kernel.settings.section(doorSettings);
  const running = new Map<MailDoorName, Awaited<ReturnType<MailDoor["open"]>>>();

  const addressOf = (name: MailDoorName): string => kernel.doors[name] ?? settings.get()[name];

  async function openAt(server: MailDoor, host: string, port: number): Promise<void> {
    try {
      running.set(server.name, await server.open({ host, port }));
    } catch (error) {
      throw doorRefusal(server.name, host, port, error);
    }
  }

  /** The standard port, else the other; else the door stays closed, and everything else works. */
  async function openStandard(server: MailDoor): Promise<void> {
    const { standard, other } = MAIL_DOORS[server.name];
    for (const port of [standard, other]) {
      try {
        running.set(server.name, await server.open({ host: "0.0.0.0", port }));
        return;
      } catch (error) {
        const code = (error as NodeJS.ErrnoException | undefined)?.code;
        if (code !== "EACCES" && code !== "EADDRINUSE") throw error;
        if (port === other) log.warn("A door stays closed: neither of its ports can be opened", { door: server.name });
      }
    }
  }

  return {
    addresses: () =>
      Object.fromEntries(
        servers.map(({ name }) => [name, addressOf(name)]).filter(([, address]) => address !== STANDARD),
      ) as Record<string, string>,
    open: () =>
      // Every name of the list is given its value here.
      Object.fromEntries(
        MAIL_DOOR_NAMES.map((name) => {
          const door = running.get(name);
          return [name, door ? { host: door.host, port: door.port } : null];
        }),
      ) as Record<MailDoorName, OpenDoor | null>,
    async start() {
      for (const server of servers) {
        const address = addressOf(server.name);
        if (address === "off") continue;
        if (address === STANDARD) await openStandard(server);
        else {
          const { host, port } = splitAddress(address);
          await openAt(server, host, port);
        }
      }
    },
    async stop() {
      const stopping = [...running.values()];
      running.clear();
      await Promise.all(stopping.map((door) => door.stop()));
    },
  };
}
