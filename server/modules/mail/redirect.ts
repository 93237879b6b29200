import { readFile } from "node:fs/promises";
import { EVERYONE } from "../../kernel/contract/index.ts";
import { may, type Actor } from "../../kernel/access/actor.ts";
import type { Kernel } from "../../kernel/module.ts";
import { resentHeader } from "../../protocols/mime/index.ts";
import type { DirectoryService } from "../directory/module.ts";
import type { AddressBook } from "./addresses.ts";
import type { Deliver } from "./deliver.ts";
import { mailErrors } from "./errors.ts";
import type { MailboxUse } from "./mailbox.ts";
import { newMessageId, type MakeLetter } from "./make-letter.ts";
import type { Outbound } from "./outbound.ts";
import { mailUser } from "./policy.ts";
import { contentOf, type MailReader } from "./reader.ts";
import { MEGABYTE, type mailSettings } from "./settings.ts";

/** Sends a message of the actor's on to others just as it came, with the trace of who did so (RFC 5322 §3.6.6). */
export type Redirect = (actor: Actor, messageId: number, to: readonly string[]) => Promise<{ delivered: number }>;

interface Parts {
  readonly kernel: Kernel;
  readonly directory: DirectoryService;
  readonly book: AddressBook;
  readonly use: MailboxUse;
  readonly reader: MailReader;
  readonly makeLetter: MakeLetter;
  readonly deliver: Deliver;
  readonly outbound: Outbound;
  readonly settings: () => (typeof mailSettings)["defaults"];
}

export function createRedirect(parts: Parts): Redirect {
  const { kernel, directory, book, use, reader, makeLetter, deliver, outbound, settings } = parts;
  return async (actor, messageId, to) => {
    const person = mailUser(actor);
    const row = use.find(actor, messageId);
    const expansion = book.expand(to, person.language);
    const { personIds, shared, header } = expansion;
    outbound.check(actor, to);
    const outside = outbound.outsideOf([expansion]);
    if (to.some((value) => book.valueOf(value) === EVERYONE) && !may(actor, "mail.everyone")) {
      throw mailErrors.everyoneNotAllowed();
    }
    const { maxRecipients, maxMessageMb } = settings();
    if (personIds.length + shared.length + outside.length === 0) throw mailErrors.noRecipient();
    if (personIds.length > maxRecipients) {
      throw mailErrors.tooManyRecipients({ count: personIds.length, limit: maxRecipients });
    }
    const from = makeLetter.senderOf(person.id);
    const trace = await resentHeader({
      from,
      to: header,
      messageId: newMessageId(kernel, book.domain()),
      sentAt: kernel.clock.now(),
    });
    const bytes = Buffer.concat([trace, await readFile(kernel.blobs.path(row.hash))]);
    if (bytes.length > maxMessageMb * MEGABYTE) throw mailErrors.tooLarge({ limit: maxMessageMb });
    const blob = await kernel.blobs.put(bytes, { maxBytes: maxMessageMb * MEGABYTE });
    const content = contentOf(blob, await reader.read(blob.hash));
    return kernel.write(actor, (work) => {
      const { deliveries } = deliver(work, {
        content,
        to: directory
          .people(personIds)
          .map(({ id, username }) => ({ personId: id, address: `${username}@${book.domain()}` })),
        shared,
        // Who wrote it is known where it was known before.
        senderId: row.senderId,
        door: "web",
        envelopeFrom: from.address,
        receivedAt: work.now,
        once: false,
      });
      outbound.add(work, content, outside, { address: from.address, personId: person.id });
      work.audit({ action: "mail.redirected", subject: { type: "mail", id: String(row.contentId) } });
      return { delivered: deliveries.length + shared.length + outside.length };
    });
  };
}
