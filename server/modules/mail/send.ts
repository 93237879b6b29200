import { may, systemActor, type Actor } from "../../kernel/access/actor.ts";
import { EVERYONE } from "../../kernel/contract/index.ts";
import { kernelErrors } from "../../kernel/errors.ts";
import type { Kernel } from "../../kernel/module.ts";
import type { Work } from "../../kernel/work.ts";
import type { DirectoryService } from "../directory/module.ts";
import type { AddressBook, Expansion } from "./addresses.ts";
import { keepSent, tellChanged, type Deliver } from "./deliver.ts";
import type { DraftCopies } from "./draft-copies.ts";
import type { Drafts } from "./drafts.ts";
import type { Names } from "./delegates/names.ts";
import { mailErrors } from "./errors.ts";
import { withFlags } from "./flags.ts";
import type { Links } from "./links.ts";
import { newMessageId, type MakeLetter } from "./make-letter.ts";
import { mailUser, ownerOf } from "./policy.ts";
import { listIn } from "./present-draft.ts";
import type { MailReader } from "./reader.ts";
import { letterHtml } from "./rich.ts";
import type { mailSettings } from "./settings.ts";
import type { Outbound } from "./outbound.ts";
import * as store from "./store.ts";
import type { Traffic } from "./traffic/traffic.ts";
import type { DraftRowStored } from "./store.ts";

/** A letter of the program itself, or of a sample office: no draft, no browser. */
export interface Letter {
  readonly from: number;
  /** Audience keys. */
  readonly to: readonly string[];
  readonly cc?: readonly string[];
  readonly subject: string;
  readonly text: string;
  /** The same with its looks, cleaned already; `text` then says it plainly. */
  readonly html?: string;
  /** What stands before the @ of its Message-ID: the same again is sent once. */
  readonly name?: string;
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
  /** Delivers a draft now, once: asked again, it answers what it answered. `due`: it has waited for this, and goes although it waits. */
  send(actor: Actor, draftId: number, version: number, due?: boolean): Promise<Sent>;
  /** Refuses what could not be delivered; else how many people it would go to. */
  check(actor: Actor, draft: DraftRowStored): number;
  post(letter: Letter): Promise<PostedLetter>;
}

export interface Sent {
  readonly messageId: number;
  readonly delivered: number;
}

interface Parts {
  readonly kernel: Kernel;
  readonly directory: DirectoryService;
  readonly book: AddressBook;
  readonly drafts: Drafts;
  readonly copies: DraftCopies;
  readonly links: Links;
  readonly makeLetter: MakeLetter;
  readonly deliver: Deliver;
  readonly outbound: Outbound;
  readonly traffic: Pick<Traffic, "note">;
  readonly reader: MailReader;
  readonly settings: () => (typeof mailSettings)["defaults"];
  /** The agency shows every sender who has opened what he sent. */
  readonly tracksAll: () => boolean;
  readonly names: Names;
}

