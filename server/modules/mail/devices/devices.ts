import type { Actor } from "../../../kernel/access/actor.ts";
import { done } from "../../../kernel/contract/index.ts";
import { kernelErrors } from "../../../kernel/errors.ts";
import { isNetwork, networkOf, type Network } from "../../../kernel/networks.ts";
import type { Kernel } from "../../../kernel/module.ts";
import type { AddressBook } from "../addresses.ts";
import type { MailDevice, MailDeviceInput } from "../contract.ts";
import { mailErrors } from "../errors.ts";
import { deviceUse } from "../traffic/store.ts";
import * as store from "./store.ts";

/** A device as the door knows it. */
export interface KnownDevice {
  readonly id: number;
  readonly name: string;
  readonly sender: string;
  readonly mendsLines: boolean;
}

/** The scanners and machines that send without signing in. */
export interface Devices {
  /** The device at an IP address: the one with the narrowest network. */
  at(address: string): KnownDevice | undefined;
  list(): MailDevice[];
  create(actor: Actor, input: MailDeviceInput): MailDevice;
  change(actor: Actor, id: number, input: MailDeviceInput): MailDevice;
  remove(actor: Actor, id: number): typeof done;
}

interface Listed extends KnownDevice {
  readonly network: Network;
}

export function createDevices(kernel: Kernel, book: AddressBook): Devices {
  const { db } = kernel;
  /** Read once and after each change: the door asks at every connection. */
  let listed: readonly Listed[] | undefined;

  function read(): readonly Listed[] {
    listed ??= store
      .allDevices(db)
      .map(({ network, mendsLines, ...device }) => ({
        ...device,
        mendsLines: mendsLines === 1,
        network: networkOf(network),
      }))
      .toSorted((a, b) => b.network.bits - a.network.bits);
    return listed;
  }

  const present = (row: store.DeviceRow): MailDevice => ({
    ...row,
    mendsLines: row.mendsLines === 1,
    ...deviceUse(db, row.id),
  });

  /** What is stored; refuses a network that is none and a sender that is not of this office. */
  function clean(input: MailDeviceInput, id?: number): Omit<store.DeviceRow, "id"> {
    const network = input.network.toLowerCase();
    if (!isNetwork(network)) throw mailErrors.badNetwork({ network }, "/body/network");
    const sender = input.sender.normalize("NFC").toLowerCase();
    if (!sender.endsWith(`@${book.domain()}`))
      throw mailErrors.foreignSender({ domain: book.domain() }, "/body/sender");
    const name = input.name.normalize("NFC").trim();
    const other = store.allDevices(db).find((row) => row.id !== id && (row.name === name || row.network === network));
    if (other) throw mailErrors.deviceListed({ name: other.name, network: other.network });
    return { name, network, sender, mendsLines: input.mendsLines ? 1 : 0 };
  }

  function find(id: number): store.DeviceRow {
    const row = store.findDevice(db, id);
    if (!row) throw kernelErrors.notFound();
    return row;
  }

  /** One change of the list; what is kept in memory is read anew after it. */
  function change<T>(actor: Actor, id: (result: T) => number, action: string, apply: () => T, detail: object): T {
    return kernel.write(actor, (work) => {
      const result = apply();
      work.audit({ action, subject: { type: "mail-device", id: id(result) }, detail: { ...detail } });
      work.afterCommit(() => (listed = undefined));
      return result;
    });
  }

  return {
    at(address) {
      return read().find(({ network }) => network.has(address));
    },
    list: () => store.allDevices(db).map(present),
    create(actor, input) {
      const row = clean(input);
      const made = change(
        actor,
        (id) => id,
        "mail.device-listed",
        () => store.insertDevice(db, row, kernel.clock.now()),
        row,
      );
      return present(find(made));
    },
    change(actor, id, input) {
      find(id);
      const row = clean(input, id);
      change(
        actor,
        () => id,
        "mail.device-changed",
        () => {
          store.updateDevice(db, { id, ...row });
        },
        row,
      );
      return present(find(id));
    },
    remove(actor, id) {
      const { name } = find(id);
      change(
        actor,
        () => id,
        "mail.device-removed",
        () => store.deleteDevice(db, id),
        { name },
      );
      return done;
    },
  };
}
