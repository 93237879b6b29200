import { systemActor } from "../../kernel/access/actor.ts";
import { Refusal } from "../../kernel/errors.ts";
import type { Kernel } from "../../kernel/module.ts";
import { openDoor, smtpRefusals, type SmtpHooks, type SmtpRefusal } from "../../protocols/smtp/index.ts";
import type { AddressBook } from "./addresses.ts";
import type { Deliver } from "./deliver.ts";
import type { MailDoor } from "./doors/doors.ts";
import { contentOf, type MailReader } from "./reader.ts";
import { MEGABYTE, type mailSettings } from "./settings.ts";

interface Parts {
  readonly kernel: Kernel;
  readonly book: AddressBook;
  readonly deliver: Deliver;
  readonly reader: MailReader;
  readonly settings: () => (typeof mailSettings)["defaults"];
}

/** A person of the office, as RCPT found him or her. */
type Recipient = number;

/** Mail for our own people from anybody on the network. Nobody signs in here, so nothing is believed of who sent it. */
export function inboundHooks({ kernel, book, deliver, reader }: Parts, maxBytes: number): SmtpHooks<Recipient> {
  const log = kernel.log.named("smtp");
  return {
    recipient(address) {
      const destination = book.destinationOf(address);
      if (destination.kind === "outside") return smtpRefusals.noRelaying;
      // Departments and the whole office are written to by people who have signed in.
      return destination.kind === "person" ? { target: destination.personId } : smtpRefusals.unknownRecipient;
    },
    async message(envelope, content, peer) {
      const blob = await kernel.blobs.put(content, { maxBytes });
      const read = await reader.read(blob.hash);
      const byPerson = new Map(envelope.recipients.map(({ address, target }) => [target, address]));
      const { contentId, deliveries } = kernel.write(systemActor("smtp", "smtp"), (work) =>
        deliver(work, {
          content: contentOf(blob, read),
          to: [...byPerson].map(([personId, address]) => ({ personId, address })),
          senderId: null,
          door: "smtp",
          envelopeFrom: envelope.from,
          receivedAt: work.now,
          once: true,
        }),
      );
      log.info("A message was taken in", {
        peer: peer.address,
        from: envelope.from,
        recipients: deliveries.length,
        bytes: blob.size,
        content: contentId,
      });
      return { id: String(contentId) };
    },
    refusalOf,
    refused(what, peer, { address }) {
      log.info("A message was refused", {
        peer: peer.address,
        code: what.code,
        status: what.enhanced,
        ...(address !== undefined && { address: address.slice(0, 320) }),
      });
    },
    failed(error, peer) {
      log.error("A message could not be taken in", error, { peer: peer.address });
    },
  };
}

function refusalOf(error: unknown): SmtpRefusal | undefined {
  if (!(error instanceof Refusal)) return undefined;
  if (error.code === "kernel.diskFull") return smtpRefusals.diskFull;
  if (error.code === "kernel.tooLarge") return smtpRefusals.tooLarge;
  return error.code === "kernel.stopping" ? smtpRefusals.stopping : undefined;
}

/** The inbound door. TLS is offered and never demanded: what comes in here is anybody's. */
export function inboundDoor(parts: Parts): MailDoor {
  return {
    name: "smtp",
    open({ host, port }) {
      const { maxMessageMb, maxRecipients, messagesPerMinute } = parts.settings();
      const maxMessageBytes = maxMessageMb * MEGABYTE;
      return openDoor({
        host,
        port,
        name: parts.book.domain(),
        hooks: inboundHooks(parts, maxMessageBytes),
        tls: { implicit: false, secureContext: () => parts.kernel.tls.secureContext() },
        clock: parts.kernel.clock,
        limits: { maxMessageBytes, maxRecipients, messagesPerMinute },
      });
    },
  };
}
