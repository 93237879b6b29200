import { systemActor } from "../../../kernel/access/actor.ts";
import type { Kernel } from "../../../kernel/module.ts";
import type { Work } from "../../../kernel/work.ts";
import { writeDeliveryReport, type ReportedRecipient } from "../../../protocols/mime/index.ts";
import { partsOf, type AddressBook } from "../addresses.ts";
import type { Deliver } from "../deliver.ts";
import { contentOf, type MailReader } from "../reader.ts";
import type { Traffic } from "../traffic/traffic.ts";
import { reportWords, statusOf } from "./report.ts";
import type { OutgoingRow, RecipientRow } from "./store.ts";
import * as store from "./store.ts";

/** Why a recipient does not have a message. */
export interface Trouble {
  readonly recipient: RecipientRow;
  readonly reply: string;
}

/** Tells senders what became of their mail (RFC 3464). */
export interface Returns {
  /** The recipients will not get it: they leave the queue, and the sender is told, in one transaction. */
  fail(outgoing: OutgoingRow, troubles: readonly Trouble[]): Promise<void>;
  /** They do not have it yet. */
  delay(outgoing: OutgoingRow, troubles: readonly Trouble[], until: number): Promise<void>;
}

interface Parts {
  readonly kernel: Kernel;
  readonly book: AddressBook;
  readonly reader: MailReader;
  readonly deliver: Deliver;
  readonly traffic: Traffic;
}

const MOST_HEADER = 32 * 1024;

export function createReturns({ kernel, book, reader, deliver, traffic }: Parts): Returns {
  async function tell(
    outgoing: OutgoingRow,
    action: ReportedRecipient["action"],
    troubles: readonly Trouble[],
    change: (work: Work) => void,
    until?: number,
  ): Promise<void> {
    const sender = senderOf(outgoing);
    const content = sender === undefined ? undefined : await write(outgoing, action, troubles, until);
    kernel.write(systemActor("mail.queue"), (work) => {
      change(work);
      if (sender === undefined || !content) return;
      deliver(work, {
        content,
        to: [{ personId: sender, address: outgoing.envelopeFrom }],
        senderId: null,
        door: "queue",
        // A report comes from nobody, so that no report is made of it (RFC 5321 §6.1).
        envelopeFrom: "",
        receivedAt: work.now,
        once: false,
      });
    });
    for (const { recipient, reply } of troubles) {
      traffic.note({
        what: action === "failed" ? "returned" : "delayed",
        door: "queue",
        peer: "",
        sender: outgoing.envelopeFrom,
        recipient: recipient.address,
        size: outgoing.size,
        reply,
      });
    }
  }

  /** Whom a report is for: nobody where the message itself was one, or its sender is not ours or has left. */
  function senderOf({ envelopeFrom }: OutgoingRow): number | undefined {
    if (envelopeFrom === "") return undefined;
    const destination = book.destinationOf(envelopeFrom);
    return destination.kind === "person" ? destination.personId : undefined;
  }

  async function write(
    outgoing: OutgoingRow,
    action: ReportedRecipient["action"],
    troubles: readonly Trouble[],
    until?: number,
  ) {
    const recipients = troubles.map(({ recipient: { address }, reply }) => ({
      address,
      action,
      status: statusOf(reply, action),
      reply,
      ...(until !== undefined && { until }),
    }));
    const words = reportWords(action, outgoing.subject, recipients);
    const bytes = await writeDeliveryReport({
      from: { name: "Hệ thống thư", address: `mailer-daemon@${book.domain()}` },
      to: outgoing.envelopeFrom,
      ...words,
      messageId: `<${kernel.newName()}@${book.domain()}>`,
      sentAt: kernel.clock.now(),
      reporter: partsOf(`x@${book.domain()}`).host,
      arrivedAt: outgoing.createdAt,
      recipients,
      header: await headerOf(outgoing.hash),
    });
    const blob = await kernel.blobs.put(bytes, { maxBytes: bytes.length });
    return contentOf(blob, await reader.read(blob.hash));
  }

  async function headerOf(hash: string): Promise<string> {
    const pieces: Buffer[] = [];
    const size = kernel.blobs.size(hash);
    for await (const piece of kernel.blobs.open(hash, { start: 0, end: Math.min(size, MOST_HEADER) - 1 })) {
      pieces.push(piece as Buffer);
    }
    const text = Buffer.concat(pieces).toString();
    const end = text.indexOf("\r\n\r\n");
    return end < 0 ? text : text.slice(0, end + 2);
  }

  return {
    fail: (outgoing, troubles) =>
      tell(outgoing, "failed", troubles, (work) => {
        for (const { recipient } of troubles) store.removeRecipient(work.db, recipient);
      }),
    delay: (outgoing, troubles, until) =>
      tell(
        outgoing,
        "delayed",
        troubles,
        (work) => {
          for (const { recipient } of troubles) store.markWarned(work.db, recipient.id);
        },
        until,
      ),
  };
}
