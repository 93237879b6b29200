import type { Readable, Transform } from "node:stream";
import { systemActor } from "../../../kernel/access/actor.ts";
import type { AudienceKey } from "../../../kernel/contract/index.ts";
import { Refusal } from "../../../kernel/errors.ts";
import type { Kernel } from "../../../kernel/module.ts";
import {
  editHeader,
  smtpRefusals,
  type HeaderEdit,
  type SmtpEnvelope,
  type SmtpPeer,
  type SmtpRefusal,
} from "../../../protocols/smtp/index.ts";
import type { AddressBook } from "../addresses.ts";
import type { MailDoorName } from "../contract.ts";
import type { Deliver } from "../deliver.ts";
import type { Queue } from "../queue/queue.ts";
import { contentOf, type MailReader } from "../reader.ts";
import type { mailSettings } from "../settings.ts";
import type { Traffic } from "../traffic/traffic.ts";
import { createTogether } from "./together.ts";

/** To whom an accepted recipient leads. */
export type Target =
  | { readonly kind: "person"; readonly personId: number }
  | { readonly kind: "keys"; readonly keys: readonly AudienceKey[] }
  | { readonly kind: "outside" };

/** What a door knows of a message beside its envelope. */
export interface Arrival {
  readonly door: MailDoorName;
  readonly maxBytes: number;
  readonly senderId: number | null;
  readonly deviceId?: number;
  readonly edit?: HeaderEdit;
}

export type Receive = (
  envelope: SmtpEnvelope<Target>,
  content: Readable,
  peer: SmtpPeer<unknown>,
  arrival: Arrival,
) => Promise<{ id: string } | SmtpRefusal>;

interface Parts {
  readonly kernel: Kernel;
  readonly book: AddressBook;
  readonly deliver: Deliver;
  readonly reader: MailReader;
  readonly queue: Queue;
  readonly traffic: Traffic;
  readonly settings: () => (typeof mailSettings)["defaults"];
}

/** Makes a message safe for everybody to whom it goes: one file, one transaction, whichever door it came through. */
export function createReceive({ kernel, book, deliver, reader, queue, traffic, settings }: Parts): Receive {
  const log = kernel.log.named("smtp");
  const together = createTogether(kernel, systemActor("smtp", "smtp"));

  /** The people and shared mailboxes behind the recipients, each once; a person who is named is told under that address. */
  function expand(envelope: SmtpEnvelope<Target>, senderId: number | null) {
    const people = new Map<number, string>();
    for (const { address, target } of envelope.recipients) {
      if (target.kind === "person") people.set(target.personId, address);
    }
    const shared = new Map<number, string>();
    for (const { address, target } of envelope.recipients) {
      if (target.kind !== "keys") continue;
      const behind = book.expand(target.keys, "vi");
      for (const personId of behind.personIds) {
        // A department's member does not write to himself unless he says so.
        if (personId !== senderId && !people.has(personId)) people.set(personId, address);
      }
      for (const { accountId } of behind.shared) shared.set(accountId, address);
    }
    return {
      to: [...people].map(([personId, address]) => ({ personId, address })),
      shared: [...shared].map(([accountId, address]) => ({ accountId, address })),
      outside: envelope.recipients.filter(({ target }) => target.kind === "outside").map(({ address }) => address),
    };
  }

  return async (envelope, content, peer, { door, maxBytes, senderId, deviceId, edit }) => {
    const { to, shared, outside } = expand(envelope, senderId);
    if (to.length + shared.length + outside.length > settings().maxRecipients) return smtpRefusals.tooManyPeople;
    const blob = await kernel.blobs.put(edit ? edited(content, editHeader(edit)) : content, { maxBytes });
    const read = await reader.read(blob.hash);
    const contentId = await together((work) => {
      if (outside.length > 0) {
        queue.add(work, {
          hash: blob.hash,
          size: blob.size,
          subject: read.subject,
          envelopeFrom: envelope.from,
          senderId,
          to: outside,
          trace: `from ${peer.helo} ([${peer.address}]) by ${book.domain()} with ${peer.protocol} id ${peer.id}`,
        });
      }
      // What nobody here gets has no row here.
      if (to.length + shared.length === 0) return undefined;
      return deliver(work, {
        content: contentOf(blob, read),
        to,
        shared,
        senderId,
        door,
        envelopeFrom: envelope.from,
        receivedAt: work.now,
        once: true,
      }).contentId;
    });
    for (const { address, target } of envelope.recipients) {
      traffic.note({
        what: target.kind === "outside" ? "queued" : "delivered",
        door,
        peer: peer.address,
        sender: envelope.from,
        recipient: address,
        size: blob.size,
        reply: "250 2.6.0",
        ...(contentId !== undefined && { contentId }),
        ...(deviceId !== undefined && { deviceId }),
      });
    }
    log.info("A message was taken in", {
      door,
      peer: peer.address,
      from: envelope.from,
      recipients: to.length + shared.length + outside.length,
      bytes: blob.size,
      content: contentId ?? null,
    });
    return { id: contentId === undefined ? blob.hash.slice(0, 12) : String(contentId) };
  };
}

/** The edit ends with the error with which the content ends, so that nothing of a broken message remains. */
function edited(content: Readable, edit: Transform): Readable {
  content.once("error", (error) => edit.destroy(error));
  // It may fail before whoever stores it listens; that one is told all the same.
  edit.on("error", () => undefined);
  return content.pipe(edit);
}

/** What the blobs and the disk refuse, in the words of the wire. */
export function refusalOf(error: unknown): SmtpRefusal | undefined {
  if (!(error instanceof Refusal)) return undefined;
  if (error.code === "kernel.diskFull") return smtpRefusals.diskFull;
  if (error.code === "kernel.tooLarge") return smtpRefusals.tooLarge;
  return error.code === "kernel.stopping" ? smtpRefusals.stopping : undefined;
}
