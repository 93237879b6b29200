import type { Actor } from "../../kernel/access/actor.ts";
import { kernelErrors } from "../../kernel/errors.ts";
import type { Kernel } from "../../kernel/module.ts";
import { writeMail, type MailAddress, type MailDraft } from "../../protocols/mime/index.ts";
import type { DirectoryService } from "../directory/module.ts";
import type { AddressBook } from "./addresses.ts";
import { mailErrors } from "./errors.ts";
import { mailUser } from "./policy.ts";
import { listIn } from "./present-draft.ts";
import { contentOf, type MailReader } from "./reader.ts";
import { letterHtml } from "./rich.ts";
import { MEGABYTE } from "./settings.ts";
import * as store from "./store.ts";
import type { DraftRowStored, NewContent } from "./store.ts";

/** What the header of a letter says beside what its draft says. */
export interface Heading {
  /** Another than the person's own where he or she writes in another's name. */
  readonly from?: MailAddress;
  readonly headers?: Readonly<Record<string, string>>;
  readonly to: readonly MailAddress[];
  readonly cc: readonly MailAddress[];
  readonly bcc?: readonly MailAddress[];
  readonly messageId: string;
  readonly inReplyTo?: string;
  readonly references?: readonly string[];
}

/** Links to files that do not go in the letter, as its text says them. */
export interface LinkLines {
  readonly text: string;
  readonly html: string;
}

/** Letters from drafts: written to disk, and ready for the transaction that delivers or keeps them. */
export interface MakeLetter {
  senderOf(personId: number): MailAddress;
  /** Writes the message to disk. Refuses one that is too large. */
  safe(letter: MailDraft): Promise<NewContent>;
  /** The letter that a draft becomes. */
  toSend(actor: Actor, draft: DraftRowStored, heading: Heading, links: LinkLines): Promise<NewContent>;
  /** The draft as mail programs see it. */
  ofDraft(actor: Actor, draft: DraftRowStored): Promise<NewContent>;
}

interface Parts {
  readonly kernel: Kernel;
  readonly directory: DirectoryService;
  readonly book: AddressBook;
  readonly reader: MailReader;
  readonly maxMessageMb: () => number;
}

const NO_LINKS: LinkLines = { text: "", html: "" };

export function createMakeLetter({ kernel, directory, book, reader, maxMessageMb }: Parts): MakeLetter {
  function senderOf(personId: number): MailAddress {
    const person = directory.person(personId);
    if (!person) throw kernelErrors.notFound();
    return { name: person.name, address: `${person.username}@${book.domain()}` };
  }

  async function safe(letter: MailDraft): Promise<NewContent> {
    const limit = maxMessageMb();
    const bytes = await writeMail(letter);
    if (bytes.length > limit * MEGABYTE) throw mailErrors.tooLarge({ limit });
    const blob = await kernel.blobs.put(bytes, { maxBytes: limit * MEGABYTE });
    return contentOf(blob, await reader.read(blob.hash));
  }

  async function toSend(actor: Actor, draft: DraftRowStored, heading: Heading, links: LinkLines): Promise<NewContent> {
    const from = heading.from ?? senderOf(mailUser(actor).id);
    return safe({
      ...heading,
      from,
      subject: draft.subject,
      text: draft.body + links.text,
      ...(draft.html !== null && { html: letterHtml(draft.html + links.html) }),
      sentAt: kernel.clock.now(),
      ...(draft.urgent === 1 && { urgent: true }),
      headers: {
        ...heading.headers,
        // RFC 8098 §2.1: mail programs know it too.
        ...(draft.wantsReceipt === 1 && { "Disposition-Notification-To": from.address }),
      },
      attachments: store
        .filesOf(kernel.db, draft.id)
        .filter(({ linkOrigin }) => linkOrigin === null)
        .map(({ hash, name, type, contentId }) => ({
          name,
          type,
          content: kernel.blobs.open(hash),
          ...(contentId !== null && { contentId }),
        })),
    });
  }

  return {
    senderOf,
    safe,
    toSend,
    ofDraft(actor, draft) {
      const { language } = mailUser(actor);
      const addresses = (json: string): MailAddress[] =>
        book
          .describe(listIn(json), language)
          .map(({ value, name }) => (value.includes("@") ? { name: "", address: value } : book.headerOf(value, name)));
      const heading = {
        to: addresses(draft.toList),
        cc: addresses(draft.ccList),
        bcc: addresses(draft.bccList),
        messageId: newMessageId(kernel, book.domain()),
      };
      return toSend(actor, draft, heading, NO_LINKS);
    },
  };
}

export function newMessageId(kernel: Kernel, domain: string): string {
  return `<${kernel.newName()}@${domain}>`;
}
