import type { PersonActor } from "../../../kernel/access/actor.ts";
import { EVERYONE, type AudienceKey } from "../../../kernel/contract/index.ts";
import { smtpRefusals, type SmtpRefusal } from "../../../protocols/smtp/index.ts";
import type { DirectoryService } from "../../directory/module.ts";
import type { AddressBook } from "../addresses.ts";
import type { ReadableNames } from "../names/readable.ts";
import type { Quotas } from "../quota/quota.ts";
import type { Target } from "./receive.ts";

/** Who wants to reach somebody: a person who signed in, a listed device, or anybody on the network. */
export type Writer =
  | { readonly kind: "person"; readonly actor: Pick<PersonActor, "permissions"> }
  | { readonly kind: "device" | "anybody" };

/** What RCPT is answered. */
export type AdmitRecipient = (address: string, writer: Writer, size: number) => { target: Target } | SmtpRefusal;

interface Parts {
  readonly directory: DirectoryService;
  readonly book: AddressBook;
  readonly names: ReadableNames;
  readonly quotas: Quotas;
  readonly isOutgoing: () => boolean;
}

export function createAdmitRecipient({ directory, book, names, quotas, isOutgoing }: Parts): AdmitRecipient {
  /** A name that nobody has yet may be of somebody who came a moment ago. */
  function destinationOf(address: string) {
    const destination = book.destinationOf(address);
    if (destination.kind !== "unknown") return destination;
    names.refresh();
    return book.destinationOf(address);
  }

  function outside(writer: Writer): { target: Target } | SmtpRefusal {
    if (writer.kind !== "person") return smtpRefusals.noRelaying;
    return isOutgoing() ? { target: { kind: "outside" } } : smtpRefusals.outgoingOff;
  }

  /** A body of people or a list; those keys that the directory still knows. */
  function many(keys: readonly AudienceKey[], writer: Writer): { target: Target } | SmtpRefusal {
    const gone = new Set(directory.unknownKeys(keys));
    const known = keys.filter((key) => !gone.has(key));
    if (known.length === 0) return smtpRefusals.unknownRecipient;
    if (known.includes(EVERYONE) && !mayWriteToAll(writer)) return smtpRefusals.notForYou;
    return { target: { kind: "keys", keys: known } };
  }

  return (address, writer, size) => {
    const destination = destinationOf(address);
    switch (destination.kind) {
      case "person":
        return quotas.isFull(destination.personId, size)
          ? smtpRefusals.mailboxFull
          : { target: { kind: "person", personId: destination.personId } };
      case "body":
        // Departments and the whole office are written to by people who have signed in; a shared mailbox is there for everybody.
        if (writer.kind === "anybody" && book.sharedOf(destination.key) === undefined)
          return smtpRefusals.unknownRecipient;
        return many([destination.key], writer);
      case "list":
        if (destination.writers === "anyone") return many(destination.keys, { kind: "person", actor: EVERYBODY_MAY });
        if (writer.kind === "anybody") return smtpRefusals.unknownRecipient;
        if (destination.writers === "allowed" && !mayWriteToAll(writer)) return smtpRefusals.notForYou;
        return many(destination.keys, { kind: "person", actor: EVERYBODY_MAY });
      case "outside":
        return outside(writer);
      case "unknown":
        return smtpRefusals.unknownRecipient;
    }
  };
}

/** An administrator who puts the whole office on a list has decided who may write to it. */
const EVERYBODY_MAY = { permissions: new Set(["mail.everyone"]) };

function mayWriteToAll(writer: Writer): boolean {
  return writer.kind === "person" && writer.actor.permissions.has("mail.everyone");
}
