import { doorRefusal, splitAddress } from "../../../kernel/doors.ts";
import { defineErrors, Refusal } from "../../../kernel/errors.ts";
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
  /** What was chosen for a door (`standard`, `host:port`, `off`), and whether the command line chose it, which nobody changes while the program runs. */
  chosen(name: MailDoorName): { readonly address: string; readonly fixed: boolean };
  /** Chooses where a door listens, at once: who is connected through it is asked to come again. Refuses with `mail.door.*`, and the door stays as it was. */
  choose(name: MailDoorName, address: string): Promise<void>;
  /** Closes and opens again those of the named doors that are open, so that they follow the settings. */
  renew(names: readonly MailDoorName[]): Promise<void>;
  start(): Promise<void>;
  stop(): Promise<void>;
}

const doorChoiceErrors = defineErrors("mail.door", {
  fixed: {
    status: 409,
    vi: "Cửa {door} do lệnh khởi động đặt (congso serve --{door}), nên không đổi được ở đây. Hãy bỏ tham số đó rồi khởi động lại.",
    en: "The door {door} is set by the command that starts the program (congso serve --{door}). Leave that option out and start again.",
  },
  taken: {
    status: 422,
    vi: "Cổng của {address} đang được chương trình khác dùng; cửa vẫn như cũ. Hãy chọn cổng khác.",
    en: "The port of {address} is used by another program; the door stays as it was. Choose another port.",
  },
  forbidden: {
    status: 422,
    vi: "Chương trình không được phép mở {address}; cửa vẫn như cũ. Hãy chọn cổng từ 1024 trở lên.",
    en: "The program may not open {address}; the door stays as it was. Choose a port from 1024 up.",
  },
  unknown: {
    status: 422,
    vi: "Máy này không có địa chỉ trong {address}; cửa vẫn như cũ. Dùng 0.0.0.0 để mở trên mọi địa chỉ.",
    en: "This machine has no address {address}; the door stays as it was. 0.0.0.0 means all addresses.",
  },
});

/** Opens the doors that have a server here. A door is refused only where somebody chose its address: the standard ones give way. */
export function createMailDoors(kernel: Kernel, servers: readonly MailDoor[]): MailDoors {
  const log = kernel.log.named("doors");
  const settings = kernel.settings.section(doorSettings);
  const running = new Map<MailDoorName, Awaited<ReturnType<MailDoor["open"]>>>();

  /** One change after the other. */
  let changing = Promise.resolve();

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

  async function openChosen(server: MailDoor, address: string): Promise<void> {
    if (address === "off") return;
    if (address === STANDARD) {
      await openStandard(server);
      return;
    }
    const { host, port } = splitAddress(address);
    await openAt(server, host, port);
  }

  /** Lets go of a door and opens it elsewhere; what cannot be opened leaves it where it was. */
  async function move(server: MailDoor, from: string, to: string): Promise<void> {
    const old = running.get(server.name);
    running.delete(server.name);
    await old?.stop();
    try {
      await openChosen(server, to);
    } catch (error) {
      // The port that it had a moment ago.
      await openChosen(server, from).catch((lost: unknown) => {
        log.error("A door could not be opened again", lost, { door: server.name });
      });
      throw error;
    }
  }

  function inTurn(work: () => Promise<void>): Promise<void> {
    const mine = changing.then(work);
    changing = mine.catch(() => undefined);
    return mine;
  }

  return {
    chosen: (name) => ({ address: addressOf(name), fixed: kernel.doors[name] !== undefined }),
    choose: (name, address) =>
      inTurn(async () => {
        if (kernel.doors[name] !== undefined) throw doorChoiceErrors.fixed({ door: name });
        const server = servers.find((one) => one.name === name);
        const before = addressOf(name);
        if (!server || address === before) return;
        try {
          await move(server, before, address);
        } catch (error) {
          const why = error instanceof Refusal ? error.code : "";
          if (why === "doors.portInUse") throw doorChoiceErrors.taken({ address }, "/body/address");
          if (why === "doors.portForbidden") throw doorChoiceErrors.forbidden({ address }, "/body/address");
          if (why === "doors.addressUnknown") throw doorChoiceErrors.unknown({ address }, "/body/address");
          throw error;
        }
        settings.update({ [name]: address });
      }),
    renew: (names) =>
      inTurn(async () => {
        for (const server of servers) {
          const open = running.get(server.name);
          if (!open || !names.includes(server.name)) continue;
          // The very port that programs know, also where 0 was asked for.
          const at = `${open.host.includes(":") ? `[${open.host}]` : open.host}:${String(open.port)}`;
          await move(server, at, at);
        }
      }),
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
        await openChosen(server, addressOf(server.name));
      }
    },
    async stop() {
      await changing;
      const stopping = [...running.values()];
      running.clear();
      await Promise.all(stopping.map((door) => door.stop()));
    },
  };
}
