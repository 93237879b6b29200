import type { Readable, Transform } from "node:stream";
import { systemActor } from "../../../kernel/access/actor.ts";
import { personKey, type AudienceKey } from "../../../kernel/contract/index.ts";
import { Refusal } from "../../../kernel/errors.ts";
import type { Kernel } from "../../../kernel/module.ts";
import type { Work } from "../../../kernel/work.ts";
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
import { NotReadYet } from "../rules/sort.ts";
import { looksInside } from "../rules/store.ts";
import type { mailSettings } from "../settings.ts";
import type { NewContent } from "../store.ts";
import { createTakeIn } from "../take-in.ts";
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
  const takeIn = createTakeIn(kernel, reader);

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

  /** For everybody in one transaction. A rule may ask what stands inside a message whose header alone was read: then it is read first. */
  async function keep(content: NewContent, put: (work: Work, content: NewContent) => number | undefined) {
    try {
      return await together.run((work) => put(work, content));
    } catch (error) {
      if (!(error instanceof NotReadYet)) throw error;
      const read = contentOf(content, await reader.read(content.hash));
      return together.run((work) => put(work, read));
    }
  }

  async function store(
    envelope: SmtpEnvelope<Target>,
    source: Readable,
    peer: SmtpPeer<unknown>,
    { door, maxBytes, senderId }: Arrival,
    { to, shared, outside }: ReturnType<typeof expand>,
  ) {
    const whole = looksInside(
      kernel.db,
      to.map(({ personId }) => personKey(personId)),
    );
    const { blob, content } = await takeIn(source, { maxBytes, whole });
    const contentId = await keep(content, (work, message) => {
      if (outside.length > 0) {
        queue.add(work, {
          hash: blob.hash,
          size: blob.size,
          subject: message.subject,
          envelopeFrom: envelope.from,
          senderId,
          to: outside,
          trace: `from ${peer.helo} ([${peer.address}]) by ${book.domain()} with ${peer.protocol} id ${peer.id}`,
        });
      }
      // What nobody here gets has no row here.
      if (to.length + shared.length === 0) return undefined;
      const facts = { to, shared, senderId, door, envelopeFrom: envelope.from, receivedAt: work.now, once: true };
      return deliver(work, { ...facts, content: message }).contentId;
    });
    return { blob, contentId };
  }

  return async (envelope, content, peer, arrival) => {
    const { door, senderId, deviceId, edit } = arrival;
    const readers = expand(envelope, senderId);
    const recipients = readers.to.length + readers.shared.length + readers.outside.length;
    if (recipients > settings().maxRecipients) return smtpRefusals.tooManyPeople;
    const source = edit ? edited(content, editHeader(edit)) : content;
    const leave = together.enter();
    const { blob, contentId } = await store(envelope, source, peer, arrival, readers).finally(leave);
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
      recipients,
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
