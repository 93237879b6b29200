import { may, systemActor, type Actor } from "../../kernel/access/actor.ts";
import { EVERYONE } from "../../kernel/contract/index.ts";
import { kernelErrors } from "../../kernel/errors.ts";
import type { Kernel } from "../../kernel/module.ts";
import type { Work } from "../../kernel/work.ts";
import { writeMail, type MailDraft } from "../../protocols/mime/index.ts";
import type { DirectoryService } from "../directory/module.ts";
import type { AddressBook, Expansion } from "./addresses.ts";
import { keepSent, tellChanged, type Deliver } from "./deliver.ts";
import { listIn, type Drafts } from "./drafts.ts";
import type { Names } from "./delegates/names.ts";
import { mailErrors } from "./errors.ts";
import { withFlags } from "./flags.ts";
import { mailUser } from "./policy.ts";
import { contentOf, type MailReader } from "./reader.ts";
import { MEGABYTE, type mailSettings } from "./settings.ts";
import type { Outbound } from "./outbound.ts";
import * as store from "./store.ts";

/** A letter of the program itself, or of a sample office: no draft, no browser. */
export interface Letter {
  readonly from: number;
  /** Audience keys. */
  readonly to: readonly string[];
  readonly cc?: readonly string[];
  readonly subject: string;
  readonly text: string;
  /** When it was sent; now unless said. */
  readonly at?: number;
  readonly answers?: PostedLetter;
  /** Nobody is told of it: mail of the past. */
  readonly quiet?: boolean;
}

export interface PostedLetter {
  readonly contentId: number;
  readonly messageId: string;
  readonly references: readonly string[];
  /** Each recipient's own copy. */
  readonly deliveries: readonly { readonly personId: number; readonly messageId: number }[];
}

export interface Sending {
  send(actor: Actor, draftId: number, version: number): Promise<{ messageId: number; delivered: number }>;
  post(letter: Letter): Promise<PostedLetter>;
}

interface Parts {
  readonly kernel: Kernel;
  readonly directory: DirectoryService;
  readonly book: AddressBook;
  readonly drafts: Drafts;
  readonly deliver: Deliver;
  readonly outbound: Outbound;
  readonly reader: MailReader;
  readonly settings: () => (typeof mailSettings)["defaults"];
  /** The agency shows every sender who has opened what he sent. */
  readonly tracksAll: () => boolean;
  readonly names: Names;
}