export function createSending(parts: Parts): Sending {
  const {
    kernel,
    directory,
    book,
    drafts,
    copies,
    links,
    makeLetter,
    deliver,
    reader,
    settings,
    tracksAll,
    names,
    outbound,
    traffic,
  } = parts;
  const { db, clock } = kernel;
  const { senderOf } = makeLetter;

  function whom(
    expansion: readonly Expansion[],
    sender: number,
    named: readonly string[],
    { maxRecipients } = settings(),
  ): number[] {
    const ids = new Set(expansion.flatMap(({ personIds }) => personIds));
    // A department's member does not write to himself unless he says so.
    if (!named.includes(`person:${String(sender)}`)) ids.delete(sender);
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

  /** Who gets a draft, and what its header says; refuses what cannot be delivered. */
  function address(actor: Actor, draft: DraftRowStored) {
    const person = mailUser(actor);
    const [to, cc, bcc] = [listIn(draft.toList), listIn(draft.ccList), listIn(draft.bccList)];
    const all = [...to, ...cc, ...bcc];
    const expanded = {
      to: book.expand(to, person.language),
      cc: book.expand(cc, person.language),
      bcc: book.expand(bcc, person.language),
    };
    if (all.some((value) => value === EVERYONE || book.valueOf(value) === EVERYONE) && !may(actor, "mail.everyone")) {
      throw mailErrors.everyoneNotAllowed();
    }
    const expansions = [expanded.to, expanded.cc, expanded.bcc];
    outbound.check(actor, all);
    const ids = whom(expansions, person.id, all);
    const shared = sharedOf(expansions);
    const outside = outbound.outsideOf(expansions);
    if (ids.length + shared.length + outside.length === 0) throw mailErrors.noRecipient();
    return { ...expanded, all, ids, shared, outside };
  }

  /** What became of a draft that has gone out already. */
  function sentBefore(actor: Actor, draftId: number): Sent | undefined {
    const accountId = store.accountOf(db, ownerOf(actor));
    const sent = accountId === undefined ? undefined : store.sentFromDraft(db, accountId, draftId);
    return sent && { messageId: sent.messageId, delivered: sent.delivered };
  }

  function demandUnchanged(draft: DraftRowStored, version: number, due: boolean): void {
    if (draft.version !== version) throw kernelErrors.conflict();
    if (!due && draft.sendAt !== null) throw mailErrors.waiting();
    // Taken back while the letter was being made.
    if (due && draft.sendAt === null) throw kernelErrors.conflict();
  }

  return {
    check(actor, draft) {
      names.forDraft(actor, draft);
      const { ids, shared, outside } = address(actor, draft);
      return ids.length + shared.length + outside.length;
    },
    async send(actor, draftId, version, due = false) {
      const person = mailUser(actor);
      const before = sentBefore(actor, draftId);
      if (before) return before;
      const draft = drafts.find(actor, draftId);
      demandUnchanged(draft, version, due);
      const { to, cc, bcc, all, ids, shared, outside } = address(actor, draft);
      const linked = links.prepare(person, draft);
      const name = names.forDraft(actor, draft);
      const content = await makeLetter.toSend(
        actor,
        draft,
        {
          from: name.from,
          headers: name.headers,
          to: to.header,
          cc: cc.header,
          messageId: newMessageId(kernel, book.domain()),
          ...(await threading(actor, draft.originalId)),
        },
        linked.lines,
      );
      return kernel.write(actor, (work) => {
        // Sent from another window meanwhile: once is enough.
        const meanwhile = sentBefore(actor, draftId);
        if (meanwhile) return meanwhile;
        const now = drafts.find(actor, draftId);
        demandUnchanged(now, version, due);
        // The right to write in this name has ended meanwhile.
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
          tracked: tracksAll() || draft.wantsReceipt === 1,
        });
        const delivered = deliveries.length + shared.length + outside.length;
        outbound.add(work, content, outside, { address: name.from.address, personId: person.id });
        const messageId = names.keep(work, actor, name, { contentId, originalId: draft.originalId });
        markOriginal(work, actor, draft);
        store.deleteDraft(work.db, draftId);
        copies.withdraw(work, actor, now);
        linked.keep(work, ids);
        store.rememberCorrespondents(work.db, now.accountId, all, work.now);
        work.afterCommit(() => {
          for (const { address: recipient } of [...to.header, ...cc.header, ...bcc.header]) {
            traffic.note({
              ...{ what: outside.includes(recipient) ? "queued" : "delivered", door: "web", peer: "" },
              ...{ sender: name.from.address, recipient, size: content.size, reply: "", contentId },
            });
          }
        });
        store.insertSent(work.db, {
          contentId,
          accountId: now.accountId,
          draftId,
          messageId,
          delivered,
          wantsReceipt: draft.wantsReceipt,
          urgent: draft.urgent,
          bcc: JSON.stringify(bcc.header),
          sentAt: work.now,
        });
        const boxes = store
          .mailboxesOf(work.db, now.accountId)
          .filter(({ role }) => role === "sent" || role === "drafts");
        tellChanged(kernel, work, person.id, now.accountId, {
          messageIds: draft.originalId === null ? [messageId] : [messageId, draft.originalId],
          mailboxIds: boxes.map(({ id }) => id),
        });
        return { messageId, delivered };
      });
    },
    async post(letter) {
      const sentAt = letter.at ?? clock.now();
      const language = directory.languageOf(letter.from);
      const expansions = [book.expand(letter.to, language), book.expand(letter.cc ?? [], language)] as const;
      const ids = whom(expansions, letter.from, [...letter.to, ...(letter.cc ?? [])], {
        ...settings(),
        maxRecipients: Infinity,
      });
      const messageId =
        letter.name === undefined ? newMessageId(kernel, book.domain()) : `<${letter.name}@${book.domain()}>`;
      const references = letter.answers ? [...letter.answers.references, letter.answers.messageId] : [];
      const content = await makeLetter.safe({
        from: senderOf(letter.from),
        to: expansions[0].header,
        cc: expansions[1].header,
        subject: letter.subject,
        text: letter.text,
        ...(letter.html !== undefined && { html: letterHtml(letter.html) }),
        messageId,
        ...(letter.answers && { inReplyTo: letter.answers.messageId, references }),
        sentAt,
        attachments: [],
      });
      return kernel.write(systemActor("mail.post"), (work) => {
        const before = letter.name === undefined ? undefined : store.contentNamed(work.db, messageId, letter.from);
        if (before !== undefined) return { contentId: before, messageId, references, deliveries: [] };
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
