import type { DirectoryService } from "../../directory/module.ts";
import type { AddressBook } from "../addresses.ts";
import type { Names } from "../delegates/names.ts";
import type { ReadableNames } from "../names/readable.ts";

/** Whether a person may send as an address: one of his own, or of a name in which he may write. The one rule, for every way of sending. */
export type MaySendAs = (personId: number, address: string) => boolean;

export function createMaySendAs(
  directory: DirectoryService,
  book: AddressBook,
  readable: ReadableNames,
  names: Names,
): MaySendAs {
  return (personId, address) => {
    // A full name may have been given a moment ago.
    readable.refresh();
    const destination = book.destinationOf(address);
    if (destination.kind === "person" && destination.personId === personId) return true;
    const who = directory.actorOf(personId);
    if (!who?.permissions.has("mail.use")) return false;
    const wanted = address.toLowerCase();
    return names.of({ ...who, door: "smtp" }).some((name) => name.address.toLowerCase() === wanted);
  };
}