export function createSending(parts: Parts): Sending {
  const { kernel, directory, book, drafts, deliver, reader, settings, tracksAll, names, outbound } = parts;
  const { db, clock } = kernel;

  function senderOf(personId: number): { name: string; address: string } {
    const person = directory.person(personId);
    if (!person) throw kernelErrors.notFound();
    return { name: person.name, address: `${person.username}@${book.domain()}` };
  }

  /** Writes the message to disk; what it returns is ready for the delivering transaction. */
  async function makeSafe(draft: MailDraft) {
    const limit = settings().maxMessageMb;
    const bytes = await writeMail(draft);
    if (bytes.length > limit * MEGABYTE) throw mailErrors.tooLarge({ limit });
    const blob = await kernel.blobs.put(bytes, { maxBytes: limit * MEGABYTE });
    return contentOf(blob, await reader.read(blob.hash));
  }

  function whom(expansion: readonly Expansion[], sender: number, named: readonly string[]): number[] {
    const ids = new Set(expansion.flatMap(({ personIds }) => personIds));
    // A department's member does not write to himself unless he says so.
    if (!named.includes(`person:${String(sender)}`)) ids.delete(sender);
    const { maxRecipients } = settings();
    if (ids.size > maxRecipients) throw mailErrors.tooManyRecipients({ count: ids.size, limit: maxRecipients });
    return [...ids];
  }

  function sharedOf(expansions: readonly Expansion[]): Expansion["shared"] {
    const all = expansions.flatMap(({ shared }) => shared);
    return [...new Map(all.map((target) => [target.accountId, target])).values()];
  }

  const withAddresses = (ids: readonly number[]) =>
    directory.people(ids).map(({ id, username }) => ({ personId: id, address: `${username}@${book.domain()}` }));

  /** The header fields that tie an answer to its conversation (RFC 5322 §3.6.4). */
  async function threading(actor: Actor, originalId: number | null) {
    const original = originalId === null ? undefined : store.findMessage(db, actor, originalId);
    if (!original) return {};
    const { messageId, references, inReplyTo } = await reader.read(original.hash);
    if (messageId === null) return {};
    const before = references.length > 0 ? references : inReplyTo === null ? [] : [inReplyTo];
    return { inReplyTo: messageId, references: [...before.slice(0, 1), ...before.slice(1).slice(-50), messageId] };
  }

  function markOriginal(work: Work, actor: Actor, draft: { originalId: number | null; kind: string }): void {
    if (draft.originalId === null) return;
    for (const place of store.writablePlaces(work.db, actor, [draft.originalId])) {
      const flag = draft.kind === "forward" ? { forwarded: true } : { answered: true };
      store.setFlags(work.db, place, withFlags(place.flags, flag));
    }
  }

  return {
    async send(actor, draftId, version) {
      const person = mailUser(actor);
      const draft = drafts.find(actor, draftId);
      if (draft.version !== version) throw kernelErrors.conflict();
      const [to, cc] = [listIn(draft.toList), listIn(draft.ccList)];
      const expansions = [book.expand(to, person.language), book.expand(cc, person.language)] as const;
      if ([...to, ...cc].some((value) => book.valueOf(value) === EVERYONE || value === EVERYONE)) {
        if (!may(actor, "mail.everyone")) throw mailErrors.everyoneNotAllowed();
      }
      outbound.check(actor, [...to, ...cc]);
      const ids = whom(expansions, person.id, [...to, ...cc]);
      const shared = sharedOf(expansions);
      const outside = outbound.outsideOf(expansions);
      if (ids.length + shared.length + outside.length === 0) throw mailErrors.noRecipient();
      const name = names.forDraft(actor, draft);
      const content = await makeSafe({
        from: name.from,
        headers: name.headers,
        to: expansions[0].header,
        cc: expansions[1].header,
        subject: draft.subject,
        text: draft.body,
        messageId: `<${kernel.newName()}@${book.domain()}>`,
        ...(await threading(actor, draft.originalId)),
        sentAt: clock.now(),
        attachments: store.filesOf(db, draftId).map(({ hash, name, type }) => ({
          name,
          type,
          content: kernel.blobs.open(hash),
        })),
      });
      return kernel.write(actor, (work) => {
        // Sent from another window meanwhile: once is enough.
        if (drafts.find(actor, draftId).version !== version) throw kernelErrors.conflict();
        // Taken back while the letter was being made.
        if (names.forDraft(actor, draft).accountId !== name.accountId) throw kernelErrors.conflict();
        const { contentId, deliveries } = deliver(work, {
          content,
          to: withAddresses(ids),
          shared,
          senderId: person.id,
          accountId: name.accountId,
          door: "web",
          envelopeFrom: senderOf(person.id).address,
          receivedAt: work.now,
          once: false,
          tracked: tracksAll(),
        });
        outbound.add(work, content, outside, { address: name.from.address, personId: person.id });
        const messageId = names.keep(work, actor, name, { contentId, originalId: draft.originalId });
        markOriginal(work, actor, draft);
        store.deleteDraft(work.db, draftId);
        const accountId = store.ensureAccount(work.db, person.id, work.now);
        const boxes = store.mailboxesOf(work.db, accountId).filter(({ role }) => role === "sent" || role === "drafts");
        tellChanged(kernel, work, person.id, accountId, {
          messageIds: draft.originalId === null ? [messageId] : [messageId, draft.originalId],
          mailboxIds: boxes.map(({ id }) => id),
        });
        return { messageId, delivered: deliveries.length + shared.length + outside.length };
      });
    },
    async post(letter) {
      const sentAt = letter.at ?? clock.now();
      const language = directory.languageOf(letter.from);
      const expansions = [book.expand(letter.to, language), book.expand(letter.cc ?? [], language)] as const;
      const ids = whom(expansions, letter.from, [...letter.to, ...(letter.cc ?? [])]);
      const messageId = `<${kernel.newName()}@${book.domain()}>`;
      const references = letter.answers ? [...letter.answers.references, letter.answers.messageId] : [];
      const content = await makeSafe({
        from: senderOf(letter.from),
        to: expansions[0].header,
        cc: expansions[1].header,
        subject: letter.subject,
        text: letter.text,
        messageId,
        ...(letter.answers && { inReplyTo: letter.answers.messageId, references }),
        sentAt,
        attachments: [],
      });
      return kernel.write(systemActor("mail.post"), (work) => {
        const { contentId, deliveries } = deliver(work, {
          content,
          to: withAddresses(ids),
          shared: sharedOf(expansions),
          tracked: tracksAll(),
          senderId: letter.from,
          door: "web",
          envelopeFrom: senderOf(letter.from).address,
          receivedAt: sentAt,
          once: false,
          ...(letter.quiet && { quiet: true }),
        });
        keepSent(work, letter.from, contentId, sentAt);
        return { contentId, messageId, references, deliveries };
      });
    },
  };
}
