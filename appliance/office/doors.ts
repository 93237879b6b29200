import { DoorAddress } from "../../server/kernel/doors.ts";
import { MAIL_DOOR_NAMES } from "../../server/modules/mail/contract.ts";
import { Check } from "typebox/value";
import type { CommandInput, OptionSpecs } from "../cli/command.ts";
import { UsageError } from "../cli/usage.ts";
import { serveTexts } from "../locale/serve.ts";

/** Every door that the office can open, in the order in which `serve` tells of them. */
export const DOORS = ["http", ...MAIL_DOOR_NAMES] as const;
export type Door = (typeof DOORS)[number];

export type DoorAddresses = Readonly<Partial<Record<Door, string>>>;

export const ALL_CLOSED: DoorAddresses = Object.fromEntries(DOORS.map((door) => [door, "off"]));

export const doorOptions: OptionSpecs = Object.fromEntries(
  DOORS.map((door) => [door, { value: "H:P", help: serveTexts.doors[door] }]),
);

/** The addresses that were given; `8080` and `:8080` mean every address of this machine. Port 0 lets the system choose. */
export function doorsFrom(input: CommandInput): DoorAddresses {
  const doors: Partial<Record<Door, string>> = {};
  for (const door of DOORS) {
    const given = input.option(door);
    if (given === undefined) continue;
    const address = /^:?\d+$/.test(given) ? `0.0.0.0:${given.replace(":", "")}` : given;
    const port = address === "off" ? 0 : Number(address.slice(address.lastIndexOf(":") + 1));
    if (!Check(DoorAddress, address) || port > 65_535)
      throw new UsageError(serveTexts.badDoor, { name: door, value: given });
    doors[door] = address;
  }
  return doors;
}
